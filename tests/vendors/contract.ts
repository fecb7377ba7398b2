import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { storableText } from "../../app/lib/text";
import {
  CALL_STATUSES,
  type CallStatus,
  NotOffered,
  type ProviderEvent,
} from "../../app/providers/telephony/provider";
import { callRequest, referenceTo, type Stage, type Subject, setStage, strikeStages } from "./contract-stage";
import { describeWebhookContract } from "./contract-webhooks";
import type { Behaviour, Story } from "./fake-vendor";

/** What every call provider keeps to, whoever the vendor is. Called at the top level of a vendor's test file. */

export type { Addresses, Running, Stage, Subject, VendorSide } from "./contract-stage";

const SAID = ["I played the slow song for forty minutes.", "The change to the F chord gets easier."];

const ENDINGS: [Story, CallStatus][] = [
  ["talk", "completed"],
  ["no_answer", "no_answer"],
  ["busy", "busy"],
  ["voicemail", "voicemail"],
  ["failed", "failed"],
  ["canceled", "canceled"],
];

const ACCEPTED = { outcome: "accepted", vendorCallId: expect.any(String) };
// A code, never a sentence: those may hold a number.
const CODE = expect.stringMatching(/^[\w .:-]{1,80}$/);
const AMBIGUOUS = { outcome: "ambiguous", reason: CODE };

const CREATIONS: [Behaviour["create"], object, number][] = [
  ["accept", ACCEPTED, 1],
  ["refuse", { outcome: "refused", reason: CODE, retryable: false }, 0],
  ["rate_limit", { outcome: "refused", reason: CODE, retryable: true }, 0],
  ["server_error", AMBIGUOUS, 0],
  ["server_error_taken", AMBIGUOUS, 1],
  ["reset", AMBIGUOUS, 0],
];

/**
 * @param subject a provider and its fake vendor; several set-ups of one provider are several subjects
 */
export function describeContract(subject: Subject): void {
  describe(`${subject.name} keeps the contract of call providers`, () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await setStage(subject);
      stage.vendor.behave({ create: "accept", story: "talk", deliver: "once", said: SAID });
    });
    afterEach(strikeStages);

    describePlacing(subject, () => stage);
    describeTelling(() => stage);
    describeWebhookContract(subject, () => stage, SAID);
    describeAsking(() => stage);
    describeEnding(() => stage);
    describeDeleting(() => stage);
  });
}

function describePlacing(subject: Subject, on: () => Stage): void {
  test("a request that dials is sent once and carries our id", async () => {
    const { provider, vendor, at } = on();
    const call = callRequest(at);
    const placement = await provider.initiateCall(call);
    expect(placement).toEqual(ACCEPTED);
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.taken).toMatchObject([{ callId: call.callId, to: call.toNumber }]);
    expect(placement).toMatchObject({ vendorCallId: vendor.taken[0]?.vendorCallId });
  });

  test.each(CREATIONS)("when the vendor's way to answer is %s", async (create, placement, taken) => {
    const { provider, vendor, at } = on();
    vendor.behave({ create });
    const call = callRequest(at);
    const got = await provider.initiateCall(call);
    expect(got).toEqual(placement);
    expect(JSON.stringify(got)).not.toContain(call.toNumber.slice(1));
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.taken).toHaveLength(taken);
  });

  test("an answer that doesn't come in time leaves it open, though the phone rings", async () => {
    const { provider, vendor, at } = await setStage(subject, 300);
    vendor.behave({ create: "lose_answer" });
    expect(await provider.initiateCall(callRequest(at))).toEqual(AMBIGUOUS);
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.taken).toHaveLength(1);
  });

  test("nobody listens at the vendor", async () => {
    await on().stop();
    // Nothing has left: that is a no, for now.
    expect(await on().provider.initiateCall(callRequest(on().at))).toEqual({
      outcome: "refused",
      reason: "ECONNREFUSED",
      retryable: true,
    });
  });
}

function describeTelling(on: () => Stage): void {
  test.each(ENDINGS)("the story %s ends as %s", async (story, status) => {
    const { provider, vendor, place, events } = on();
    vendor.behave({ story });
    const call = await place();
    const told = events();
    const known = statuses(told);
    expect(known.at(-1)).toBe(status);
    expect(known).toEqual([...known].sort((a, b) => CALL_STATUSES.indexOf(a) - CALL_STATUSES.indexOf(b)));
    if (story === "talk" && provider.capabilities.liveStatus) expect(known).toContain("in_progress");
    expect(new Set(told.map((event) => event.eventId)).size).toBe(told.length);
    for (const event of told) {
      expect([call.callId, null]).toContain(event.callId);
      expect([vendor.taken[0]?.vendorCallId, null]).toContain(event.vendorCallId);
      expect(event.callId ?? event.vendorCallId).not.toBeNull();
      expect(event.at.getTime()).not.toBeNaN();
      expect(event.recordingUrl).toBeNull();
    }
    expect(told.at(-1)?.callId).toBe(call.callId);

    const { ownConversation } = provider.capabilities;
    const transcripts = told.flatMap((event) => event.transcript ?? []);
    if (story !== "talk") expect(transcripts).toEqual([]);
    if (story === "talk") expectTalk(told);
    if (story === "talk" && ownConversation) expectTranscript(transcripts);
    if (!ownConversation) expect(transcripts).toEqual([]);
  });

  test("a phone that rings on has no end", async () => {
    on().vendor.behave({ story: "rings_on" });
    await on().place();
    const live: CallStatus[] = ["queued", "dialing", "ringing"];
    for (const status of statuses(on().events())) expect(live).toContain(status);
  });

  test("text that can't be stored is cleaned", async () => {
    const { provider, vendor, place, events } = on();
    if (!provider.capabilities.ownConversation) return;
    const odd = "It was \0 half a \uD83D guitar.";
    vendor.behave({ said: [odd] });
    await place();
    const transcript = events().flatMap((event) => event.transcript ?? []);
    expect(transcript.filter((turn) => turn.role === "user").map((turn) => turn.text)).toEqual([
      storableText(odd),
    ]);
  });

  test("a webhook that comes twice is the same event", async () => {
    on().vendor.behave({ deliver: "twice" });
    await on().place();
    const ids = on()
      .events()
      .map((event) => event.eventId);
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) expect(ids.filter((other) => other === id)).toHaveLength(2);
  });

  test("order makes no difference to what is understood", async () => {
    const { vendor, place, events, received } = on();
    await place();
    const inOrder = statuses(events());
    received.length = 0;
    vendor.behave({ deliver: "reversed" });
    await place();
    expect(statuses(events()).reverse()).toEqual(inOrder);
  });

  test("webhooks that were held back come before the vendor's answer or long after it", async () => {
    const { vendor, place, received, events } = on();
    vendor.behave({ deliver: "held" });
    await place();
    expect(received).toHaveLength(0);
    vendor.release();
    await vendor.settled();
    expect(statuses(events()).at(-1)).toBe("completed");
  });
}

function expectTalk(told: ProviderEvent[]): void {
  const durations = told.flatMap((event) => event.durationSeconds ?? []);
  expect(durations.length).toBeGreaterThan(0);
  for (const seconds of durations) expect(seconds).toSatisfy((n: number) => Number.isInteger(n) && n > 0);
}

function expectTranscript(turns: NonNullable<ProviderEvent["transcript"]>): void {
  expect(turns.filter((turn) => turn.role === "user").map((turn) => turn.text)).toEqual(SAID);
  expect(turns.some((turn) => turn.role === "companion")).toBe(true);
  for (const turn of turns) {
    expect(Object.keys(turn).sort()).toEqual(["at", "role", "text"]);
    expect(new Date(turn.at).toISOString()).toBe(turn.at);
  }
  const instants = turns.map((turn) => Date.parse(turn.at));
  expect(instants).toEqual([...instants].sort((a, b) => a - b));
}

function describeAsking(on: () => Stage): void {
  test.each(ENDINGS)("the story %s, asked for by the vendor's id, is %s", async (story, status) => {
    const { provider, vendor, place } = on();
    vendor.behave({ story, deliver: "lost" });
    const call = await place();
    const asked = provider.getCall(referenceTo(call, vendor.taken[0]?.vendorCallId ?? null));
    if (!provider.capabilities.canGet) return expect(asked).rejects.toThrow(NotOffered);
    const event = await asked;
    expect(event).toMatchObject({ status, vendorCallId: vendor.taken[0]?.vendorCallId });
    expect([call.callId, null]).toContain(event?.callId);
    if (story === "talk" && event) expectTalk([event]);
    if (story === "talk" && provider.capabilities.ownConversation) expectTranscript(event?.transcript ?? []);
    if (story !== "talk") expect(event?.transcript).toBeNull();
    const kept = JSON.stringify(event?.payload);
    for (const word of [call.toNumber.slice(1), ...SAID]) expect(kept).not.toContain(word);
  });

  test("a call whose id was never learned is found by what we know of it", async () => {
    const { provider, vendor, place } = on();
    vendor.behave({ create: "server_error_taken", story: "rings_on", deliver: "lost" });
    const call = await place();
    vendor.behave({ create: "accept" });
    await place({ toNumber: "+14155550124" });
    const asked = provider.getCall(referenceTo(call, null));
    if (!provider.capabilities.canFind) return expect(asked).rejects.toThrow(NotOffered);
    expect(await asked).toMatchObject({ vendorCallId: vendor.taken[0]?.vendorCallId });
  });

  test("a call that the vendor never heard of is null", async () => {
    const { provider, vendor, place } = on();
    const call = await place({ toNumber: "+14155550124" });
    const known = vendor.taken[0]?.vendorCallId ?? "";
    const other = { ...call, callId: randomUUID(), toNumber: "+14155550125" };
    const unheard = known.slice(0, -1) + (known.endsWith("0") ? "1" : "0");
    if (provider.capabilities.canGet) expect(await provider.getCall(referenceTo(other, unheard))).toBeNull();
    if (provider.capabilities.canFind) expect(await provider.getCall(referenceTo(other, null))).toBeNull();
  });

  test("a vendor that is down doesn't count as one that never heard of it", async () => {
    const { provider, vendor, place, stop } = on();
    const call = await place();
    const id = vendor.taken[0]?.vendorCallId ?? null;
    await stop();
    await expect(provider.getCall(referenceTo(call, id))).rejects.toThrow();
    await expect(provider.getCall(referenceTo(call, null))).rejects.toThrow();
    await expect(provider.listCalls(new Date())).rejects.toThrow();
  });

  test("the calls since an instant are listed, newest first", async () => {
    const { provider, vendor, place } = on();
    const since = new Date(Date.now() - 60_000);
    for (const story of ["talk", "no_answer", "rings_on"] as const) {
      vendor.behave({ story });
      await place();
    }
    const asked = provider.listCalls(since);
    if (!provider.capabilities.canFind) return expect(asked).rejects.toThrow(NotOffered);
    const ids = vendor.taken.map((call) => call.vendorCallId).reverse();
    expect((await asked).map((event) => event.vendorCallId)).toEqual(ids);
    expect(await provider.listCalls(new Date(Date.now() + 3_600_000))).toEqual([]);
  });
}

function describeEnding(on: () => Stage): void {
  test.each(["hangUp", "cancel"] as const)(
    "%s ends a call, and one that is over is no error",
    async (way) => {
      const { provider, vendor, place } = on();
      const { canHangUp, canCancelQueued, canFind } = provider.capabilities;
      vendor.behave({ story: "rings_on" });
      const call = await place();
      const reference = referenceTo(call, vendor.taken[0]?.vendorCallId ?? null);
      if (!(way === "hangUp" ? canHangUp : canCancelQueued))
        return expect(provider[way](reference)).rejects.toThrow(NotOffered);
      await provider[way](reference);
      expect(vendor.taken[0]?.live).toBe(false);
      await provider[way](reference);
      if (canFind) await provider[way]({ ...reference, vendorCallId: null });
      await vendor.settled();
      const known = statuses(on().events());
      expect(["completed", "canceled", "no_answer"]).toContain(known.at(-1));
    },
  );
}

function describeDeleting(on: () => Stage): void {
  test("a call that is deleted is gone at the vendor, and asking again is no error", async () => {
    const { provider, vendor, place } = on();
    vendor.behave({ deliver: "lost" });
    const [call, other] = [await place(), await place({ toNumber: "+14155550124" })];
    const [id = "", otherId = ""] = vendor.taken.map(({ vendorCallId }) => vendorCallId);
    if (!provider.capabilities.deletes) return expect(provider.deleteCall(id)).rejects.toThrow(NotOffered);
    await provider.deleteCall(id);
    await provider.deleteCall(id);
    expect(await provider.getCall(referenceTo(call, id))).toBeNull();
    expect(await provider.getCall(referenceTo(other, otherId))).toMatchObject({ vendorCallId: otherId });
  });

  test("a vendor that is down has deleted nothing", async () => {
    const { provider, vendor, place, stop } = on();
    await place();
    const id = vendor.taken[0]?.vendorCallId ?? "";
    await stop();
    await expect(provider.deleteCall(id)).rejects.toThrow();
  });
}

const statuses = (events: ProviderEvent[]) => events.flatMap((event) => event.status ?? []);
