import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awardKeyOf, replay, standing } from "~/domain/progress/ledger-view";
import { find, openProgress } from "../setup/progress";

let on: Awaited<ReturnType<typeof openProgress>>;
beforeAll(async () => {
  on = await openProgress();
});
afterAll(() => on?.close());

const MONDAY = "2026-03-02";
const dayAt = (index: number) => new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10);

/** Awards that stand, as "reflection 50 A standard reflection". */
const standingOf = async (userId: string) =>
  standing(await on.ledgerOf(userId)).map(({ rule, amount, reason }) => `${rule} ${amount} ${reason}`);

async function expectInLine(userId: string): Promise<void> {
  const { progress, skills, replayed, replayedBySkill } = await on.totalsOf(userId);
  expect(progress.xp).toBe(replayed);
  const ofSkills = skills.reduce((sum, { xp }) => sum + xp, 0);
  expect(ofSkills).toBe([...replayedBySkill.values()].reduce((sum, xp) => sum + xp, 0));
}

describe("a talk", () => {
  test("earns once for what was in it, and the ledger adds up to what is shown", async () => {
    const userId = await on.addUser();
    const found = [find.practice("guitar", 45), find.practice("singing", 10), find.feeling(), find.feeling()];
    const callId = await on.talk(userId, { day: MONDAY, found, quality: "deep" });
    expect(await standingOf(userId)).toEqual([
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
    await expectInLine(userId);

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
    await expectInLine(userId);
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
    expect(await standingOf(userId)).toContain("milestone 200 7 days in a row: Week Warrior");
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
    expect(await standingOf(userId)).toEqual([
      "reflection 100 A deep reflection",
      "discipline 10 A day with a reflection",
    ]);
    await on.reflect(userId, first, { day: MONDAY, outcome: "too_little" });
    await on.award(first, `${MONDAY}T20:00:00Z`);
    expect(await standingOf(userId)).toEqual([
      "reflection 25 A quick reflection",
      "discipline 10 A day with a reflection",
    ]);
    await expectInLine(userId);
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

describe("a correction", () => {
  test("takes back exactly what it changed, by rows of its own", async () => {
    const userId = await on.addUser();
    const guitar = find.practice("guitar", 45);
    const draft = find.commitment("Send the draft", "2026-03-06");
    const callId = await on.talk(userId, { day: MONDAY, found: [guitar, find.practice("piano", 30), draft] });
    const piano = (await on.ledgerOf(userId)).length;
    const correct = async (minutes: number, dueDay: string) => {
      const before = await on.withService((tx) => on.loadSnapshot(tx, userId, callId));
      await on.owner.query(
        `insert into reflection_corrections (user_id, call_id, turn, meant, applied_at, diff) values ($1, $2, 1, 'x', now(), $3)`,
        [userId, callId, JSON.stringify({ before })],
      );
      const found = before.findings.map((finding) => {
        if (finding.kind === "practice" && finding.thing === "guitar")
          return { ...finding, minutes, text: `${minutes} minutes.`, quote: `${minutes}` };
        return finding.kind === "commitment" ? { ...finding, dueDay } : finding;
      });
      await on.reflect(userId, callId, { day: MONDAY, found });
      await on.award(callId, `${MONDAY}T13:00:00Z`);
    };
    await correct(15, "2026-03-09");
    const rows = await on.ledgerOf(userId);
    expect(
      rows
        .slice(piano)
        .map(({ key, amount, reverses }) => [key.replace(/[0-9a-f-]{36}/, "ID"), amount, reverses !== null]),
    ).toEqual([
      ["practice:ID#1-", -75, true],
      ["practice:ID#2", 25, false],
    ]);
    expect(rows.find(({ id }) => id === rows[piano]?.reverses)).toMatchObject({ amount: 75 });
    await expectInLine(userId);
    const [diff] = await on.column<{ changes: unknown }>(
      "select diff from reflection_corrections where call_id = $1",
      [callId],
    );
    expect(diff?.changes).toEqual([
      { kind: "changed", what: "finding", finding: "practice", before: guitar.text, after: "15 minutes." },
      { kind: "changed", what: "practice", skill: "Guitar", before: 45, after: 15 },
      {
        kind: "changed",
        what: "quest",
        before: { title: "Send the draft", dueDay: "2026-03-06" },
        after: { title: "Send the draft", dueDay: "2026-03-09" },
      },
      { kind: "changed", what: "xp", before: 185, after: 135 },
    ]);
    // And back again: the same award a third time.
    await correct(45, "2026-03-06");
    expect((await on.ledgerOf(userId)).at(-1)).toMatchObject({
      amount: 75,
      key: expect.stringMatching(/#3$/),
    });
    expect((await on.totalsOf(userId)).progress.xp).toBe(185);
  });

  test("of a skill that was misheard leaves no trace among the skills", async () => {
    const userId = await on.addUser();
    const heard = find.practice("rock climbing", 60);
    const callId = await on.talk(userId, { day: MONDAY, found: [heard] });
    const skills = async () => (await on.totalsOf(userId)).skills.map(({ skill, xp }) => `${skill} ${xp}`);
    expect(await skills()).toEqual(["Discipline 10", "Rock climbing 100"]);
    await on.reflect(userId, callId, { day: MONDAY, found: [{ ...heard, thing: "la guitarra" }] });
    await on.award(callId, `${MONDAY}T13:00:00Z`);
    expect(await skills()).toEqual(["Discipline 10", "Guitar 100"]);
    await on.reflect(userId, callId, { day: MONDAY, outcome: "too_little" });
    await on.award(callId, `${MONDAY}T14:00:00Z`);
    expect((await on.totalsOf(userId)).progress.xp).toBe(0);
    await expectInLine(userId);
  });

  test("keeps the multiplier that was earned with", async () => {
    const userId = await on.addUser();
    for (let day = 0; day < 7; day++)
      await on.talk(userId, { day: dayAt(day), found: [find.practice("guitar", 60)] });
    const last = (await on.ledgerOf(userId)).findLast(({ rule }) => rule === "practice");
    expect(last).toMatchObject({ base: 100, multiplierPercent: 105, amount: 105 });
    await on.owner.query("update calls set status = 'voicemail' where user_id = $1 and local_date = $2", [
      userId,
      dayAt(0),
    ]);
    await on.owner.query("delete from streak_days where user_id = $1 and local_date = $2", [
      userId,
      dayAt(0),
    ]);
    await on.settle(userId, `${dayAt(6)}T20:00:00Z`, dayAt(0));
    expect((await on.totalsOf(userId)).progress.streak).toBe(6);
    expect(standing(await on.ledgerOf(userId))).toContainEqual(last);
  });
});

test("a recall earns by the level of its skill when it was made, and aloud once more", async () => {
  const userId = await on.addUser();
  const callId = await on.talk(userId, { day: MONDAY, found: [find.practice("guitar", 60)] });
  const [guitar] = await on.column("select id from skills where code = 'guitar'");
  const [item] = await on.column(
    `insert into checkpoint_items (user_id, skill_id, call_id, finding_key, text, question, quote, learned_day, due_day,
       ask_day, card) values ($1, $2, $3, 'learned:1:1', 'A triad has three notes.', 'What is a triad?', 'q', $4, $4, $4, '{}')
     returning id`,
    [userId, guitar, callId, MONDAY],
  );
  const review = (day: string, rating: number, timing: string, aloud: boolean) =>
    on.column<string>(
      `insert into checkpoint_reviews (user_id, item_id, call_id, local_date, rating, timing, card_before)
       values ($1, $2, $3, $4, $5, $6, '{}') returning id`,
      [userId, item, aloud ? callId : null, day, rating, timing],
    );
  const [heard] = await review(dayAt(1), 3, "on_time", true);
  await review(dayAt(2), 1, "on_time", true);
  await review(dayAt(3), 2, "early", false);
  await on.settle(userId, `${dayAt(3)}T12:00:00Z`);
  const recalls = async () =>
    (await standingOf(userId)).filter((words) => /^(?:recall|retention)/.test(words)).sort();
  // An hour is level 1.
  const first = ["recall 25 Recalled on time", "recall 38 Recalled early", "retention 5 Recalled aloud"];
  expect(await recalls()).toEqual(first);
  await on.talk(userId, { day: dayAt(4), found: [find.practice("guitar", 480)] });
  expect((await on.totalsOf(userId)).skills.find(({ skill }) => skill === "Guitar")?.level).toBe(3);
  expect(await recalls()).toEqual(first);
  // Long after, the person says that it was forgotten: no day is named.
  await on.owner.query("update checkpoint_reviews set rating = 1 where id = $1", [heard]);
  await on.settle(userId, `${dayAt(40)}T12:00:00Z`);
  expect(await recalls()).toEqual(["recall 38 Recalled early"]);
  await expectInLine(userId);
});

test("skills that are merged keep their sums, and so do archived ones", async () => {
  const userId = await on.addUser();
  await on.talk(userId, { day: MONDAY, found: [find.practice("guitar", 600), find.practice("banjo", 480)] });
  const before = await on.totalsOf(userId);
  await on.owner.query(
    `update user_skills set merged_into = (select id from skills where code = 'guitar')
     where user_id = $1 and skill_id = (select id from skills where user_id = $1)`,
    [userId],
  );
  await on.owner.query("update user_skills set archived_at = now() where user_id = $1 and xp = 10", [userId]);
  await on.settle(userId, `${MONDAY}T13:00:00Z`);
  const after = await on.totalsOf(userId);
  expect(after.progress).toEqual(before.progress);
  expect(after.skills.map(({ skill, xp, minutes }) => [skill, xp, minutes])).toEqual([
    ["Banjo", 0, 0],
    ["Discipline", 10, 0],
    ["Guitar", 1600, 960],
  ]);
  // Whoever says "banjo" from now on means the guitar.
  await on.talk(userId, { day: dayAt(1), found: [find.practice("the banjo", 60)] });
  expect((await on.totalsOf(userId)).skills.at(-1)).toMatchObject({ skill: "Guitar", minutes: 1020 });
  await on.owner.query("update user_skills set merged_into = null where user_id = $1", [userId]);
  await on.settle(userId, `${dayAt(1)}T13:00:00Z`);
  expect((await on.totalsOf(userId)).skills[0]).toMatchObject({ skill: "Banjo", minutes: 480 });
  await expectInLine(userId);
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

test("every key is used once", async () => {
  const userId = await on.addUser();
  const callId = await on.addTalk(userId, { day: MONDAY, found: [find.practice("guitar", 45)] });
  for (const minutes of [45, 30, 45, 0, 60]) {
    await on.reflect(userId, callId, {
      day: MONDAY,
      found: [{ ...find.practice("guitar", minutes), key: "practice:1:1" }],
    });
    await on.award(callId, `${MONDAY}T13:00:00Z`);
  }
  const keys = (await on.ledgerOf(userId)).filter(({ rule }) => rule === "practice").map(({ key }) => key);
  expect(keys.map((key) => key.slice(awardKeyOf(key).length))).toEqual([
    "#1",
    "#1-",
    "#2",
    "#2-",
    "#3",
    "#3-",
    "#4",
  ]);
  await expectInLine(userId);
});
