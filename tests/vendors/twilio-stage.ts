import { twilioProvider } from "../../app/providers/telephony/twilio.server";
import { type Stage, type Subject, setStage } from "./contract-stage";
import { FakeTwilio } from "./fake-twilio";

/** Twilio as a subject of the contract, with routes that say one short line after the other. */
export const twilioSubject: Subject = {
  name: "twilio",
  detects: { body: true, header: true, query: true },
  signingHeaders: ["x-twilio-signature"],
  async start({ webhookUrl, timeoutMs }) {
    const vendor = new FakeTwilio();
    await vendor.listen();
    const { accountSid, authToken, fromNumber, url: baseUrl } = vendor;
    const publicUrl = new URL(webhookUrl).origin;
    let stopped = false;
    return {
      vendor,
      provider: twilioProvider({ accountSid, authToken, fromNumber, publicUrl, baseUrl, timeoutMs }),
      secrets: [authToken, accountSid],
      async stop() {
        if (!stopped) await vendor.close();
        stopped = true;
      },
    };
  },
  answerTalk(request, { talk, verifyWebhookSignature }) {
    if (!talk || !verifyWebhookSignature(request)) return { body: "", contentType: "text/plain" };
    const { callId, turn, heard, machine } = talk.readTurn(request);
    return talk.writeLine({
      say: machine ? "" : `Line ${turn}. ${heard ?? "Nothing."}`,
      language: "en",
      hangUp: machine || heard === "Goodbye.",
      nextUrl: `${new URL(request.url).origin}/talk?call=${callId}&turn=${turn + 1}`,
      patienceSeconds: 12,
    });
  },
};

/** A stage with Twilio on it. */
export async function twilioStage(): Promise<Stage & { vendor: FakeTwilio }> {
  const stage = await setStage(twilioSubject);
  if (!(stage.vendor instanceof FakeTwilio)) throw new Error("another vendor is on the stage");
  return { ...stage, vendor: stage.vendor };
}

/** Nobody listens for these: an account for what needs no vendor. */
export const UNUSED_ACCOUNT = {
  accountSid: `AC${"0".repeat(32)}`,
  authToken: "12345",
  fromNumber: "+14155550100",
  publicUrl: "https://relevel.example",
};
