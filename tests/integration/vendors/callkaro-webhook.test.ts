import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callkaroProvider } from "~/providers/telephony/callkaro.server";
import { UnreadableWebhook } from "~/providers/telephony/provider";
import { callkaroStage } from "../../vendors/callkaro-stage";
import { strikeStages } from "../../vendors/contract-stage";
import type { CallEnded } from "../../vendors/fake-callkaro";

const URL_TOLD = "https://relevel.test/api/webhooks/call/callkaro";
const SECRET = "a secret/of CallKaro's";

afterEach(strikeStages);

describe("the secret of a webhook of CallKaro", () => {
  const verify = (headers: Record<string, string>, path = "", secret = SECRET) =>
    callkaroProvider({ apiKey: "key", agentId: "agent", webhookSecret: secret }).verifyWebhookSignature({
      rawBody: "{}",
      headers,
      url: URL_TOLD + path,
    });

  test.each([
    [{ authorization: `Bearer ${SECRET}` }, ""],
    [{ authorization: `bearer ${SECRET}` }, ""],
    [{ authorization: SECRET }, ""],
    [{ "x-callkaro-secret": SECRET }, ""],
    [{}, `/${encodeURIComponent(SECRET)}`],
    [{}, `/${encodeURIComponent(SECRET)}?a=b`],
    [{ authorization: "Bearer other" }, `/${encodeURIComponent(SECRET)}`],
  ])("is known in %j %s", (headers, path) => {
    expect(verify(headers, path)).toBe(true);
  });

  test.each([
    [{}, ""],
    [{ authorization: "" }, ""],
    [{ authorization: "Bearer " }, ""],
    [{ authorization: `Basic ${SECRET}` }, ""],
    [{ authorization: `Bearer ${SECRET} ` }, ""],
    [{ "x-callkaro-signature": SECRET }, ""],
    [{}, "/"],
    [{}, `/${encodeURIComponent(SECRET)}/`],
    [{}, `/x/${encodeURIComponent(SECRET)}`],
    [{}, `/${encodeURIComponent(SECRET.toUpperCase())}`],
    [{}, "/%E0%A4%A"],
    [{}, `?secret=${encodeURIComponent(SECRET)}`],
  ])("is not in %j %s", (headers, path) => {
    expect(verify(headers, path)).toBe(false);
  });

  test("that isn't set, or is a part of our own address, opens nothing", () => {
    const nothing: Record<string, string>[] = [
      {},
      { authorization: "" },
      { authorization: "Bearer " },
      { "x-callkaro-secret": "" },
    ];
    for (const headers of nothing) expect(verify(headers, "", "")).toBe(false);
    expect(verify({}, "", "callkaro")).toBe(false);
  });
});
describe("a webhook of CallKaro", () => {
  let stage: Awaited<ReturnType<typeof callkaroStage>>;
  let lines: string[];

  beforeEach(async () => {
    lines = [];
    stage = await callkaroStage((line) => lines.push(line));
    stage.vendor.behave({ said: ["I played for an hour."] });
  });

  const ended = (changes: Partial<CallEnded> | Record<string, unknown> = {}, event = "call_ended") => {
    const callSid = "s-1";
    const data = { callSid, try_count: 0, hangup_reason: "CLIENT_INITIATED", call_duration: 42, ...changes };
    const rawBody = JSON.stringify({ event, data });
    return stage.provider.parseWebhook({ rawBody, headers: {}, url: URL_TOLD });
  };

  test("tells a talk", async () => {
    const began = Date.now();
    const call = await stage.place();
    const [event] = stage.events();
    expect(event).toMatchObject({
      eventId: `${stage.vendor.taken[0]?.vendorCallId}:call_ended:0`,
      callId: call.callId,
      status: "completed",
      durationSeconds: 42,
      endedReason: "CLIENT_INITIATED",
      cost: null,
    });
    // Its own time has no zone: the moment of reading counts.
    expect(event?.at.getTime()).toBeGreaterThanOrEqual(began);
    expect(event && event.at.getTime() - (event.answeredAt?.getTime() ?? 0)).toBe(42_000);
    expect(event?.transcript?.map(({ role, text }) => [role, text])).toEqual([
      ["companion", call.brief.openingLine],
      ["user", "I played for an hour."],
      ["companion", "I see. Thank you."],
      ["companion", "Goodbye."],
    ]);
    expect(lines).toEqual([]);
  });

  test("comes twice when account and agent both report, and is the same event", async () => {
    const [agent] = stage.vendor.destinations;
    if (!agent) throw new Error("nothing is set up");
    stage.vendor.destinations = [
      agent,
      { ...agent, headers: { "x-callkaro-secret": stage.vendor.webhookSecret } },
    ];
    await stage.place();
    const ids = stage.events().map((event) => event.eventId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    for (const request of stage.received) expect(stage.provider.verifyWebhookSignature(request)).toBe(true);
  });

  test.each([
    [{ try_count: 1 }, "s-1:call_ended:1"],
    [{ try_count: "2" }, "s-1:call_ended:2"],
    [{ next_call_scheduled: true }, "s-1:call_ended:0"],
  ])("with %j tells that CallKaro dials again by itself", (changes, eventId) => {
    expect(ended(changes).eventId).toBe(eventId);
    expect(lines).toEqual([
      "CallKaro dials again by itself: turn off retries and auto_reschedule of the agent",
    ]);
  });

  test.each([
    [{ call_metadata: { call_id: "DROP TABLE calls" } }, null],
    [{ call_metadata: { call_id: 7 } }, null],
    [{ call_metadata: "text" }, null],
    [
      { call_metadata: { call_id: "1f0d0000-0000-4000-8000-000000000000" } },
      "1f0d0000-0000-4000-8000-000000000000",
    ],
  ])("with %j has our id %j", (changes, callId) => {
    expect(ended(changes)).toMatchObject({ callId, vendorCallId: "s-1", status: "completed" });
  });

  test("without its own id is known by ours, and about no call it is unreadable", () => {
    const call_id = "1f0d0000-0000-4000-8000-000000000000";
    const event = ended({ callSid: undefined, call_metadata: { call_id } });
    expect(event).toMatchObject({ callId: call_id, vendorCallId: null, eventId: `${call_id}:call_ended:0` });
    expect(() => ended({ callSid: undefined })).toThrow(UnreadableWebhook);
    expect(() => ended({ callSid: "x".repeat(101) })).toThrow(UnreadableWebhook);
  });

  test.each([
    ["61.6", 62],
    [0, 0],
    [-1, null],
    ["long", null],
    [null, null],
  ])("has its length in %j", (call_duration, seconds) => {
    expect(ended({ call_duration }).durationSeconds).toBe(seconds);
  });

  test.each(["VOICEMAIL_DETECTED", "USER_UNAVAILABLE"])("of %s has no words of a person", (hangup_reason) => {
    expect(ended({ hangup_reason, transcription: "User: Leave a message." }).transcript).toBeNull();
  });

  test("whose transcript doesn't say who spoke has no turns, and still is a talk", () => {
    const event = ended({ transcription: "Hi Mara. Hello." });
    expect(event).toMatchObject({ status: "completed", transcript: null, durationSeconds: 42 });
  });

  test("with a reason we don't know changes nothing, keeps the word and says so", () => {
    const transcription = "Agent: Hi.\nUser: Please stop calling me.";
    const event = ended({ hangup_reason: "SPOKE_TO +14155550123", transcription });
    expect(event).toMatchObject({ status: null, endedReason: null, payload: { hangupReason: "SPOKE_TO #" } });
    expect(ended({ hangup_reason: null }).status).toBeNull();
    // What was asked of us is heard all the same.
    expect(event.transcript?.map(({ text }) => text)).toEqual(["Hi.", "Please stop calling me."]);
    expect(lines).toEqual([
      "a hang-up reason of CallKaro is not known: SPOKE_TO #",
      "a hang-up reason of CallKaro is not known: none",
    ]);
  });

  test("about a call to us is none of ours", () => {
    const call_metadata = { call_id: "1f0d0000-0000-4000-8000-000000000000" };
    expect(ended({ try_count: -1, call_metadata })).toMatchObject({ status: null, callId: null });
    expect(lines).toEqual([]);
  });

  test("about a chat is stored once and changes nothing", () => {
    const message = { message_id: "m-1", body: "Hello from Mara", from: "+14155550123" };
    const event = ended(message, "message_received");
    expect(event).toMatchObject({ status: null, callId: null, vendorCallId: null, transcript: null });
    expect(event.payload).toEqual({ event: "message_received" });
    expect(ended(message, "message_received").eventId).toBe(event.eventId);
    expect(ended({ ...message, message_id: "m-2" }, "message_received").eventId).not.toBe(event.eventId);
    expect(lines).toEqual([]);
  });

  test("keeps nothing but the vendor's words", async () => {
    await stage.place();
    const [event] = stage.events();
    expect(Object.keys(event?.payload as object).sort()).toEqual([
      "callDuration",
      "callSid",
      "event",
      "hangupReason",
      "nextCallScheduled",
      "tryCount",
      "versionId",
    ]);
  });
});
