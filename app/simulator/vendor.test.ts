import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AGENDA } from "~/domain/conversation/conversation.fixture";
import { toPhoneCall } from "~/simulator/phone";
import type { CallResource } from "~/simulator/simulated-call";
import { secondsToSay } from "~/simulator/talk";
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

const dial = (to: string, more: Partial<NewCall> = {}) =>
  vendor.create({
    to,
    reference: null,
    agenda: AGENDA,
    ringSeconds: 45,
    webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    voicemailMessage: null,
    ...more,
  });

/** Places a call and waits until its webhooks have told of its end. */
async function placed(code: string, more: Partial<NewCall> = {}) {
  const created = dial(`+1202555${code}`, more);
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

describe("the phone in the browser", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A call that rings there; time stands still but for `vi.advanceTimersByTime`. */
  function ringing(to: string, agenda: Partial<NewCall["agenda"]> = {}) {
    const created = dial(to, { agenda: { ...AGENDA, ...agenda } });
    if ("refused" in created) throw new Error(created.refused);
    vi.advanceTimersByTime(1_000);
    const { call } = created;
    /** What is on the screen, and how long the companion takes to say its last line, in milliseconds. */
    const look = () => ({
      ...toPhoneCall(call),
      speaking: secondsToSay(call.talk?.lastLine ?? "") * 1_000,
    });
    return { id: call.id, look };
  }

  it.each([
    ["+12025550100", "+1 ••• 0100"],
    ["+493090182050", "+49 ••• 2050"],
    ["+919876543210", "+91 ••• 3210"],
    ["+12125550199", null],
    ["+12025550150", null],
    ["+12025551234", "+1 ••• 1234"],
  ])("rings for %s as %s", (to, toNumberMasked) => {
    if (toNumberMasked === null) expect(dial(to)).toEqual({ refused: "number_not_reserved" });
    else expect(ringing(to).look()).toMatchObject({ state: "ringing", toNumberMasked });
  });

  it("lets a human who types finish", () => {
    const { id, look } = ringing("+493090182050");
    vendor.answer(id);
    for (let pause = 0; pause < 10; pause++) {
      vi.advanceTimersByTime(look().speaking + 11_000);
      vendor.beginToSay(id);
    }
    expect(look().turns).toHaveLength(1);
    vi.advanceTimersByTime(look().speaking + 12_000);
    expect(look().turns).toHaveLength(2);
  });

  it("nudges a human after 12 seconds and lets them go at 30, however fast simulated people are", () => {
    const { id, look } = ringing("+493090182050");
    vendor.answer(id);
    vi.advanceTimersByTime(look().speaking + 11_999);
    expect(look().turns).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(look().turns).toHaveLength(2);
    vi.advanceTimersByTime(look().speaking + 17_999);
    expect(look().state).toBe("talking");
    vi.advanceTimersByTime(1);
    expect(look()).toMatchObject({ state: "ended" });
    expect(vendor.get(id)).toMatchObject({ outcome: "completed", endedReason: "companion_hung_up" });
  });

  it("is left ringing as long as it may, and no longer", () => {
    const { look } = ringing("+493090182050");
    vi.advanceTimersByTime(44_999);
    expect(look().state).toBe("ringing");
    vi.advanceTimersByTime(1);
    expect(look().state).toBe("ended");
  });

  it("hears the code of a verification call, in the language of the call", () => {
    const { id, look } = ringing("+493090182050", {
      purpose: "verification",
      code: "471203",
      language: "es",
    });
    vendor.answer(id);
    const { turns, language, purpose } = look();
    expect({ language, purpose }).toEqual({ language: "es", purpose: "verification" });
    expect(turns[0]?.text).toContain("4, 7, 1, 2, 0, 3");
  });

  it("shows what isn't kept only until the next line", () => {
    const { id, look } = ringing("+12025550100");
    vendor.answer(id);
    expect(look().unkept).toBeNull();
    vendor.say(id, "Off the record, please.");
    expect(look()).toMatchObject({ unkept: expect.stringMatching(/off the record/i) });
    vendor.say(id, "My manager Ottilie is leaving.");
    expect(look().unkept).not.toBeNull();
    expect(JSON.stringify(look())).not.toContain("Ottilie");
    vendor.say(id, "Back on the record, please.");
    expect(look().unkept).toBeNull();
    expect(look().turns.at(-1)?.text).toMatch(/on the record/i);
  });
});
