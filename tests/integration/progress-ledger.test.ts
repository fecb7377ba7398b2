import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replay } from "~/domain/progress/ledger-view";
import { find, openProgress } from "../setup/progress";

let on: Awaited<ReturnType<typeof openProgress>>;
beforeAll(async () => {
  on = await openProgress();
});
afterAll(() => on?.close());

const MONDAY = "2026-03-02";
const dayAt = (index: number) => new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10);

describe("a talk", () => {
  test("that was over before a hard moment earns, whichever of the two is read first", async () => {
    for (const first of ["talk", "crisis"]) {
      const userId = await on.addUser();
      const early = await on.addTalk(userId, { day: MONDAY, toldAt: `${MONDAY}T09:00:00Z` });
      const late = await on.addTalk(userId, { day: MONDAY, outcome: "crisis", noGame: true });
      await on.owner.query("update calls set ended_at = $2 where id = $1", [early, `${MONDAY}T09:00:00Z`]);
      const order = first === "talk" ? [early, late] : [late, early];
      for (const callId of order) await on.award(callId, `${MONDAY}T13:00:00Z`);
      expect(await on.standingOf(userId)).toEqual([
        "reflection 50 A standard reflection",
        "discipline 10 A day with a reflection",
      ]);
      await on.expectInLine(userId);
    }
  });

  test("earns once for what was in it, and the ledger adds up to what is shown", async () => {
    const userId = await on.addUser();
    const found = [find.practice("guitar", 45), find.practice("singing", 10), find.feeling(), find.feeling()];
    const callId = await on.talk(userId, { day: MONDAY, found, quality: "deep" });
    expect(await on.standingOf(userId)).toEqual([
      "reflection 100 A deep reflection",
      "discipline 10 A day with a reflection",
      "self_awareness 15 A pattern of yours, named",
      "practice 75 45 minutes of Guitar",
    ]);
    const { progress, skills } = await on.totalsOf(userId);
    expect(progress).toMatchObject({ xp: 200, level: 2, streak: 1, reflections: 1 });
    expect(progress.next_settle_at).toEqual(new Date("2026-03-02T23:00:00Z"));
    expect(skills).toEqual([
      { skill: "Discipline", xp: 10, minutes: 0, level: 1 },
      { skill: "Guitar", xp: 75, minutes: 45, level: 1 },
      { skill: "Self-Awareness", xp: 15, minutes: 0, level: 1 },
      { skill: "Singing", xp: 0, minutes: 0, level: 1 },
    ]);
    await on.expectInLine(userId);

    const before = await on.everythingOf(userId);
    await on.award(callId, `${MONDAY}T12:07:00Z`);
    await on.settle(userId, `${MONDAY}T12:08:00Z`);
    await on.settle(userId, `${MONDAY}T12:08:00Z`, MONDAY);
    expect(await on.everythingOf(userId)).toEqual(before);
  });

  test("earns once when several workers award it at the same time", async () => {
    const userId = await on.addUser();
    const found = [find.practice("guitar", 60), find.commitment("Send the draft")];
    const callId = await on.addTalk(userId, { day: MONDAY, found });
    const now = `${MONDAY}T12:06:00Z`;
    await Promise.all([
      ...Array.from({ length: 3 }, () => on.award(callId, now)),
      on.settle(userId, now),
      on.settle(userId, now, MONDAY),
    ]);
    expect(await on.ledgerOf(userId)).toHaveLength(3);
    expect(await on.questsOf(userId)).toEqual(["open Send the draft 0"]);
    await on.expectInLine(userId);
  });

  test("is followed by its check-points, in the same transaction", async () => {
    const userId = await on.addUser();
    const callId = await on.talk(userId, { day: MONDAY });
    const jobs = await on.column(
      `select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload->>'callId' = $1`,
      [callId],
    );
    expect(jobs).toEqual(["update_checkpoints"]);
    expect(
      await on.column("select awarded_hash = turns_hash from reflections where call_id = $1", [callId]),
    ).toEqual([true]);
  });

  test("that nobody has read or awarded gets a job, and one is enough", async () => {
    const { reflectForgotten } = await import("~/domain/calls/reflect-forgotten.server");
    const userId = await on.addUser();
    const unread = await on.addCall(userId, { day: dayAt(20) });
    const unawarded = await on.addTalk(userId, { day: dayAt(20) });
    const done = await on.talk(userId, { day: dayAt(20) });
    for (let round = 0; round < 3; round++) await reflectForgotten(new Date(`${dayAt(20)}T13:00:00Z`));
    const jobs = (callId: string) =>
      on.column<string>(
        "select task_identifier from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) where p.payload->>'callId' = $1",
        [callId],
      );
    expect(await jobs(unread)).toEqual(["reflect_on_call"]);
    expect(await jobs(unawarded)).toEqual(["award_progress"]);
    expect(await jobs(done)).toEqual(["update_checkpoints"]);
  });

  test.each(["too_little", "wrong_number", "only_plans"] as const)(
    "that was %s earns nothing",
    async (outcome) => {
      const userId = await on.addUser();
      await on.talk(userId, { day: MONDAY, outcome, found: [find.practice("guitar", 45)] });
      expect(await on.ledgerOf(userId)).toEqual([]);
      expect((await on.totalsOf(userId)).progress).toMatchObject({ xp: 0, streak: 1 });
    },
  );

  test("in distress keeps the day, and nothing more of that day is a game", async () => {
    const userId = await on.addUser();
    for (let day = 0; day < 6; day++) await on.talk(userId, { day: dayAt(day) });
    const before = (await on.totalsOf(userId)).progress.xp;
    await on.talk(userId, { day: dayAt(6), outcome: "crisis", noGame: true });
    await on.talk(userId, { day: dayAt(6), found: [find.practice("guitar", 60)] });
    expect((await on.totalsOf(userId)).progress).toMatchObject({ xp: before, streak: 7, longest_streak: 7 });
    await on.settle(userId, `${dayAt(6)}T22:00:00Z`);
    expect((await on.totalsOf(userId)).progress.xp).toBe(before);
    await on.settle(userId, `${dayAt(7)}T08:00:00Z`);
    expect(await on.standingOf(userId)).toContain("milestone 200 7 days in a row: Week Warrior");
    expect((await on.totalsOf(userId)).progress.xp).toBe(before + 200);
  });

  test("in distress takes nothing back", async () => {
    const userId = await on.addUser();
    await on.talk(userId, { day: MONDAY, found: [find.practice("guitar", 60)] });
    const before = await on.ledgerOf(userId);
    await on.talk(userId, { day: MONDAY, outcome: "crisis", noGame: true });
    expect(await on.ledgerOf(userId)).toEqual(before);
  });
});

describe("a local day", () => {
  test("earns one reflection, the first that is one", async () => {
    const userId = await on.addUser();
    const first = await on.talk(userId, { day: MONDAY, quality: "deep", toldAt: `${MONDAY}T08:00:00Z` });
    await on.talk(userId, { day: MONDAY, quality: "quick", toldAt: `${MONDAY}T19:00:00Z` });
    expect(await on.standingOf(userId)).toEqual([
      "reflection 100 A deep reflection",
      "discipline 10 A day with a reflection",
    ]);
    await on.reflect(userId, first, { day: MONDAY, outcome: "too_little" });
    await on.award(first, `${MONDAY}T20:00:00Z`);
    expect(await on.standingOf(userId)).toEqual([
      "reflection 25 A quick reflection",
      "discipline 10 A day with a reflection",
    ]);
    await on.expectInLine(userId);
  });

  test("counts twelve hours of one skill and eight of one session", async () => {
    const userId = await on.addUser();
    await on.talk(userId, {
      day: MONDAY,
      found: [find.practice("guitar", 600), find.practice("piano", 20), find.practice("la guitarra", 300)],
    });
    const counted = await on.column(
      `select counted_minutes from practice_sessions p where user_id = $1 order by minutes desc`,
      [userId],
    );
    expect(counted).toEqual([480, 240, 20]);
    const xp = replay(await on.ledgerOf(userId)).bySkill;
    expect([...xp.values()].sort((a, b) => b - a)).toEqual([1200, 33, 10]);
  });
});

describe("the ledger", () => {
  test("can't be changed or shortened by anybody, and goes with its person", async () => {
    const userId = await on.addUser();
    await on.talk(userId, {
      day: MONDAY,
      found: [find.practice("rock climbing", 60), find.commitment("Book a hall")],
    });
    for (const sql of [
      "update xp_events set amount = 1000 where user_id = $1",
      "delete from xp_events where user_id = $1",
    ]) {
      await expect(on.owner.query(sql, [userId])).rejects.toThrow(/append-only/);
    }
    await on.owner.query("delete from auth.users where id = (select auth_user_id from users where id = $1)", [
      userId,
    ]);
    expect(await on.ledgerOf(userId)).toEqual([]);
    expect(await on.column("select id from skills where user_id = $1", [userId])).toEqual([]);
  });

  test("knows no skill of somebody else's, who may go with all that is theirs", async () => {
    const [userId, otherId] = [await on.addUser(), await on.addUser()];
    await on.talk(otherId, { day: MONDAY, found: [find.practice("rock climbing", 60)] });
    const [theirs = ""] = await on.column<string>("select id from skills where user_id = $1", [otherId]);
    const [guitar = ""] = await on.column<string>("select id from skills where code = 'guitar'");
    const asMe = (work: (tx: Db) => Promise<unknown>) => on.withUser(userId, (tx) => work(tx as Db));
    const session = {
      userId,
      localDate: new Date(MONDAY),
      minutes: 60,
      source: "hand",
      practicedAt: new Date(),
    };
    await asMe((tx) => tx.userSkill.createMany({ data: [{ userId, skillId: guitar }] }));
    for (const write of [
      (tx: Db) => tx.practiceSession.createMany({ data: [{ ...session, skillId: theirs }] }),
      (tx: Db) => tx.userSkill.createMany({ data: [{ userId, skillId: theirs }] }),
      (tx: Db) => tx.userSkill.updateMany({ where: { skillId: guitar }, data: { mergedInto: theirs } }),
    ]) {
      await expect(asMe(write)).rejects.toThrow(/row-level security/);
    }
    await asMe((tx) => tx.practiceSession.createMany({ data: [{ ...session, skillId: guitar }] }));
  });

  test.each<[string, (tx: never, userId: string) => unknown]>([
    [
      "XP",
      (tx: Db, userId) =>
        tx.xpEvent.create({
          data: {
            userId,
            key: "x#1",
            rule: "gift",
            ruleVersion: 1,
            base: 9,
            amount: 9,
            reason: "x",
            localDate: new Date(),
          },
        }),
    ],
    [
      "a day of a streak",
      (tx: Db, userId) => tx.streakDay.create({ data: { userId, localDate: new Date(), state: "talked" } }),
    ],
    ["a level", (tx: Db, userId) => tx.progress.create({ data: { userId, xp: 1_000_000 } })],
    [
      "an artifact",
      (tx: Db, userId) =>
        tx.userArtifact.create({
          data: { userId, artifactCode: "masters_echo", earnedOn: new Date(), reason: "x" },
        }),
    ],
    [
      "a quest",
      (tx: Db, userId) =>
        tx.quest.create({
          data: { userId, key: "x", source: "promise", title: "x", createdDay: new Date() },
        }),
    ],
    ["a reflection's XP", (tx: Db) => tx.xpEvent.updateMany({ data: { amount: 9 } })],
    ["a snapshot's XP", (tx: Db) => tx.progress.updateMany({ data: { xp: 9 } })],
    ["a skill's level", (tx: Db) => tx.userSkill.updateMany({ data: { level: 99 } })],
    [
      "what counts of a session",
      (tx: Db) => tx.practiceSession.updateMany({ data: { countedMinutes: 999 } }),
    ],
  ])("takes no %s from a person's own request", async (_, write) => {
    const userId = await on.addUser();
    await expect(on.withUser(userId, async (tx) => write(tx as never, userId))).rejects.toThrow(
      /permission denied|row-level security/,
    );
  });
});
type Db = import("~/db/transaction.server").Tx;
