import { callkaroProvider } from "../../app/providers/telephony/callkaro.server";
import { type Stage, type Subject, setStage } from "./contract-stage";
import { FakeCallkaro } from "./fake-callkaro";

/**
 * CallKaro as a subject of the contract.
 *
 * @param secretIn where its webhooks have the secret
 * @param report takes the adapter's log lines
 */
export const callkaroSubject = (
  secretIn: "header" | "path",
  report?: (message: string) => void,
): Subject => ({
  name: `callkaro by ${secretIn}`,
  // A fixed secret says nothing about what it comes with, and the contract changes no part of a path.
  detects: { body: false, header: secretIn === "header", query: false },
  signingHeaders: secretIn === "header" ? ["authorization"] : [],
  async start({ webhookUrl, timeoutMs }) {
    const vendor = new FakeCallkaro();
    await vendor.listen();
    if (secretIn === "header") vendor.webhookUrl = webhookUrl;
    else vendor.webhookUrlWithSecret = webhookUrl;
    const { apiKey, agentId, webhookSecret, url: baseUrl } = vendor;
    const provider = callkaroProvider({ apiKey, agentId, webhookSecret, baseUrl, timeoutMs, report });
    return { provider, vendor, secrets: [apiKey, webhookSecret], stop: () => vendor.close() };
  },
});

/** A stage with CallKaro on it. */
export async function callkaroStage(
  report?: (message: string) => void,
): Promise<Stage & { vendor: FakeCallkaro }> {
  const stage = await setStage(callkaroSubject("header", report));
  if (!(stage.vendor instanceof FakeCallkaro)) throw new Error("another vendor is on the stage");
  return { ...stage, vendor: stage.vendor };
}
