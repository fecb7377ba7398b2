import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../app/lib/time";
import { CANARY, openLeaving } from "../setup/leaving-stage";

let on: Awaited<ReturnType<typeof openLeaving>>;
let keepRetention: typeof import("~/domain/privacy/keep-retention.server").keepRetention;
let keepFor: typeof import("~/domain/privacy/keep-transcripts-for.server").keepTranscriptsFor;
let readRetention: typeof import("~/domain/privacy/keep-transcripts-for.server").readRetention;

beforeAll(async () => {
  on = await openLeaving();
  ({ keepRetention } = await import("~/domain/privacy/keep-retention.server"));
  ({ keepTranscriptsFor: keepFor, readRetention } = await import(
    "~/domain/privacy/keep-transcripts-for.server"
  ));
});
afterAll(() => on?.close());

const ENDED = new Date("2026-03-12T18:00:00Z");
const later = (ms: number) => new Date(ENDED.getTime() + ms);
const xpOf = (userId: string) =>
  on.one<string>(
    "select string_agg(concat(key, amount), ' ' order by id) from xp_events where user_id = $1",
    [userId],
  );

describe("the words of a talk", () => {
  test("go on their day and not before, from every table and at the vendor; what was read of them stays", async () => {
    const person = await on.addPerson();
    const { userId } = person;
    const { callId, vendorCallId } = await on.talk(person, ENDED);
    expect(await on.foundOf([CANARY])).toEqual([CANARY]);
    const before = await xpOf(userId);
    expect(before).toContain("reflection:");
    const sentences = () =>
      on.one<string[]>(
        "select array_agg(f->>'text') from reflections, jsonb_array_elements(found) f where call_id = $1",
        [callId],
      );
    const told = await sentences();
    expect(told?.length).toBeGreaterThan(2);

    await keepRetention(later(400 * DAY));
    expect(await on.foundOf([CANARY])).toEqual([CANARY]);

    // The page says what a choice takes, before it is made.
    expect(await readRetention(userId, later(29 * DAY))).toEqual({
      days: null,
      past: { 30: 0, 90: 0, 365: 0 },
    });
    expect(await readRetention(userId, later(91 * DAY))).toEqual({
      days: null,
      past: { 30: 1, 90: 1, 365: 0 },
    });
    await keepFor(userId, 30);
    await keepRetention(later(30 * DAY - MINUTE));
    expect(await on.one("select transcript_purged_at from calls where id = $1", [callId])).toBeNull();
    await keepRetention(later(30 * DAY));

    const left = await on.owner.query(
      `select transcript, transcript_text, recording_url, vendor_payload, agenda from calls where id = $1`,
      [callId],
    );
    expect(left.rows).toEqual([
      { transcript: null, transcript_text: null, recording_url: null, vendor_payload: null, agenda: null },
    ]);
    for (const table of ["webhook_events", "text_talks", "call_talks", "reflection_corrections"]) {
      expect(await on.one(`select count(*)::int from ${table}`), table).toBe(0);
    }
    const quotes = await on.owner.query<{ quote: string }>(
      `select quote from xp_events union all select quote from quests union all select quote from memories
       union all select quote from practice_sessions union all select quote from checkpoint_items
       union all select quote from checkpoint_reviews
       union all select f->>'quote' from reflections, jsonb_array_elements(found) f`,
    );
    expect(quotes.rows.filter(({ quote }) => quote)).toEqual([]);
    expect(await on.one("select count(*)::int from search_entries where kind = 'turn'")).toBe(0);
    expect(await on.foundOf([CANARY])).toEqual([]);
    expect(await sentences()).toEqual(told);
    expect(await xpOf(userId)).toBe(before);

    // The vendor's copy doesn't outlive ours.
    await on.askVendors(later(30 * DAY));
    expect(on.vendor.requests.at(-1)).toMatchObject({ method: "DELETE", path: `/call/${vendorCallId}` });
    expect(
      (await on.owner.query("select provider, vendor_call_id, outcome from vendor_deletions")).rows,
    ).toEqual([{ provider: "vapi", vendor_call_id: null, outcome: "deleted" }]);
    const asked = on.vendor.requests.length;
    await keepRetention(later(31 * DAY));
    await on.askVendors(later(31 * DAY));
    expect(on.vendor.requests).toHaveLength(asked);
  });

  test("stay gone when the vendor tells of the call again, and nothing is read anew", async () => {
    const person = await on.addPerson();
    const { callId, vendorCallId } = await on.talk(person, ENDED);
    await keepFor(person.userId, 30);
    await keepRetention(later(30 * DAY));
    const { withService } = await import("~/db/with-service.server");
    const { foldEvent } = await import("~/domain/calls/fold-event.server");
    const at = later(31 * DAY);
    const turn = { role: "user" as const, text: `The ${CANARY} again, and once more.`, at: at.toISOString() };
    const story = {
      durationSeconds: 300,
      endedReason: null,
      recordingUrl: "https://vapi.test/r",
      cost: null,
    };
    const event = {
      eventId: "late",
      callId,
      vendorCallId,
      status: "completed" as const,
      at,
      answeredAt: ENDED,
    };
    await withService((tx) =>
      foldEvent(tx, callId, { ...event, ...story, transcript: [turn], payload: { word: CANARY } }, at),
    );
    const kept = await on.owner.query(
      "select transcript, transcript_text, recording_url, vendor_payload from calls where id = $1",
      [callId],
    );
    expect(Object.values(kept.rows[0]).every((value) => value === null)).toBe(true);
    const before = await xpOf(person.userId);
    const found = () => on.one("select found::text from reflections where call_id = $1", [callId]);
    const said = await found();
    const { reflectOnCall } = await import("~/domain/progress/reflect-on-call.server");
    const { awardProgress } = await import("~/domain/progress/award-progress.server");
    const { storeMemories } = await import("~/domain/memories/store-memories.server");
    await reflectOnCall({ callId, now: at });
    await awardProgress({ callId, now: at });
    await storeMemories({ callId, now: at });
    expect(await found()).toBe(said);
    expect(await xpOf(person.userId)).toBe(before);
  });

  test("of old talks go at the next look once the time is made shorter", async () => {
    const person = await on.addPerson();
    const calls = [];
    for (const days of [0, 20, 40]) calls.push((await on.talk(person, later(days * DAY))).callId);
    const kept = () =>
      on.one<number>("select count(*)::int from calls where user_id = $1 and transcript is not null", [
        person.userId,
      ]);
    const now = later(60 * DAY);
    await keepFor(person.userId, 365);
    await keepRetention(now);
    expect(await kept()).toBe(3);
    await keepFor(person.userId, 30);
    await keepRetention(now);
    expect(await kept()).toBe(1);
    await keepFor(person.userId, null);
    await keepRetention(later(4_000 * DAY));
    expect(await kept()).toBe(1);
  });

  test("stay where their person chose so while the look was under way", async () => {
    const person = await on.addPerson();
    const { callId } = await on.talk(person, ENDED);
    await keepFor(person.userId, 30);
    const at = later(31 * DAY);
    await on.owner.query("begin");
    await on.owner.query("update users set transcript_days = null where id = $1", [person.userId]);
    const looking = keepRetention(at);
    await on.somebodyWaits();
    await on.owner.query("commit");
    await looking;
    expect(await on.one("select transcript_purged_at from calls where id = $1", [callId])).toBeNull();
  });

  test("go with a talk in writing that never became a call", async () => {
    const person = await on.addPerson();
    const add = (saidAt: Date) =>
      on.one<string>(
        `insert into text_talks (user_id, local_date, state, turns, agenda, said, started_at, last_said_at, ended_at)
         values ($1, $2::timestamptz::date, '{}', $3, '{}', 1, $2, $2, $2) returning id`,
        [person.userId, saidAt, JSON.stringify([{ role: "user", text: CANARY, at: saidAt.toISOString() }])],
      );
    const [old, recent] = [await add(ENDED), await add(later(2 * DAY))];
    const left = () =>
      on.one<string[]>("select array_agg(id::text order by started_at) from text_talks where user_id = $1", [
        person.userId,
      ]);
    await keepRetention(later(31 * DAY));
    expect(await left()).toEqual([old, recent]);
    await keepFor(person.userId, 30);
    await keepRetention(later(31 * DAY));
    expect(await left()).toEqual([recent]);
  });

  test("that were grave keep a promise from being brought up aloud", async () => {
    const person = await on.addPerson();
    const { callId } = await on.talk(person, ENDED);
    await on.owner.query(
      "update quests set quote = 'I promised it at the funeral of my mother' where call_id = $1",
      [callId],
    );
    await keepFor(person.userId, 30);
    await keepRetention(later(30 * DAY));
    expect(await on.one("select bool_and(sensitive) from quests where call_id = $1", [callId])).toBe(true);
  });
});
