import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { blandProvider } from "~/providers/telephony/bland.server";
import type { ProviderEvent, WebhookRequest } from "~/providers/telephony/provider";
import { blandStage } from "../../vendors/bland-stage";
import { strikeStages } from "../../vendors/contract-stage";
import type { BlandCallObject } from "../../vendors/fake-bland";

const URL_TOLD = "https://relevel.test/api/webhooks/call/bland";
const BEGAN = "2026-03-01T19:30:00.000Z";

afterEach(strikeStages);

describe("a webhook of Bland", () => {
  let stage: Awaited<ReturnType<typeof blandStage>>;
  let lines: string[];

  beforeEach(async () => {
    lines = [];
    stage = await blandStage();
    stage.vendor.behave({ said: ["I played for an hour."] });
  });

  const genuine = async (): Promise<WebhookRequest> => {
    await stage.place();
    const [request] = stage.received;
    if (!request) throw new Error("no webhook came");
    return request;
  };
  const told = async (
    changes: Partial<BlandCallObject> | Record<string, unknown>,
  ): Promise<ProviderEvent> => {
    const request = await genuine();
    const rawBody = JSON.stringify({ ...JSON.parse(request.rawBody), ...changes });
    return stage.provider.parseWebhook({ ...request, rawBody });
  };

  test("is signed as an independent computation signs it", () => {
    // RFC 4231, test case 2, as its hexadecimal digest.
    const provider = blandProvider({ apiKey: "key", webhookSecret: "Jefe" });
    const request = {
      rawBody: "what do ya want for nothing?",
      headers: { "x-webhook-signature": "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
      url: URL_TOLD,
    };
    expect(provider.verifyWebhookSignature(request)).toBe(true);
    expect(provider.verifyWebhookSignature({ ...request, rawBody: "what do ya want for nothing." })).toBe(
      false,
    );
  });

  test("may be signed over its JSON written again, and that is said once", () => {
    const provider = blandProvider({
      apiKey: "key",
      webhookSecret: "secret",
      report: (line) => lines.push(line),
    });
    const sign = (text: string) => createHmac("sha256", "secret").update(text).digest("hex");
    const request = (rawBody: string, signed: string) => ({
      rawBody,
      headers: { "x-webhook-signature": sign(signed) },
      url: URL_TOLD,
    });
    expect(provider.verifyWebhookSignature(request('{"a": 1.0}', '{"a": 1.0}'))).toBe(true);
    expect(lines).toEqual([]);
    expect(provider.verifyWebhookSignature(request('{"a": 1.0}', '{"a":1}'))).toBe(true);
    expect(provider.verifyWebhookSignature(request('{ "b": "é" }', '{"b":"é"}'))).toBe(true);
    expect(lines).toEqual(["webhooks of Bland are signed over re-serialised JSON"]);
    expect(provider.verifyWebhookSignature(request('{"a": 2}', '{"a":1}'))).toBe(false);
    expect(provider.verifyWebhookSignature(request("{", "{"))).toBe(true);
    expect(provider.verifyWebhookSignature(request("[".repeat(100_000) + "]".repeat(100_000), "x"))).toBe(
      false,
    );
  });

  test("is nobody's when we have no secret", () => {
    const provider = blandProvider({ apiKey: "key", webhookSecret: "" });
    const signature = createHmac("sha256", "").update("{}").digest("hex");
    const headers = { "x-webhook-signature": signature };
    expect(provider.verifyWebhookSignature({ rawBody: "{}", headers, url: URL_TOLD })).toBe(false);
  });

  test("tells a talk: turns without actions, seconds, cents, and when somebody picked up", async () => {
    const event = await told({ started_at: BEGAN, corrected_duration: "42.4", price: "0.063" });
    expect(event).toMatchObject({
      status: "completed",
      answeredAt: new Date(BEGAN),
      durationSeconds: 42,
      endedReason: "ASSISTANT",
      cost: { amountMinor: 6, currency: "USD" },
    });
    // Not `end_at`, which is when the longest time would have been up.
    expect(event.at).toEqual(new Date(Date.parse(BEGAN) + 42_000));
    expect(event.transcript?.map(({ role, text }) => [role, text])).toEqual([
      ["companion", "Hi Mara, this is your companion, an AI. Shall we begin?"],
      ["user", "I played for an hour."],
      ["companion", "I see. Thank you."],
      ["companion", "Goodbye."],
    ]);
  });

  test.each([
    [{ corrected_duration: "61", call_length: 5 }, 61],
    [{ corrected_duration: null, call_length: 1.5 }, 90],
    [{ corrected_duration: "", call_length: "0.25" }, 15],
    [{ corrected_duration: "soon", call_length: null }, null],
  ])("has its length in %j", async (changes, seconds) => {
    expect((await told(changes)).durationSeconds).toBe(seconds);
  });

  test.each([
    [0, { amountMinor: 0, currency: "USD" }],
    ["1.005", { amountMinor: 100, currency: "USD" }],
    [null, null],
    ["free", null],
  ])("has its price in %j", async (price, cost) => {
    expect((await told({ price })).cost).toEqual(cost);
  });

  test("has turns in the order of their time, and those without one stay where they are", async () => {
    const event = await told({
      started_at: BEGAN,
      transcripts: [
        { id: 1, user: "robot", text: "Hi.", created_at: null },
        { id: 3, user: "assistant", text: "Bye.", created_at: "2026-03-01 19:30:20+00" },
        { id: 2, user: "user", text: " Hello. ", created_at: "2026-03-01T19:30:10.5" },
        { id: 4, user: "user", text: " " },
        { id: 5, user: "tool", text: "lookup()" },
        { id: 6, user: "constructor", text: "what" },
        { id: 7, user: "user" },
        "text",
      ],
    });
    expect(event.transcript).toEqual([
      { role: "companion", text: "Hi.", at: BEGAN },
      { role: "user", text: "Hello.", at: "2026-03-01T19:30:10.500Z" },
      { role: "companion", text: "Bye.", at: "2026-03-01T19:30:20.000Z" },
    ]);
  });

  test("is the same fact for the same state, and a new one for a machine found out late", async () => {
    const first = await told({});
    expect((await told({ summary: "Another." })).eventId).not.toBe("");
    const id = { call_id: "c-1", c_id: "c-1" };
    const completed = await told(id);
    expect((await told({ ...id, summary: "Sent again." })).eventId).toBe(completed.eventId);
    expect((await told({ ...id, answered_by: "voicemail" })).eventId).not.toBe(completed.eventId);
    expect(first.eventId).not.toBe(completed.eventId);
  });

  test("of an older form has its id in c_id and no status", async () => {
    const older = { call_id: undefined, c_id: "c-9", status: undefined, answered_by: null };
    expect(await told(older)).toMatchObject({ vendorCallId: "c-9", status: "completed" });
  });

  test("about a call to us is none of ours", async () => {
    expect(await told({ inbound: true })).toMatchObject({ status: null, callId: null });
  });

  test("with a word we don't know changes nothing, and keeps the word", async () => {
    const provider = blandProvider({ apiKey: "key", webhookSecret: "s", report: (line) => lines.push(line) });
    const request = await genuine();
    const rawBody = JSON.stringify({ ...JSON.parse(request.rawBody), status: "parked +14155550123" });
    const event = provider.parseWebhook({ ...request, rawBody });
    expect(event).toMatchObject({ status: null, endedReason: null, payload: { status: "parked #" } });
    expect(lines).toEqual(["a status of Bland is not known: parked #"]);
  });

  test.each([
    [{ metadata: { call_id: "not-a-uuid" } }, null],
    [{ metadata: "none" }, null],
    [{ metadata: null }, null],
  ])("doesn't take %j for our id", async (changes, callId) => {
    expect((await told(changes)).callId).toBe(callId);
  });

  test("keeps nothing but the vendor's words", async () => {
    const { payload } = await told({
      error_message: "Line of +14155550123 is dead",
      summary: "Mara played.",
    });
    expect(Object.keys(payload as object).sort()).toEqual([
      "answeredBy",
      "callEndedBy",
      "callId",
      "callLength",
      "completed",
      "correctedDuration",
      "hasError",
      "price",
      "queueStatus",
      "status",
    ]);
  });
});
