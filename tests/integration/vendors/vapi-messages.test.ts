import { describe, expect, test } from "vitest";
import { UnreadableWebhook } from "~/providers/telephony/provider";
import { vapiProvider } from "~/providers/telephony/vapi.server";
import { callRequest } from "../../vendors/contract-stage";

describe("a message", () => {
  const call = callRequest({ webhookUrl: "https://relevel.example/hook", talkUrl: "" });
  const other = "2f0d0000-0000-4000-8000-000000000000";
  const reported: string[] = [];
  const provider = vapiProvider({
    ...{ apiKey: "key", assistantId: "a", phoneNumberId: "p", webhookSecret: "s" },
    report: (line) => reported.push(line),
  });
  const read = (message: object, url = `${call.webhookUrl}?call=${call.callId}`) => {
    reported.length = 0;
    return provider.parseWebhook({ rawBody: JSON.stringify({ message }), headers: {}, url });
  };
  const ours = { id: "v1", name: call.callId, assistantOverrides: { metadata: { callId: call.callId } } };
  const talk = {
    type: "end-of-call-report",
    timestamp: 1772393500000,
    startedAt: "2026-03-01T19:30:00.400Z",
    endedAt: "2026-03-01T19:31:30.000Z",
    endedReason: "customer-ended-call",
    cost: "0.126",
    call: ours,
    artifact: {
      messages: [
        { role: "system", message: "Prompt" },
        { role: "bot", message: "Hi.", time: 1772393401000 },
        { role: "user", message: " I played. ", time: 4, secondsFromStart: 4 },
        { role: "tool_calls", message: "", toolCalls: [] },
        { role: "function", message: "x" },
        { role: "user", message: "  " },
        { role: "assistant", message: "Good.", secondsFromStart: "7.5" },
        "odd",
        null,
      ],
    },
  };

  test("that doesn't name its call is of the one it came about", () => {
    const ringing = { type: "status-update", status: "ringing", timestamp: 1772393400000 };
    const [one, two] = [call.callId, other].map((id) => read(ringing, `${call.webhookUrl}?call=${id}`));
    expect([one?.callId, two?.callId]).toEqual([call.callId, other]);
    expect(one?.eventId).not.toBe(two?.eventId);
  });

  test("of a talk without end is read up to a limit", () => {
    const messages = Array.from({ length: 30_000 }, () => ({ role: "user", message: "off the record" }));
    expect(read({ ...talk, artifact: { messages } }).transcript).toHaveLength(2_000);
  });

  test("with the report tells everything", () => {
    expect(read(talk)).toEqual({
      eventId: "v1:end-of-call-report:ended",
      callId: call.callId,
      vendorCallId: "v1",
      status: "completed",
      at: new Date("2026-03-01T19:31:30.000Z"),
      answeredAt: new Date("2026-03-01T19:30:00.400Z"),
      durationSeconds: 90,
      endedReason: "customer-ended-call",
      transcript: [
        { role: "companion", text: "Hi.", at: "2026-03-01T19:30:01.000Z" },
        { role: "user", text: "I played.", at: "2026-03-01T19:30:04.400Z" },
        { role: "companion", text: "Good.", at: "2026-03-01T19:30:07.900Z" },
      ],
      recordingUrl: null,
      cost: { amountMinor: 13, currency: "USD" },
      payload: {
        id: "v1",
        type: "end-of-call-report",
        status: "ended",
        endedReason: "customer-ended-call",
        startedAt: "2026-03-01T19:30:00.400Z",
        endedAt: "2026-03-01T19:31:30.000Z",
        durationSeconds: 90,
        costUsd: 0.126,
      },
    });
    expect(reported).toEqual([]);
  });

  test("of a talk that broke down keeps what was said, and that it was answered", () => {
    const event = read({ ...talk, endedReason: "call.in-progress.error-vapifault-worker-died" });
    expect(event).toMatchObject({ status: "failed", durationSeconds: 90, answeredAt: expect.any(Date) });
    expect(event.transcript).toHaveLength(3);
    const unanswered = read({ ...talk, endedReason: "customer-did-not-answer", artifact: { messages: [] } });
    expect(unanswered).toMatchObject({ durationSeconds: null, answeredAt: null, transcript: null });
  });

  test("doesn't take a machine's greeting for the person", () => {
    expect(read({ ...talk, endedReason: "voicemail" })).toMatchObject({
      status: "voicemail",
      transcript: null,
    });
  });

  test.each([
    ["status-update", { status: "in-progress", timestamp: 1772393400 }, "in_progress", []],
    ["status-update", { status: "ended" }, null, []],
    ["status-update", { status: "not-found" }, null, []],
    ["status-update", { status: "paused" }, null, ["vapi used a word we don't know: paused"]],
    ["status-update", { status: 7 }, null, []],
    [
      "status-update",
      { status: "ended", endedReason: "moon-landed" },
      "failed",
      ["vapi used a word we don't know: ended moon-landed"],
    ],
    ["conversation-update", { status: "ended", endedReason: "voicemail" }, null, []],
    ["call.artifact.upload", {}, null, []],
  ])("of the kind %s with %j is %s", (type, told, status, lines) => {
    const event = read({ type, call: ours, ...told });
    expect(event).toMatchObject({ status, callId: call.callId, vendorCallId: "v1", transcript: null });
    expect(event.at.getTime()).not.toBeNaN();
    expect(reported).toEqual(lines);
  });

  test("says when it was picked up", () => {
    const event = read({ type: "status-update", status: "in-progress", timestamp: 1772393400, call: ours });
    expect(event).toMatchObject({ answeredAt: new Date("2026-03-01T19:30:00Z"), at: event.answeredAt });
  });

  test("is about the call of its address, or unreadable", () => {
    const update = { type: "status-update", status: "ringing" };
    expect(read({ ...update, call: { id: "v1" } }).callId).toBe(call.callId);
    expect(
      read({ ...update, call: { id: "v1", customer: { externalId: other } } }, call.webhookUrl).callId,
    ).toBe(other);
    expect(
      read({ ...update, call: { id: "v1", name: "a call of the dashboard" } }, "no URL").callId,
    ).toBeNull();
    expect(() => read({ ...update, call: { ...ours, assistantOverrides: null, name: other } })).toThrow(
      UnreadableWebhook,
    );
    expect(read({ type: "chat.created" }, call.webhookUrl)).toMatchObject({
      callId: null,
      vendorCallId: null,
      status: null,
    });
  });

  test.each([
    { type: 7, call: ours },
    { type: "status-update", call: { id: 7 } },
    { type: "status-update", call: { id: "" } },
    { type: "status-update", call: [] },
    { type: "x".repeat(101) },
  ])("like %j is unreadable", (message) => {
    expect(() => read(message)).toThrow(UnreadableWebhook);
  });
});
