import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CallProvider } from "~/providers/telephony/provider";
import { twilioProvider } from "~/providers/telephony/twilio.server";
import { describeContract } from "../../vendors/contract";
import { callRequest, referenceTo, strikeStages } from "../../vendors/contract-stage";
import { twilioStage, twilioSubject, UNUSED_ACCOUNT } from "../../vendors/twilio-stage";

describeContract(twilioSubject);

afterEach(strikeStages);

const form = (body = "") => Object.fromEntries(new URLSearchParams(body));
const CALL_SID = `CA${"0f".repeat(16)}`;
const CALL_ID = "1f0d0000-0000-4000-8000-000000000000";

describe("what Twilio is asked to do", () => {
  test("a call with a message for machines", async () => {
    const { place, vendor, at } = await twilioStage();
    const call = await place();
    const [request] = vendor.requests;
    expect(request).toMatchObject({
      method: "POST",
      path: expect.stringMatching(/^\/2010-04-01\/Accounts\/AC/),
    });
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    const sent = new URLSearchParams(request?.body);
    expect(sent.getAll("StatusCallbackEvent")).toEqual(["initiated", "ringing", "answered", "completed"]);
    expect(form(request?.body)).toEqual({
      To: call.toNumber,
      From: vendor.fromNumber,
      Url: `${at.talkUrl}?call=${call.callId}#rc=2&rp=5xx,ct,rt`,
      Method: "POST",
      StatusCallback: `${at.webhookUrl}?call=${call.callId}#rc=3&rp=all`,
      StatusCallbackMethod: "POST",
      StatusCallbackEvent: "completed",
      Timeout: "45",
      TimeLimit: "290",
      Record: "false",
      MachineDetection: "DetectMessageEnd",
      MachineDetectionSpeechEndThreshold: "1000",
      MachineDetectionSilenceTimeout: "3000",
    });
  });

  test("a call that leaves no message decides sooner", async () => {
    const { place, vendor } = await twilioStage();
    await place({ voicemailMessage: null });
    expect(form(vendor.requests[0]?.body)).toMatchObject({
      MachineDetection: "Enable",
      MachineDetectionTimeout: "10",
    });
  });

  test("addresses that have our id already keep it once", async () => {
    const { place, vendor, at } = await twilioStage();
    const addresses = (id: string) => ({
      talkUrl: `${at.talkUrl}?call=${id}`,
      webhookUrl: `${at.webhookUrl}?call=${id}`,
    });
    const call = await place({ callId: CALL_ID, ...addresses(CALL_ID) });
    expect(form(vendor.requests[0]?.body)).toMatchObject({
      Url: `${call.talkUrl}#rc=2&rp=5xx,ct,rt`,
      StatusCallback: `${call.webhookUrl}#rc=3&rp=all`,
    });
  });

  test.each([
    ["a wrong token", { authToken: "wrong" }, "20003"],
    ["a number that isn't ours", { fromNumber: "+14155550199" }, "21210"],
  ])("%s is refused with Twilio's code", async (_, wrong, reason) => {
    const { at, vendor } = await twilioStage();
    const { accountSid, authToken, fromNumber, url: baseUrl } = vendor;
    const right = { accountSid, authToken, fromNumber, baseUrl, publicUrl: "https://relevel.example" };
    const placement = await twilioProvider({ ...right, ...wrong }).initiateCall(callRequest(at));
    expect(placement).toEqual({ outcome: "refused", reason, retryable: false });
    expect(vendor.taken).toEqual([]);
  });

  test("a number that Twilio can't read is refused with its code", async () => {
    const { provider, at } = await twilioStage();
    const placement = await provider.initiateCall(callRequest(at, { toNumber: "12" }));
    expect(placement).toEqual({ outcome: "refused", reason: "21211", retryable: false });
  });
});

describe("odd answers", () => {
  const at = { webhookUrl: "https://relevel.example/hook", talkUrl: "https://relevel.example/talk" };
  let server: Server;
  let provider: CallProvider;
  let answer: [status: number, body: string];

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(answer[0], { location: "/elsewhere" }).end(answer[1]);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    provider = twilioProvider({ ...UNUSED_ACCOUNT, baseUrl });
  });
  afterAll(() => server.close());

  const error = (status: number, code: number) =>
    JSON.stringify({ code, message: "+14155550123 is bad", status });
  test.each<[number, string, object]>([
    [201, "{}", { outcome: "ambiguous", reason: "unreadable_answer" }],
    [201, "[]", { outcome: "ambiguous", reason: "unreadable_answer" }],
    [201, "<html>", { outcome: "ambiguous", reason: "unreadable_answer" }],
    [201, '{"sid":"SM1"}', { outcome: "ambiguous", reason: "unreadable_answer" }],
    [307, "", { outcome: "ambiguous", reason: "HTTP 307" }],
    [400, "<html>", { outcome: "refused", reason: "HTTP 400", retryable: false }],
    [400, '{"code":"+14155550123"}', { outcome: "refused", reason: "HTTP 400", retryable: false }],
    [400, error(400, 21211), { outcome: "refused", reason: "21211", retryable: false }],
    [400, error(400, 10004), { outcome: "refused", reason: "10004", retryable: true }],
    [408, "", { outcome: "ambiguous", reason: "HTTP 408" }],
    [429, "", { outcome: "refused", reason: "HTTP 429", retryable: true }],
    [503, error(503, 20503), { outcome: "ambiguous", reason: "HTTP 503" }],
  ])("%d and %s to a request that dials", async (status, body, placement) => {
    answer = [status, body];
    expect(await provider.initiateCall(callRequest(at))).toEqual(placement);
  });

  test.each<[number, string, string]>([
    [400, error(400, 21211), "twilio answered 400, 21211"],
    [401, error(401, 20003), "twilio answered 401, 20003"],
    [503, "", "twilio answered 503"],
    [200, "{}", "twilio gave no readable answer: ZodError"],
  ])("%d and %s to a question are thrown without Twilio's sentences", async (status, body, message) => {
    answer = [status, body];
    const reference = referenceTo(callRequest(at), CALL_SID);
    await expect(provider.getCall(reference)).rejects.toThrow(new Error(message));
    await expect(provider.listCalls(new Date())).rejects.toThrow(
      /^twilio (answered|gave no readable answer)/,
    );
    if (status !== 200) await expect(provider.hangUp(reference)).rejects.toThrow(new Error(message));
  });
});

describe("what Twilio tells", () => {
  const callback = (
    fields: Record<string, string>,
    url = `https://relevel.example/hook?call=${CALL_ID}`,
  ) => ({
    rawBody: new URLSearchParams({ CallSid: CALL_SID, ...fields }).toString(),
    headers: {},
    url,
  });
  const reported: string[] = [];
  const provider = twilioProvider({
    ...UNUSED_ACCOUNT,
    report: (message) => reported.push(message),
  });

  test("the end of a talk, with its seconds and not with its minutes", () => {
    const event = provider.parseWebhook(
      callback({
        CallStatus: "completed",
        CallDuration: "61",
        Duration: "2",
        AnsweredBy: "human",
        SequenceNumber: "3",
        CallbackSource: "call-progress-events",
        Timestamp: "Sun, 01 Mar 2026 19:35:12 +0000",
        SipResponseCode: "200",
        To: "+14155550123",
        From: "+14155550100",
        RecordingUrl: "https://api.twilio.com/recording",
      }),
    );
    expect(event).toEqual({
      eventId: `${CALL_SID}:completed:3`,
      callId: CALL_ID,
      vendorCallId: CALL_SID,
      status: "completed",
      at: new Date("2026-03-01T19:35:12Z"),
      answeredAt: null,
      durationSeconds: 61,
      endedReason: "completed",
      transcript: null,
      recordingUrl: null,
      cost: null,
      payload: {
        CallSid: CALL_SID,
        CallStatus: "completed",
        AnsweredBy: "human",
        CallDuration: 61,
        SipResponseCode: "200",
        ErrorCode: null,
        SequenceNumber: "3",
        CallbackSource: "call-progress-events",
      },
    });
  });

  test.each([
    [{ CallStatus: "completed", AnsweredBy: "machine_end_beep" }, "voicemail", "machine_end_beep"],
    [{ CallStatus: "completed", AnsweredBy: "fax" }, "failed", "fax"],
    [{ CallStatus: "completed", AnsweredBy: "unknown" }, "completed", "completed"],
    [{ CallStatus: "busy", SipResponseCode: "486" }, "busy", "busy"],
    [{ CallStatus: "no-answer", SipResponseCode: "487", CallDuration: "0" }, "no_answer", "no-answer"],
    [{ CallStatus: "failed", SipResponseCode: "404" }, "failed", "SIP 404"],
    [{ CallStatus: "canceled" }, "canceled", "canceled"],
    [{ CallStatus: "in-progress", AnsweredBy: "" }, "in_progress", null],
  ])("%j is %s, because of %s", (fields: Record<string, string>, status, endedReason) => {
    expect(provider.parseWebhook(callback(fields))).toMatchObject({
      status,
      endedReason,
      durationSeconds: null,
    });
  });

  test.each([
    [{ CallStatus: "asleep", SequenceNumber: "7" }, `${CALL_SID}:asleep:7`],
    [{ CallStatus: "completed", CallbackSource: "call-recording" }, `${CALL_SID}:call-recording`],
    [{ CallStatus: "completed", Direction: "inbound" }, `${CALL_SID}:other`],
    [{ AnsweredBy: "machine_start" }, `${CALL_SID}:other`],
  ])("%j is kept and moves nothing", (fields: Record<string, string>, eventId) => {
    reported.length = 0;
    expect(provider.parseWebhook(callback(fields))).toMatchObject({
      status: null,
      endedReason: null,
      eventId,
    });
    expect(reported).toEqual([`twilio told of no state we know: ${eventId}`]);
  });

  test.each([
    ["relative", "/hook?call=x"],
    ["without our id", "https://relevel.example/hook"],
    ["with another kind of id", "https://relevel.example/hook?call=7"],
  ])("an address that is %s names no call of ours", (_, url) => {
    expect(provider.parseWebhook(callback({ CallStatus: "ringing" }, url)).callId).toBeNull();
  });

  test("a callback without a time is of now", () => {
    const before = Date.now();
    const { at } = provider.parseWebhook(callback({ CallStatus: "ringing", Timestamp: "some day" }));
    expect(at.getTime()).toBeGreaterThanOrEqual(before);
  });

  test("the price, the length and the instants of a call that is asked for", async () => {
    const { provider: asking, place, vendor } = await twilioStage();
    vendor.behave({ story: "talk", said: ["Goodbye."] });
    const call = await place();
    const event = await asking.getCall(referenceTo(call, vendor.taken[0]?.vendorCallId ?? null));
    expect(event).toMatchObject({
      callId: call.callId,
      status: "completed",
      durationSeconds: 3,
      cost: { amountMinor: 1, currency: "USD" },
    });
    expect((event?.at.getTime() ?? 0) - (event?.answeredAt?.getTime() ?? 0)).toBe(3000);
  });

  test("a call of the same number from another time is not the one that is looked for", async () => {
    const { provider: asking, place } = await twilioStage();
    const call = await place();
    const reference = { ...referenceTo(call, null), dialedAt: new Date(Date.now() - 60_000) };
    expect(await asking.getCall(reference)).toBeNull();
    expect(await asking.getCall({ ...reference, dialedAt: null })).toBeNull();
    expect(await asking.getCall({ ...reference, vendorCallId: "not an id" })).toBeNull();
  });

  test("a list goes on over its pages, up to a thousand", async () => {
    const { provider: asking, vendor, at } = await twilioStage();
    vendor.behave({ story: "rings_on", deliver: "lost" });
    for (let count = 0; count < 1005; count++) await asking.initiateCall(callRequest(at));
    const calls = await asking.listCalls(new Date(Date.now() - 600_000));
    const ids = vendor.taken.map((call) => call.vendorCallId);
    expect(calls.map((call) => call.vendorCallId)).toEqual(ids.reverse().slice(0, 1000));
  });
});
