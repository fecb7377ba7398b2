import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awardKeyOf, standing } from "~/domain/progress/ledger-view";
import { find, openProgress } from "../setup/progress";

let on: Awaited<ReturnType<typeof openProgress>>;
beforeAll(async () => {
  on = await openProgress();
});
afterAll(() => on?.close());

const MONDAY = "2026-03-02";
const dayAt = (index: number) => new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10);

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
    await on.expectInLine(userId);
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
    await on.expectInLine(userId);
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
    (await on.standingOf(userId)).filter((words) => /^(?:recall|retention)/.test(words)).sort();
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
  await on.expectInLine(userId);
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
  await on.expectInLine(userId);
});

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
  await on.expectInLine(userId);
});
