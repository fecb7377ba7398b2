import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callkaroProvider } from "~/providers/telephony/callkaro.server";
import { type CallProvider, NotOffered } from "~/providers/telephony/provider";
import { callkaroSubject } from "../../vendors/callkaro-stage";
import { describeContract } from "../../vendors/contract";
import { callRequest, referenceTo } from "../../vendors/contract-stage";
import { ScriptedVendor } from "../../vendors/scripted-vendor";

const at = {
  webhookUrl: "https://relevel.test/api/webhooks/call/callkaro",
  talkUrl: "https://relevel.test/talk",
};

describeContract(callkaroSubject("header"));
describeContract(callkaroSubject("path"));

describe("a request to CallKaro", () => {
  let vendor: ScriptedVendor;
  let provider: CallProvider;
  const sent = () => JSON.parse(vendor.requests[0]?.body ?? "");

  beforeEach(async () => {
    vendor = new ScriptedVendor("callkaro");
    await vendor.listen();
    vendor.respond = { status: 200, json: { status: "done", call_sid: "s-1" } };
    provider = callkaroProvider({
      apiKey: "key",
      agentId: "agent",
      webhookSecret: "a secret of CallKaro's",
      baseUrl: vendor.url,
    });
  });
  afterEach(() => vendor.close());

  test("that dials hands over the brief and asks for no tries of CallKaro's own", async () => {
    const call = callRequest(at);
    expect(await provider.initiateCall(call)).toEqual({ outcome: "accepted", vendorCallId: "s-1" });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]).toMatchObject({
      method: "POST",
      path: "/call/outbound",
      headers: { "x-api-key": "key", "content-type": "application/json" },
    });
    expect(vendor.requests[0]?.headers).not.toHaveProperty("authorization");
    expect(sent()).toEqual({
      to_number: call.toNumber,
      agent_id: "agent",
      metadata: {
        ...call.brief.variables,
        max_seconds: "290",
        voicemail_message: call.voicemailMessage,
        call_id: call.callId,
      },
      language: "en",
      number_of_retries: 0,
    });
  });

  test("names no language that CallKaro doesn't have, and no message where nothing shall be said", async () => {
    const call = callRequest(at, { voicemailMessage: null });
    await provider.initiateCall({ ...call, agenda: { ...call.agenda, language: "es" } });
    expect(sent()).not.toHaveProperty("language");
    expect(sent()).toMatchObject({ metadata: { voicemail_message: "" } });
  });

  test("keeps our id, whatever the brief calls its values", async () => {
    const call = callRequest(at);
    await provider.initiateCall({ ...call, brief: { ...call.brief, variables: { call_id: "other" } } });
    expect(sent()).toMatchObject({ metadata: { call_id: call.callId } });
  });

  test.each([
    [200, { status: "done", call_sid: "s-1" }, { outcome: "accepted", vendorCallId: "s-1" }],
    [200, { status: "success", call_id: "s-1" }, { outcome: "accepted", vendorCallId: "s-1" }],
    [
      200,
      { status: "success", call_sid: "s-1", call_id: "s-2" },
      { outcome: "accepted", vendorCallId: "s-1" },
    ],
    [200, { call_id: 17 }, { outcome: "accepted", vendorCallId: "17" }],
    [200, { status: "error", message: "VERIFICATION_REQUIRED" }, refused("VERIFICATION_REQUIRED")],
    [200, { status: "error", code: "dnd_number", message: "No" }, refused("DND_NUMBER")],
    [200, { status: "error", message: "No calls to +14155550123" }, refused("vendor_error")],
    [200, { status: "done" }, { outcome: "ambiguous", reason: "unreadable_answer" }],
    [200, { status: "error", call_sid: "s-1" }, { outcome: "ambiguous", reason: "unreadable_answer" }],
    [200, undefined, { outcome: "ambiguous", reason: "unreadable_answer" }],
    [400, { status: "error", message: "DND_NUMBER: +14155550123 is blocked" }, refused("DND_NUMBER")],
    [400, { status: "error", message: "to_number +14155550123 is wrong" }, refused("HTTP 400")],
    [403, { status: "error", code: "VERIFICATION_REQUIRED" }, refused("VERIFICATION_REQUIRED")],
    [404, { detail: "agent_not_found" }, refused("agent_not_found")],
    [302, undefined, { outcome: "ambiguous", reason: "HTTP 302" }],
    [408, { status: "error", message: "DND_NUMBER" }, { outcome: "ambiguous", reason: "HTTP 408" }],
    [422, { detail: [{ loc: ["body", "to_number"], msg: "+14155550123" }] }, refused("HTTP 422")],
    [429, { status: "error", message: "Too many requests" }, refused("HTTP 429", true)],
    [500, { status: "error", message: "DND_NUMBER" }, { outcome: "ambiguous", reason: "HTTP 500" }],
  ])("is answered with %d %j", async (status, json, placement) => {
    vendor.respond = { status, json };
    expect(await provider.initiateCall(callRequest(at))).toEqual(placement);
    expect(vendor.requests).toHaveLength(1);
  });

  test("that CallKaro has no way to answer is never sent", async () => {
    const reference = referenceTo(callRequest(at), "s-1");
    for (const asked of [
      provider.getCall(reference),
      provider.listCalls(new Date()),
      provider.hangUp(reference),
      provider.cancel(reference),
    ])
      await expect(asked).rejects.toThrow(NotOffered);
    expect(vendor.requests).toHaveLength(0);
  });
});
function refused(reason: string, retryable = false) {
  return { outcome: "refused", reason, retryable };
}
