import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stepsOf } from "../setup/crowd";
import { openSchedule } from "../setup/schedule";

describe("what was said", () => {
  let on: Awaited<ReturnType<typeof openSchedule>>;
  beforeAll(async () => {
    on = await openSchedule();
  });
  beforeEach(() => on.forgetSlots());
  afterAll(() => on?.close());

  // A Sunday in Berlin. The talk was at noon; the slot is at half past seven.
  const NOON = "2026-11-22T11:00:00.000Z";
  const ENDED = "2026-11-22T11:05:00.000Z";
  const NOW = "2026-11-22T11:05:03.000Z";
  const SLOT = "2026-11-22T18:30:00.000Z";
  const NEXT_DAY = "2026-11-23T18:30:00.000Z";
  const IN_TWENTY = "Could you call me back in twenty minutes?";
  const AT_EIGHT = "Please call me at eight tonight instead.";
  const TOMORROW_AT_EIGHT = "Can you call me tomorrow at eight?";
  const NOT_TODAY = "Please don't call me today.";

  type User = Parameters<typeof on.addUser>[0];
  type Talk = Partial<Parameters<typeof on.addTalk>[1]>;
  const setUp = async (said: string[], user: User = {}, talk: Talk = {}) => {
    const userId = await on.addUser(user);
    await on.keep(userId, NOON);
    const callId = await on.addTalk(userId, { said, dialedAt: NOON, endedAt: ENDED, ...talk });
    return { userId, callId };
  };
  const keep = (callId: string, now = NOW) => on.keepWishes({ callId, now: new Date(now) });
  const steps = (callId: string) => stepsOf(on.owner, callId);
  /** All but the talk itself. */
  const otherCalls = async (userId: string) => (await on.callsOf(userId)).slice(1);

  describe("and can't be: the receipt says why, and nothing changes", () => {
    test.each<[string, string, User, Talk, string, object]>([
      [
        "a time after the hours, as the talk was long",
        IN_TWENTY,
        {},
        { dialedAt: "2026-11-22T19:30:00Z", endedAt: "2026-11-22T19:45:00Z" },
        "2026-11-22T19:45:03.000Z",
        { reason: "outside_hours", minutes: "20" },
      ],
      [
        "hours that have closed by now",
        IN_TWENTY,
        {},
        {},
        "2026-11-22T20:00:00.000Z",
        { reason: "outside_hours", minutes: "20" },
      ],
      ["a day of a break", TOMORROW_AT_EIGHT, { pausedUntil: "2026-11-30" }, {}, NOW, { reason: "paused" }],
      [
        "a time that is over by now",
        TOMORROW_AT_EIGHT,
        {},
        {},
        "2026-11-23T19:00:01.000Z",
        { reason: "day_over" },
      ],
      [
        "the only day",
        "Please don't call me on Fridays.",
        { callDays: [5] },
        {},
        NOW,
        { reason: "last_weekday", weekday: "5" },
      ],
    ])("%s", async (_, said, user, talk, now, detail) => {
      const { userId, callId } = await setUp([said], user, talk);
      const { rows: before } = await on.owner.query("select * from users where id = $1", [userId]);
      await keep(callId, now);
      expect(await steps(callId)).toEqual([{ kind: "wish_not_kept", detail }]);
      const kept = ["call_days", "paused_until", "skipped_day", "moved_day", "moved_time"];
      const { rows: after } = await on.owner.query("select * from users where id = $1", [userId]);
      for (const column of kept) expect(after[0][column]).toEqual(before[0][column]);
      expect(await otherCalls(userId)).toEqual([]);
    });

    test("without consent", async () => {
      const { userId, callId } = await setUp([IN_TWENTY]);
      await on.owner.query(
        `insert into consents (user_id, granted, text_version, text, phone, source, created_at)
         select user_id, false, text_version, text, phone, 'test', now() + interval '1 hour' from consents
         where user_id = $1`,
        [userId],
      );
      await keep(callId);
      expect(await steps(callId)).toEqual([
        { kind: "wish_not_kept", detail: { reason: "consent_withdrawn", minutes: "20" } },
      ]);
      expect(await otherCalls(userId)).toEqual([]);
    });
  });

  test.each<[string, string[], Talk]>([
    ["is still going on", [IN_TWENTY], { status: "in_progress", endedAt: null }],
    ["was with an answering machine", [IN_TWENTY], { status: "voicemail" }],
    ["proved a number", [IN_TWENTY], { kind: "verification" }],
    ["ended all calls", [IN_TWENTY, "Stop calling me, forever.", "Yes, I am sure."], {}],
    ["was silent", [], {}],
  ])("in a talk that %s is no wish", async (_, said, talk) => {
    const { userId, callId } = await setUp(said, {}, talk);
    await keep(callId);
    expect(await steps(callId)).toEqual([]);
    expect(await otherCalls(userId)).toEqual([]);
    expect(await on.slotsOf(userId)).toEqual([SLOT, null]);
  });

  test("twice at once happens once", async () => {
    const { userId, callId } = await setUp([IN_TWENTY]);
    await Promise.all(Array.from({ length: 5 }, () => keep(callId)));
    expect(await steps(callId)).toHaveLength(1);
    expect(await otherCalls(userId)).toEqual(["2026-11-22 on_demand 1 queued requested 1 jobs"]);
  });

  test("takes the place of a call that waits", async () => {
    const { userId, callId } = await setUp([IN_TWENTY]);
    await keep(callId);
    const again = await on.addTalk(userId, {
      said: ["Call me in an hour please."],
      dialedAt: "2026-11-22T11:10:00.000Z",
      endedAt: "2026-11-22T11:12:00.000Z",
    });
    await keep(again, "2026-11-22T11:12:03.000Z");
    const waiting = (await otherCalls(userId)).filter((words) => !words.includes("completed"));
    expect(waiting).toEqual([
      "2026-11-22 on_demand 1 canceled superseded requested not_dialed:superseded 1 jobs",
      "2026-11-22 on_demand 1 queued requested 1 jobs",
    ]);
  });

  test("about another day takes the place of a move, and says so", async () => {
    const { userId, callId } = await setUp([TOMORROW_AT_EIGHT], {
      movedDay: "2026-11-25",
      movedTime: "20:15",
    });
    await keep(callId);
    const detail = {
      reason: "moved",
      day: "2026-11-23",
      at: "2026-11-23T19:00:00.000Z",
      undone: "2026-11-25",
    };
    expect(await steps(callId)).toEqual([{ kind: "wish_kept", detail }]);
    expect(await on.slotsOf(userId)).toEqual([SLOT, null]);
  });

  test("while daily calls are off is a call of its own", async () => {
    const { userId, callId } = await setUp([TOMORROW_AT_EIGHT]);
    await on.owner.query("update users set call_enabled = false where id = $1", [userId]);
    await keep(callId);
    const detail = { reason: "called_at", day: "2026-11-23", at: "2026-11-23T19:00:00.000Z" };
    expect(await steps(callId)).toEqual([{ kind: "wish_kept", detail }]);
    expect(await otherCalls(userId)).toEqual(["2026-11-23 on_demand 1 queued requested 1 jobs"]);
    expect(await on.slotsOf(userId)).toEqual([null, null]);
  });

  describe("on the daily call itself", () => {
    const said = (text: string) => ({ said: [text], dialedAt: SLOT, endedAt: "2026-11-22T18:33:00.000Z" });
    const after = "2026-11-22T18:33:03.000Z";

    test("is a call of its own later that day: the day's turn is over", async () => {
      const userId = await on.addUser();
      await on.keep(userId, NOON);
      await on.tick(SLOT);
      await on.owner.query("update calls set status = 'completed' where user_id = $1", [userId]);
      const callId = await on.addTalk(userId, said("Please call me at half past eight tonight instead."));
      await keep(callId, after);
      const at = "2026-11-22T19:30:00.000Z";
      const detail = { reason: "called_at", day: "2026-11-22", at };
      expect(await steps(callId)).toEqual([{ kind: "wish_kept", detail }]);
      expect((await on.callsOf(userId)).at(-1)).toBe("2026-11-22 on_demand 1 queued requested 1 jobs");
      expect(await on.slotsOf(userId)).toEqual([NEXT_DAY, null]);
    });

    test("drops a further try that waits, where it was not today", async () => {
      const userId = await on.addUser();
      await on.keep(userId, NOON);
      await on.tick(SLOT);
      const callId = await on.addTalk(userId, said(NOT_TODAY));
      await keep(callId, after);
      expect(await on.callsOf(userId)).toContain(
        "2026-11-22 daily 1 canceled skipped scheduled not_dialed:skipped 1 jobs",
      );
      expect(await on.slotsOf(userId)).toEqual([NEXT_DAY, null]);
    });
  });

  describe("as the slot comes due", () => {
    const at = (seconds: number) => new Date(Date.parse(SLOT) + seconds * 1000);

    test("before the tick, the slot moves", async () => {
      const { userId, callId } = await setUp([AT_EIGHT]);
      await keep(callId, at(20).toISOString());
      expect(await on.tick(SLOT)).toBe(0);
      expect(await on.tick("2026-11-22T19:00:00Z")).toBe(1);
      expect(await otherCalls(userId)).toEqual(["2026-11-22 daily 1 queued scheduled 1 jobs"]);
      expect(await on.slotsOf(userId)).toEqual([NEXT_DAY, null]);
    });

    test("after the tick, a call of its own takes the place of the one that is on its way", async () => {
      const { userId, callId } = await setUp([AT_EIGHT]);
      expect(await on.tick(SLOT)).toBe(1);
      await keep(callId, at(20).toISOString());
      expect(await otherCalls(userId)).toEqual([
        "2026-11-22 daily 1 canceled superseded scheduled not_dialed:superseded 1 jobs",
        "2026-11-22 on_demand 1 queued requested 1 jobs",
      ]);
    });

    test.each([
      ["at eight", AT_EIGHT],
      ["not today", NOT_TODAY],
    ])("%s and the tick at the same moment: one of the two comes first", async (_, said) => {
      const people: Awaited<ReturnType<typeof setUp>>[] = [];
      for (let n = 0; n < 12; n++) people.push(await setUp([said]));
      const now = at(20);
      await Promise.all([
        ...people.map(({ callId }) => keep(callId, now.toISOString())),
        ...Array.from({ length: 4 }, () => on.scheduleDueCalls({ now })),
      ]);
      await on.scheduleDueCalls({ now });
      await on.scheduleDueCalls({ now: new Date("2026-11-22T19:00:30Z") });
      for (const { userId, callId } of people) {
        expect(await steps(callId)).toHaveLength(1);
        const queued = (await otherCalls(userId)).filter((words) => words.includes("queued"));
        expect(queued).toHaveLength(said === AT_EIGHT ? 1 : 0);
        expect((await otherCalls(userId)).filter((words) => words.includes("daily"))).toHaveLength(1);
        expect(await on.slotsOf(userId)).toEqual([NEXT_DAY, null]);
      }
    });
  });
});
