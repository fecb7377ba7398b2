import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { find, openProgress } from "../setup/progress";

let on: Awaited<ReturnType<typeof openProgress>>;
beforeAll(async () => {
  on = await openProgress();
});
afterAll(() => on?.close());

const MONDAY = "2026-03-02";
const dayAt = (index: number) => new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10);
const at = (day: number) => new Date(`${dayAt(day)}T09:00:00Z`);
const idOf = async (userId: string, title: string) =>
  (await on.column<string>("select id from quests where user_id = $1 and title = $2", [userId, title]))[0] ??
  "";
const planOf = async (userId: string) => {
  const [plan] = await on.column<{ text: string; from: string; askedOn: string | null }[]>(
    "select follow_ups from talk_plans where user_id = $1",
    [userId],
  );
  return plan?.map(({ text, from, askedOn }) => [text, from, askedOn].join(" ").trim());
};

describe("promises", () => {
  test("become quests: five are open, a sixth waits for its place", async () => {
    const userId = await on.addUser();
    const found = [1, 2, 3, 4, 5, 6].map((n) => find.commitment(`Do thing ${n}`, dayAt(10 + n)));
    await on.talk(userId, { day: MONDAY, found });
    const questIn = (status: string) =>
      on.column<string>("select title from quests where user_id = $1 and status = $2 order by title", [
        userId,
        status,
      ]);
    expect(await questIn("open")).toHaveLength(5);
    expect(await questIn("waiting")).toEqual(["Do thing 6"]);
    const sixth = await idOf(userId, "Do thing 6");
    await expect(on.takeOnQuest(userId, sixth)).rejects.toMatchObject({
      code: "bad_request",
      message: "You have five open quests. Finish or drop one first.",
    });
    const first = await idOf(userId, "Do thing 1");
    await on.finishQuest(userId, first, at(0));
    await on.finishQuest(userId, first, at(1));
    await on.takeOnQuest(userId, sixth);
    expect(await questIn("open")).toHaveLength(5);
    await on.reopenQuest(userId, first);
    expect(await questIn("waiting")).toEqual(["Do thing 1"]);
    await on.dropQuest(userId, sixth, at(0));
    await on.settle(userId, at(0).toISOString());
    expect(await questIn("open")).toContain("Do thing 1");
    const shown = await on.dashboardProgress(userId, at(0));
    expect(shown?.quests.open).toHaveLength(5);
    expect(shown?.promises).toEqual({ kept: 0, of: 1 });
  });

  test("slip, come back, and at the third time are offered to be made smaller", async () => {
    const userId = await on.addUser();
    await on.talk(userId, { day: MONDAY, found: [find.commitment("Send the draft", dayAt(4))] });
    const seen: (string | undefined)[] = [];
    for (const day of [4, 5, 7, 11, 12]) {
      await on.roll(at(day).toISOString());
      await on.roll(at(day).toISOString());
      seen.push((await on.questsOf(userId))[0]);
    }
    expect(seen).toEqual([
      `open Send the draft ${dayAt(4)} 0`,
      `open Send the draft ${dayAt(6)} 1`,
      `open Send the draft ${dayAt(10)} 2`,
      // It makes room, and doesn't move up by itself.
      "waiting Send the draft 3",
      "waiting Send the draft 3",
    ]);
    expect((await on.dashboardProgress(userId, at(12)))?.promises).toEqual({ kept: 0, of: 1 });
    await on.shrinkQuest(userId, await idOf(userId, "Send the draft"), " Write one page ");
    expect((await on.questsOf(userId))[0]).toBe("open Write one page 0");
  });

  test("are kept by saying so, and open again when that was a mistake", async () => {
    const userId = await on.addUser();
    await on.talk(userId, { day: MONDAY, found: [find.commitment("Send the draft", dayAt(4))] });
    const questId = await idOf(userId, "Send the draft");
    const callId = await on.talk(userId, { day: dayAt(1), found: [find.kept(questId)] });
    expect((await on.questsOf(userId))[0]).toBe(`done Send the draft ${dayAt(4)} 0 talk`);
    expect(await on.column("select closed_call_id from quests where id = $1", [questId])).toEqual([callId]);
    await on.reflect(userId, callId, { day: dayAt(1) });
    await on.award(callId, at(1).toISOString());
    expect((await on.questsOf(userId))[0]).toBe(`open Send the draft ${dayAt(4)} 0`);
  });

  test("of somebody else are never closed", async () => {
    const [me, them] = [await on.addUser(), await on.addUser()];
    await on.talk(them, { day: MONDAY, found: [find.commitment("Send the draft")] });
    const theirs = await on.everythingOf(them);
    const questId = await idOf(them, "Send the draft");
    await on.talk(me, { day: MONDAY, found: [find.kept(questId)] });
    for (const act of [
      () => on.finishQuest(me, questId, at(0)),
      () => on.dropQuest(me, questId, at(0)),
      () => on.reopenQuest(me, questId),
      () => on.shrinkQuest(me, questId, "x"),
      () => on.takeOnQuest(me, questId),
      () => on.finishQuest(me, "none", at(0)),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await on.everythingOf(them)).toEqual(theirs);
  });

  test("change with their talk, unless the person has made them their own", async () => {
    const userId = await on.addUser();
    const [draft, call, run] = [
      find.commitment("Send the draft", dayAt(4)),
      find.commitment("Call Maya"),
      find.commitment("Run five miles"),
    ];
    const callId = await on.talk(userId, { day: MONDAY, found: [draft, call, run] });
    await on.shrinkQuest(userId, await idOf(userId, "Run five miles"), "Run one mile");
    const found = [
      { ...draft, title: "Send the letter", dueDay: dayAt(7) },
      { ...run, title: "Run ten miles" },
    ];
    await on.reflect(userId, callId, { day: MONDAY, found });
    await on.award(callId, at(0).toISOString());
    expect((await on.questsOf(userId)).sort()).toEqual([
      "dropped Call Maya 0 correction",
      "open Run one mile 0",
      `open Send the letter ${dayAt(7)} 0`,
    ]);
    await on.reflect(userId, callId, { day: MONDAY, found: [draft, call] });
    await on.award(callId, at(0).toISOString());
    expect((await on.questsOf(userId)).sort()).toEqual([
      "dropped Run one mile 0 correction",
      "open Call Maya 0",
      `open Send the draft ${dayAt(4)} 0`,
    ]);
  });

  test("and a next step in the same breath are one quest; an equal one isn't made twice", async () => {
    const userId = await on.addUser();
    const promise = find.commitment("Send the draft", dayAt(4));
    const found = [
      promise,
      { ...find.step("send the draft"), turns: promise.turns },
      find.step("play the song once"),
    ];
    await on.talk(userId, { day: MONDAY, found });
    await on.talk(userId, { day: dayAt(1), found: [find.step("play the song once")] });
    expect(await on.questsOf(userId)).toHaveLength(2);
    expect((await on.questsOf(userId)).sort()).toEqual([
      "open Play the song once 0",
      `open Send the draft ${dayAt(4)} 0`,
    ]);
  });
});

describe("a day without a quest", () => {
  test("gets a gentle one after the first talk, and yesterday's is no debt", async () => {
    const [newcomer, userId] = [await on.addUser(), await on.addUser()];
    await on.settle(newcomer, at(0).toISOString());
    expect(await on.questsOf(newcomer)).toEqual([]);
    await on.talk(userId, { day: MONDAY, found: [find.practice("guitar", 30)] });
    expect(await on.questsOf(userId)).toEqual([`open Spend 15 minutes on Guitar ${MONDAY} 0`]);
    await on.roll(at(1).toISOString());
    expect((await on.questsOf(userId)).sort()).toEqual([
      `dropped Spend 15 minutes on Guitar ${MONDAY} 0 day_over`,
      `open Spend 15 minutes on Guitar ${dayAt(1)} 0`,
    ]);
    expect((await on.dashboardProgress(userId, at(1)))?.promises).toEqual({ kept: 0, of: 0 });
    await on.finishQuest(
      userId,
      (await on.dashboardProgress(userId, at(1)))?.quests.open[0]?.id ?? "",
      at(1),
    );
    await on.settle(userId, at(1).toISOString());
    expect((await on.dashboardProgress(userId, at(1)))?.quests.open).toEqual([]);
    // Whoever has been away for long is left in peace.
    await on.roll(at(40).toISOString());
    expect((await on.dashboardProgress(userId, at(40)))?.quests.open).toEqual([]);
  });

  test("stays without one after a hard moment, and the next day has one again", async () => {
    const userId = await on.addUser();
    await on.talk(userId, { day: MONDAY, outcome: "crisis", noGame: true });
    await on.settle(userId, at(0).toISOString());
    expect(await on.questsOf(userId)).toEqual([]);
    await on.roll(at(1).toISOString());
    expect(await on.questsOf(userId)).toEqual([`open Notice one thing that goes well today ${dayAt(1)} 0`]);
  });
});

describe("a check-point that is due", () => {
  test("is a quest until it is completed or missed", async () => {
    const userId = await on.addUser();
    await on.talk(userId, { day: MONDAY, found: [find.commitment("Send the draft")] });
    const [guitar] = await on.column("select id from skills where code = 'guitar'");
    const add = async (skill: unknown, day: number) =>
      (
        await on.column<string>(
          "insert into checkpoints (user_id, skill_id, due_day, due_at, items_count) values ($1, $2, $3::date, $3::date, 2) returning id",
          [userId, skill, dayAt(day)],
        )
      )[0];
    const [one, other] = [await add(guitar, 1), await add(null, 2)];
    const quests = async (day: number) => {
      await on.settle(userId, at(day).toISOString());
      return (await on.questsOf(userId)).slice(1);
    };
    expect(await quests(0)).toEqual([]);
    expect(await quests(1)).toEqual([`open Recall what you learned about Guitar ${dayAt(1)} 0`]);
    expect(await on.dashboardProgress(userId, at(1))).toMatchObject({
      checkpoints: [{ id: one, skill: "Guitar", dueDay: dayAt(1), items: 2 }],
    });
    await on.owner.query("update checkpoints set status = 'completed' where id = $1", [one]);
    expect(await quests(2)).toEqual([
      `done Recall what you learned about Guitar ${dayAt(1)} 0 checkpoint`,
      `open Recall what you learned ${dayAt(2)} 0`,
    ]);
    await on.owner.query("update checkpoints set status = 'missed' where id = $1", [other]);
    expect((await quests(3))[1]).toBe(`dropped Recall what you learned ${dayAt(2)} 0 day_over`);
  });
});

describe("the next talk", () => {
  test("may bring up what is due first, as the person would be told, and nothing grave", async () => {
    const userId = await on.addUser();
    const found = [
      find.step("play the whole song once"),
      find.commitment("Send my draft", dayAt(4)),
      find.commitment("Read two pages", dayAt(2)),
      find.commitment("Visit mum in the hospital", dayAt(1)),
    ];
    await on.talk(userId, { day: MONDAY, found });
    expect(await planOf(userId)).toEqual([
      `read two pages ${dayAt(2)}`,
      `send your draft ${dayAt(4)}`,
      `play the whole song once ${dayAt(1)}`,
    ]);
    const [pages] = await on.column<{ key: string; text: string; questId: string }>(
      "select follow_ups->0 from talk_plans where user_id = $1",
      [userId],
    );
    await on.talk(userId, { day: dayAt(2), agenda: { followUp: pages, recalls: [] } });
    expect((await planOf(userId))?.[0]).toBe(`read two pages ${dayAt(2)} ${dayAt(2)}`);
    await on.finishQuest(userId, pages?.questId ?? "", at(2));
    await on.settle(userId, at(2).toISOString());
    expect(await planOf(userId)).toHaveLength(2);
    const rows = await on.everythingOf(userId);
    await on.settle(userId, at(2).toISOString());
    expect(await on.everythingOf(userId)).toEqual(rows);
  });
});

test("a promise that is cut in the middle of a character is a quest all the same", async () => {
  const userId = await on.addUser();
  await on.talk(userId, { day: MONDAY, found: [find.commitment(`${"x".repeat(199)}😀`)] });
  expect(await on.questsOf(userId)).toEqual([`open X${"x".repeat(198)}\uFFFD 0`]);
});

test("a person of many promises is asked about the one that is open", async () => {
  const userId = await on.addUser();
  await on.owner.query(
    `insert into quests (user_id, key, source, title, said_title, status, due_day, created_day, created_at, closed_at,
       closed_by)
     select $1, 'old:' || n, 'promise', 'Old promise ' || n, 'Old promise ' || n, 'done', d, d, d, d, 'tap'
     from generate_series(1, 250) n, lateral (select date '2026-02-01' - n as d) of_day`,
    [userId],
  );
  const found = [find.commitment("Send the draft", dayAt(2)), find.step("play the whole song once")];
  await on.talk(userId, { day: MONDAY, found });
  expect(await planOf(userId)).toEqual([
    `send the draft ${dayAt(2)}`,
    `play the whole song once ${dayAt(1)}`,
  ]);
});

describe("pages of progress", () => {
  test("show the ledger with its reasons, weeks and the last seven days", async () => {
    const userId = await on.addUser();
    const callId = await on.talk(userId, { day: MONDAY, found: [find.practice("guitar", 60)] });
    await on.talk(userId, { day: dayAt(8), found: [find.practice("piano", 30)] });
    await on.reflect(userId, callId, { day: MONDAY });
    await on.award(callId, at(8).toISOString());
    const all = await on.listXp(userId, { limit: 50 });
    expect(all.map(({ rule, amount, kind }) => `${rule} ${amount} ${kind}`)).toEqual([
      "practice -100 reversal",
      "practice 50 award",
      "discipline 10 award",
      "reflection 50 award",
      "practice 100 reversed",
      "discipline 10 award",
      "reflection 50 award",
    ]);
    const page = await on.listXp(userId, { limit: 2, before: BigInt(all[1]?.id ?? 0) });
    expect(page).toEqual(all.slice(2, 4));
    expect((await on.listXp(userId, { limit: 1, before: BigInt(all[3]?.id ?? 0) }))[0]?.kind).toBe(
      "reversed",
    );
    expect(await on.xpByWeek(userId, 3, at(8))).toEqual([
      { monday: "2026-02-23", xp: 0 },
      { monday: MONDAY, xp: 60 },
      { monday: dayAt(7), xp: 110 },
    ]);
    expect(await on.practiceByWeek(userId, 2, at(8))).toMatchObject([
      { monday: MONDAY, minutes: 0, skills: [] },
      { monday: dayAt(7), minutes: 30, skills: [{ skill: "Piano", minutes: 30 }] },
    ]);
    const shown = await on.dashboardProgress(userId, at(8));
    expect(shown).toMatchObject({
      today: dayAt(8),
      xp: 170,
      xpToday: 110,
      level: { level: 2, into: 70 },
      streak: 2,
    });
    expect(shown?.days.map(({ state }) => state)).toEqual([null, null, null, null, null, null, "talked"]);
  });
});
