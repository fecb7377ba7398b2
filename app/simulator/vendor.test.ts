import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CallResource } from "~/simulator/simulated-call";
import { type NewCall, SimulatedVendor } from "~/simulator/vendor.server";

let receiver: Server;
let told: CallResource[];
const vendor = new SimulatedVendor({ speed: 10_000, webhookSecret: `whsec_${btoa("a secret of a test")}` });

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    told.push(((await json(request)) as { call: CallResource }).call);
    response.writeHead(204).end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
});
beforeEach(() => {
  told = [];
});
afterAll(() => receiver.close());

/** Places a call and waits until its webhooks have told of its end. */
async function placed(code: string, more: Partial<NewCall> = {}) {
  const created = vendor.create({
    to: `+1202555${code}`,
    reference: null,
    agenda: { firstName: "Mara", purpose: "daily", callTime: "19:30", maxSeconds: 300 },
    ringSeconds: 45,
    webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    voicemailMessage: null,
    ...more,
  });
  if ("refused" in created) throw new Error(created.refused);
  await expect.poll(() => told.at(-1)?.status, { timeout: 10_000, interval: 5 }).toBe("ended");
  return { before: told.slice(0, -1), end: told.at(-1) };
}

describe("an answering machine", () => {
  it.each([
    ["machine_answered", null],
    ["message_left", "Hi Mara, it's relevel.me. Talk to you tomorrow."],
  ])("ends with %s when the message is %j", async (reason, voicemailMessage) => {
    const { before, end } = await placed("0104", { voicemailMessage });
    expect(before.map((call) => call.status)).toEqual(["ringing"]);
    expect(end).toMatchObject({
      outcome: "voicemail",
      ended_reason: reason,
      voicemail_message: voicemailMessage,
      answered_at: null,
      transcript: null,
    });
  });
});

describe("the people who talk", () => {
  it.each([
    ["0101", /whole song/],
    ["0106", /I won't call you again/],
    ["0107", /back on the record.*whole song/],
    ["0108", /I'm still here.*I can't hear you/],
    ["0109", /I won't ring this number again/],
    ["0113", /just one question/],
    ["0114", /screening service.*whole song/],
  ])("%s is talked with until the companion hangs up", async (code, words) => {
    const { end } = await placed(code);
    expect(end).toMatchObject({ outcome: "completed", ended_reason: "companion_hung_up" });
    expect(end?.transcript?.map((line) => line.text).join(" ")).toMatch(words);
    if (code === "0107") expect(JSON.stringify(told)).not.toMatch(/Ottilie|her job/);
  });

  it("someone silent is nudged after 12 seconds and left at 30", async () => {
    const { end } = await placed("0108");
    const spoken = (end?.duration_seconds ?? 0) - 30;
    expect(spoken).toBeGreaterThan(0);
    expect(spoken).toBeLessThan(20);
  });
});

it.each(["0101", "0102", "0103", "0104"])("%s: the cost is said at the end, not before", async (code) => {
  const { before, end } = await placed(code);
  for (const call of before) expect(call.cost).toBeNull();
  expect(end?.cost).toEqual({ amount_minor: 0, currency: "USD" });
});
