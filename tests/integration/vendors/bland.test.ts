import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { blandProvider } from "~/providers/telephony/bland.server";
import type { CallProvider } from "~/providers/telephony/provider";
import { blandStage, blandSubject } from "../../vendors/bland-stage";
import { describeContract } from "../../vendors/contract";
import { callRequest, referenceTo, strikeStages } from "../../vendors/contract-stage";
import { ScriptedVendor } from "../../vendors/scripted-vendor";

const at = {
  webhookUrl: "https://relevel.test/api/webhooks/call/bland",
  talkUrl: "https://relevel.test/talk",
};
const BEGAN = "2026-03-01T19:30:00.000Z";

describeContract(blandSubject("raw"));
describeContract(blandSubject("re-serialised"));

afterEach(strikeStages);

describe("a request to Bland", () => {
  let vendor: ScriptedVendor;
  let provider: CallProvider;
  const options = () => ({ apiKey: "key", webhookSecret: "a secret of Bland's", baseUrl: vendor.url });
  const sent = () => JSON.parse(vendor.requests[0]?.body ?? "");

  beforeEach(async () => {
    vendor = new ScriptedVendor("bland");
    await vendor.listen();
    vendor.respond = { status: 200, json: { status: "success", call_id: "c-1" } };
    provider = blandProvider(options());
  });
  afterEach(() => vendor.close());

  test("that dials says everything the agent has to know, in Bland's units", async () => {
    const call = callRequest(at);
    expect(await provider.initiateCall(call)).toEqual({ outcome: "accepted", vendorCallId: "c-1" });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]).toMatchObject({
      method: "POST",
      path: "/v1/calls",
      headers: { authorization: "key", "content-type": "application/json" },
    });
    expect(sent()).toEqual({
      phone_number: call.toNumber,
      task: call.brief.instructions,
      first_sentence: call.brief.openingLine,
      wait_for_greeting: false,
      request_data: call.brief.variables,
      metadata: { call_id: call.callId },
      language: "en",
      timezone: "UTC",
      max_duration: 5,
      record: false,
      answered_by_enabled: true,
      voicemail: { action: "leave_message", message: call.voicemailMessage },
      webhook: at.webhookUrl,
    });
  });

  test("leaves the talk to a pathway where there is one", async () => {
    await blandProvider({ ...options(), pathwayId: "p-1" }).initiateCall(callRequest(at));
    expect(sent()).toMatchObject({ pathway_id: "p-1", request_data: { first_name: "Mara" } });
    expect(sent()).not.toHaveProperty("task");
  });

  test.each([
    [30, 1],
    [60, 1],
    [61, 2],
    [300, 5],
  ])("rounds a longest time of %d s up to %d min", async (maxSeconds, minutes) => {
    const call = callRequest(at);
    await provider.initiateCall({ ...call, agenda: { ...call.agenda, maxSeconds } });
    expect(sent()).toMatchObject({ max_duration: minutes });
  });

  test("hangs up on a machine where nothing shall be said to it, and speaks the person's language", async () => {
    const call = callRequest(at, { voicemailMessage: null });
    await provider.initiateCall({ ...call, agenda: { ...call.agenda, language: "es" } });
    expect(sent()).toMatchObject({ voicemail: { action: "hangup" }, language: "es" });
  });

  test.each([
    [200, { status: "success", call_id: "c-1" }, { outcome: "accepted", vendorCallId: "c-1" }],
    [200, { data: { call_id: "c-1" }, errors: null }, { outcome: "accepted", vendorCallId: "c-1" }],
    [200, { status: "error", message: "Number is blocked: +14155550123" }, refused("vendor_error")],
    [
      200,
      { status: "error", message: "x", errors: ["CALL_UNPAID_INTL_BLOCK"] },
      refused("CALL_UNPAID_INTL_BLOCK"),
    ],
    [
      200,
      { data: null, errors: [{ error: "CALL_RL_PLAN_DAILY_MINUTES" }] },
      refused("CALL_RL_PLAN_DAILY_MINUTES", true),
    ],
    [200, { status: "success" }, { outcome: "ambiguous", reason: "unreadable_answer" }],
    [200, { status: "error", call_id: "c-1" }, { outcome: "ambiguous", reason: "unreadable_answer" }],
    [200, undefined, { outcome: "ambiguous", reason: "unreadable_answer" }],
    [400, { status: "error", message: "phone_number +14155550123 is wrong" }, refused("HTTP 400")],
    [
      400,
      { message: "Refused with CALL_PLAN_DESTINATION_BLOCKED." },
      refused("CALL_PLAN_DESTINATION_BLOCKED"),
    ],
    [401, { data: null, errors: [{ error: "AUTH_FAILURE", message: "No" }] }, refused("AUTH_FAILURE")],
    [402, undefined, refused("HTTP 402")],
    [302, undefined, { outcome: "ambiguous", reason: "HTTP 302" }],
    [408, { status: "error", code: "X" }, { outcome: "ambiguous", reason: "HTTP 408" }],
    [429, undefined, refused("HTTP 429", true)],
    [429, { code: "CALL_RL_PLAN_CONCURRENCY" }, refused("CALL_RL_PLAN_CONCURRENCY", true)],
    [503, { status: "error", code: "X" }, { outcome: "ambiguous", reason: "HTTP 503" }],
  ])("is answered with %d %j", async (status, json, placement) => {
    vendor.respond = { status, json };
    expect(await provider.initiateCall(callRequest(at))).toEqual(placement);
    expect(vendor.requests).toHaveLength(1);
  });

  test.each([
    [404, { data: null, errors: [{ error: "CALL_NOT_FOUND" }] }],
    [400, { status: "error", message: "Call not found" }],
    [200, { status: "error", message: "Call does not exist: not found" }],
  ])("about a call it doesn't know is answered with %d %j", async (status, json) => {
    vendor.respond = { status, json };
    expect(await provider.getCall(referenceTo(callRequest(at), "c-1"))).toBeNull();
    await provider.hangUp(referenceTo(callRequest(at), "c-1"));
  });

  test.each([
    [401, { data: null, errors: [{ error: "AUTH_FAILURE", message: "Key not found" }] }],
    [429, { status: "error", message: "You are already at your limit" }],
    [500, { status: "error", message: "not found" }],
    [200, { status: "error", message: "Try later" }],
  ])("that fails with %d %j isn't taken for an answer", async (status, json) => {
    vendor.respond = { status, json };
    const reference = referenceTo(callRequest(at), "c-1");
    await expect(provider.getCall(reference)).rejects.toThrow(`Bland answered ${status}`);
    await expect(provider.getCall({ ...reference, vendorCallId: null })).rejects.toThrow();
    await expect(provider.listCalls(new Date())).rejects.toThrow();
    await expect(provider.cancel(reference)).rejects.toThrow();
  });

  test("a call that was never dialled is not looked for", async () => {
    const never = { callId: callRequest(at).callId, vendorCallId: null, toNumber: null, dialedAt: null };
    expect(await provider.getCall(never)).toBeNull();
    await provider.cancel(never);
    expect(vendor.requests).toHaveLength(0);
  });

  test("looks for a call by its number and time, and knows it by our id", async () => {
    const call = callRequest(at);
    const listed = { created_at: BEGAN, queue_status: "started" };
    const theirs = { ...listed, c_id: "c-1", metadata: { call_id: crypto.randomUUID() } };
    const bare = { ...listed, c_id: "c-2" };
    const ours = { ...listed, c_id: "c-3", metadata: { call_id: call.callId } };
    vendor.respond = ({ path }) => ({
      status: 200,
      json:
        path === "/v1/calls"
          ? { calls: [theirs, bare, { ...ours, metadata: undefined }] }
          : path.endsWith("3")
            ? ours
            : bare,
    });
    const reference = { ...referenceTo(call, null), dialedAt: new Date(BEGAN) };
    expect(await provider.getCall(reference)).toMatchObject({ vendorCallId: "c-3", status: "ringing" });
    expect(vendor.requests.map(({ path }) => path)).toEqual(["/v1/calls", "/v1/calls/c-2", "/v1/calls/c-3"]);
    expect(Object.fromEntries(vendor.requests[0]?.query ?? [])).toMatchObject({
      to_number: call.toNumber,
      start_date: "2026-03-01T19:25:00.000Z",
    });
  });

  test("lists page after page, at most a thousand calls, each once", async () => {
    const total = 1_200;
    vendor.respond = ({ query }) => {
      const from = Number(query.get("from"));
      const size = Math.min(Number(query.get("limit")), total - from);
      const calls = Array.from({ length: size }, (_, index) => {
        // Every page begins with the last of the page before: a call has come in meanwhile.
        const nth = Math.max(0, from + index - (from > 0 ? 1 : 0));
        if (nth === 3) return { call_id: 3, note: "not a call as we know them" };
        return { call_id: `c-${nth}`, created_at: new Date(Date.parse(BEGAN) - nth).toISOString() };
      });
      return { status: 200, json: { calls } };
    };
    const listed = await provider.listCalls(new Date(0));
    expect(listed.length).toBeLessThanOrEqual(1_000);
    expect(listed.length).toBeGreaterThan(900);
    expect(listed[0]?.vendorCallId).toBe("c-0");
    expect(new Set(listed.map((event) => event.vendorCallId)).size).toBe(listed.length);
    expect(vendor.requests).toHaveLength(20);
  });
});
test("a call that rings wasn't picked up", async () => {
  const stage = await blandStage();
  stage.vendor.behave({ story: "rings_on" });
  const call = await stage.place();
  const reference = referenceTo(call, stage.vendor.taken[0]?.vendorCallId ?? null);
  expect(await stage.provider.getCall(reference)).toMatchObject({ status: "ringing", answeredAt: null });
});
function refused(reason: string, retryable = false) {
  return { outcome: "refused", reason, retryable };
}
