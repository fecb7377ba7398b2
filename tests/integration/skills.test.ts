import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EvidenceCursor } from "~/domain/progress/evidence-cursor";
import { find, openProgress } from "../setup/progress";

let on: Awaited<ReturnType<typeof openSkills>>;
beforeAll(async () => {
  on = await openSkills();
});
afterAll(() => on?.close());

const NOW = new Date("2026-03-12T17:00:00Z");
const TODAY = "2026-03-12";
const MINUTE = 60_000;
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

/** The skills' use cases beside those of progress. */
async function openSkills() {
  const progress = await openProgress();
  const skills = {
    ...(await import("~/domain/progress/log-practice.server")),
    ...(await import("~/domain/progress/remove-practice.server")),
    ...(await import("~/domain/progress/add-skill.server")),
    ...(await import("~/domain/progress/discover-skill.server")),
    ...(await import("~/domain/progress/rename-skill.server")),
    ...(await import("~/domain/progress/merge-skills.server")),
    ...(await import("~/domain/progress/unmerge-skill.server")),
    ...(await import("~/domain/progress/archive-skill.server")),
    ...(await import("~/domain/progress/skill-queries.server")),
  };
  const catalogue = async (code: string) =>
    (await progress.column<string>("select id from skills where code = $1", [code]))[0] ?? "";
  /** Logs and has it added up. */
  const log = async (
    userId: string,
    skillId: string,
    { minutes = 45, day = TODAY, note = "", now = NOW } = {},
  ) => {
    await skills.logPractice(userId, { skillId, minutes, day, note }, now);
    await progress.settle(userId, now.toISOString(), day);
  };
  const page = (
    userId: string,
    skillId: string,
    options: { limit?: number; before?: EvidenceCursor | null; now?: Date } = {},
  ) => {
    const { limit = 100, before = null, now = NOW } = options;
    return skills.getSkill(userId, skillId, { limit, before }, now);
  };
  /** Names on the list, with level and minutes. */
  const listed = async (userId: string) =>
    (await skills.listSkills(userId)).biomes.flatMap(({ skills }) =>
      skills.map(({ name, level, minutes }) => `${name} ${level} ${minutes}`),
    );
  const jobsOf = (userId: string) =>
    progress.column<string>(
      `select concat_ws(' ', t.identifier, j.payload->>'day') from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id where j.payload->>'userId' = $1 order by j.id`,
      [userId],
    );
  return { ...progress, ...skills, catalogue, log, page, listed, jobsOf };
}

describe("practice by hand", () => {
  test("becomes minutes, XP, a level and evidence; a form sent twice is one session", async () => {
    const userId = await on.addUser();
    const guitar = await on.catalogue("guitar");
    const session = { skillId: guitar, minutes: 90, day: TODAY, note: " Scales " };
    const ids = await Promise.all([1, 2, 3].map(() => on.logPractice(userId, session, NOW)));
    expect(ids).toEqual([guitar, guitar, guitar]);
    expect(await on.jobsOf(userId)).toEqual([`settle_progress ${TODAY}`]);

    const pending = await on.page(userId, guitar);
    expect(pending.evidence).toMatchObject([{ kind: "session", session: { isPending: true, xp: [] } }]);
    await on.settle(userId, NOW.toISOString(), TODAY);
    const { skill, minutes, xp, level, evidence, changes, weeks } = await on.page(userId, guitar);
    expect({ skill, minutes, xp, level }).toMatchObject({
      skill: { name: "Guitar", isMine: true, isMeta: false },
      minutes: 90,
      xp: 150,
      level: { level: 2, stage: "Novice" },
    });
    expect(evidence).toMatchObject([
      {
        kind: "session",
        session: {
          ...{
            day: TODAY,
            minutes: 90,
            countedMinutes: 90,
            source: "hand",
            note: "Scales",
            isPending: false,
          },
          xp: [{ amount: 150, reason: "90 minutes of Guitar", kind: "award" }],
        },
      },
    ]);
    expect(changes).toMatchObject([{ level: 2, day: TODAY, amount: 90, steps: [{ amount: 90 }] }]);
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toEqual({ monday: "2026-03-09", minutes: 90 });
    expect(await on.listed(userId)).toEqual(["Guitar 2 90"]);
    await on.expectInLine(userId);
  });

  test("of seven days ago stands on its day; before that and tomorrow are refused", async () => {
    // Their day begins at four: at three in the morning it is still yesterday.
    const userId = await on.addUser("Europe/Berlin", 4);
    const skillId = await on.catalogue("piano");
    const night = new Date("2026-03-13T02:00:00Z");
    await on.log(userId, skillId, { day: TODAY, now: night });
    await on.log(userId, skillId, { day: "2026-03-05", now: new Date(night.getTime() + 5 * MINUTE) });
    const kept = await on.column<string>(
      "select local_date || ' ' || practiced_at::text from practice_sessions where user_id = $1 order by 1",
      [userId],
    );
    expect(kept).toEqual(["2026-03-05 2026-03-06 02:05:00+00", "2026-03-12 2026-03-13 02:00:00+00"]);
    for (const day of ["2026-03-04", "2026-03-13"]) {
      await expect(
        on.logPractice(
          userId,
          { skillId, minutes: 30, day, note: "" },
          new Date(night.getTime() + 10 * MINUTE),
        ),
      ).rejects.toMatchObject({ message: "You can log today and the seven days before it." });
    }
  });

  test("has caps, and says which", async () => {
    const userId = await on.addUser();
    const guitar = await on.catalogue("guitar");
    const refusal = async (minutes: number, now: Date, skillId = guitar) => {
      const logged = on.logPractice(userId, { skillId, minutes, day: TODAY, note: "" }, now);
      return logged.then(
        () => "logged",
        (failure) => failure.message,
      );
    };
    expect(await refusal(14, NOW)).toBe("A session is between 15 min and 8 h long.");
    expect(await refusal(481, NOW)).toBe("A session is between 15 min and 8 h long.");
    expect(await refusal(480, NOW)).toBe("logged");
    expect(await refusal(60, later(4))).toBe(
      "You logged Guitar a moment ago. The next session can be logged at 18:05.",
    );
    expect(await refusal(300, later(5))).toBe(
      "Only 4 h still fit on that day: 12 h of Guitar a day is the most that counts.",
    );
    expect(await refusal(240, later(5))).toBe("logged");
    expect(await refusal(15, later(10))).toBe(
      "That day is full: 12 h of Guitar a day is the most that counts.",
    );
    // 25 hours in a day, of two skills.
    const piano = await on.catalogue("piano");
    expect(await refusal(480, later(10), piano)).toBe("logged");
    expect(await refusal(240, later(15), piano)).toBe("logged");
    expect(await refusal(60, later(20), await on.catalogue("yoga"))).toBe(
      "A day has 24 h, and 24 h of that one are taken.",
    );
    expect(await refusal(60, later(20), await on.catalogue("focus"))).toBe(
      "Focus grows by itself. Log what you practised.",
    );
    await on.settle(userId, later(30).toISOString(), TODAY);
    expect(await on.listed(userId)).toEqual(["Guitar 4 720", "Piano 4 720"]);
  });

  test("can be removed, with a row that takes its XP back; what was said in a talk can't", async () => {
    const userId = await on.addUser();
    const guitar = await on.catalogue("guitar");
    await on.talk(userId, { day: TODAY, found: [find.practice("guitar", 45)] });
    await on.log(userId, guitar, { minutes: 60 });
    const byHand = (await on.page(userId, guitar)).evidence.flatMap((entry) =>
      entry.kind === "session" ? [entry.session] : [],
    );
    const [hand, talk] = ["hand", "talk"].map((from) => byHand.find(({ source }) => source === from));
    expect(talk?.callId).not.toBeNull();
    await expect(on.removePractice(userId, talk?.id ?? "")).rejects.toMatchObject({ code: "bad_request" });
    expect(await on.removePractice(userId, hand?.id ?? "")).toBe(true);
    expect(await on.removePractice(userId, hand?.id ?? "")).toBe(false);
    await on.settle(userId, NOW.toISOString(), TODAY);
    const { minutes, xp, evidence } = await on.page(userId, guitar);
    expect({ minutes, xp }).toEqual({ minutes: 45, xp: 75 });
    expect(
      evidence.map((entry) => (entry.kind === "xp" ? [entry.xp.kind, entry.xp.amount] : entry.kind)),
    ).toEqual(expect.arrayContaining(["session", ["reversal", -100], ["reversed", 100]]));
    await on.expectInLine(userId);
  });

  test("is paged newest first, each entry once", async () => {
    const userId = await on.addUser();
    const skillId = await on.catalogue("running");
    for (let back = 0; back < 7; back++) {
      const day = `2026-03-${String(12 - back).padStart(2, "0")}`;
      await on.logPractice(userId, { skillId, minutes: 20 + back, day, note: "" }, later(5 * back));
    }
    const whole = (await on.page(userId, skillId)).evidence;
    const paged: unknown[] = [];
    let before: EvidenceCursor | null = null;
    do {
      const { evidence } = await on.page(userId, skillId, { limit: 3, before });
      paged.push(...evidence);
      before = evidence.at(-1)?.cursor ?? null;
    } while (before);
    expect(paged).toEqual(whole);
    expect(whole.map((entry) => entry.cursor.day)).toEqual(
      [12, 11, 10, 9, 8, 7, 6].map((day) => `2026-03-${String(day).padStart(2, "0")}`),
    );
  });
});

describe("skills of one's own", () => {
  test("are added once, and one of the catalogue's name is that one", async () => {
    const userId = await on.addUser();
    const climbing = { name: "  Rock   climbing ", biome: "desert" as const };
    const added = await Promise.all([climbing, climbing].map((skill) => on.addSkill(userId, skill)));
    expect(new Set(added.map(({ skillId }) => skillId)).size).toBe(1);
    expect(added.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await on.addSkill(userId, { name: "GUITAR", biome: "tech" })).toEqual({
      skillId: await on.catalogue("guitar"),
      isNew: false,
    });
    expect(await on.listed(userId)).toEqual(["Rock climbing 1 0", "Guitar 1 0"]);
    await expect(on.addSkill(userId, { name: "?!", biome: "mist" })).rejects.toMatchObject({
      code: "bad_request",
    });
    // A talk finds it by its name.
    await on.talk(userId, { day: TODAY, found: [find.practice("rock climbing", 60)] });
    expect(await on.listed(userId)).toEqual(["Rock climbing 1 60", "Guitar 1 0"]);
  });

  test("are nobody else's: not seen, not logged, not merged, not renamed, not archived", async () => {
    const [me, them] = [await on.addUser(), await on.addUser()];
    const { skillId } = await on.addSkill(them, { name: "Origami", biome: "mist" });
    await on.log(them, skillId, { note: "A crane" });
    const mine = await on.catalogue("guitar");
    await on.log(me, mine);
    const [session = ""] = await on.column<string>("select id from practice_sessions where user_id = $1", [
      them,
    ]);
    const before = await on.everythingOf(them);
    for (const attempt of [
      () => on.page(me, skillId),
      () => on.logPractice(me, { skillId, minutes: 30, day: TODAY, note: "" }, later(10)),
      () => on.discoverSkill(me, skillId),
      () => on.renameSkill(me, { skillId, name: "Mine" }),
      () => on.archiveSkill(me, { skillId, archived: true }, NOW),
      () => on.mergeSkills(me, { from: mine, into: skillId }),
      () => on.mergeSkills(me, { from: skillId, into: mine }),
      () => on.unmergeSkill(me, skillId),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await on.removePractice(me, session)).toBe(false);
    expect(JSON.stringify(await on.listSkills(me))).not.toContain("Origami");
    const other = await on.addSkill(me, { name: "Origami", biome: "mist" });
    expect(other.skillId).not.toBe(skillId);
    expect((await on.page(me, other.skillId)).evidence).toEqual([]);
    expect(await on.everythingOf(them)).toEqual(before);
  });

  test("are renamed, and back; a name that is taken is refused", async () => {
    const userId = await on.addUser();
    const guitar = await on.catalogue("guitar");
    await on.log(userId, guitar);
    const ledger = await on.ledgerOf(userId);
    await on.renameSkill(userId, { skillId: guitar, name: " Six strings " });
    expect((await on.page(userId, guitar)).skill).toMatchObject({ name: "Six strings", firstName: "Guitar" });
    await expect(on.renameSkill(userId, { skillId: guitar, name: "piano" })).rejects.toMatchObject({
      message: "There is a skill named Piano already. You can merge this one into it.",
    });
    await on.talk(userId, { day: TODAY, found: [find.practice("six strings", 30)] });
    await on.renameSkill(userId, { skillId: guitar, name: "" });
    await on.settle(userId, NOW.toISOString());
    expect((await on.page(userId, guitar)).skill).toMatchObject({ name: "Guitar", firstName: null });
    expect(await on.listed(userId)).toEqual(["Guitar 2 75"]);
    expect((await on.ledgerOf(userId)).slice(0, ledger.length)).toEqual(ledger);
  });

  test("go off the list and come back with everything", async () => {
    const userId = await on.addUser();
    const guitar = await on.catalogue("guitar");
    await on.log(userId, guitar);
    const before = await on.page(userId, guitar);
    await on.archiveSkill(userId, { skillId: guitar, archived: true }, NOW);
    await on.settle(userId, NOW.toISOString());
    expect(await on.listed(userId)).toEqual([]);
    expect((await on.listSkills(userId)).archived).toMatchObject([{ name: "Guitar", minutes: 45, xp: 75 }]);
    expect((await on.page(userId, guitar)).evidence).toEqual(before.evidence);
    await on.archiveSkill(userId, { skillId: guitar, archived: false }, NOW);
    expect(await on.page(userId, guitar)).toEqual(before);
    await on.archiveSkill(userId, { skillId: guitar, archived: true }, NOW);
    await on.log(userId, guitar, { now: later(5), minutes: 30 });
    expect(await on.listed(userId)).toEqual(["Guitar 2 75"]);
    await expect(
      on.archiveSkill(userId, { skillId: await on.catalogue("discipline"), archived: true }, NOW),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("merging", () => {
  test("keeps minutes, XP and evidence, resolves chains, and is undone to the letter", async () => {
    const userId = await on.addUser();
    const guitar = await on.catalogue("guitar");
    const [ukulele, lute] = [
      (await on.addSkill(userId, { name: "Ukulele", biome: "mist" })).skillId,
      (await on.addSkill(userId, { name: "Lute", biome: "mist" })).skillId,
    ];
    await on.log(userId, guitar, { minutes: 60 });
    await on.log(userId, ukulele, { minutes: 30 });
    await on.log(userId, lute, { minutes: 45 });
    const alone = await on.totalsOf(userId);
    const pages = await Promise.all([guitar, ukulele, lute].map((id) => on.page(userId, id)));

    await on.mergeSkills(userId, { from: lute, into: ukulele });
    await on.mergeSkills(userId, { from: ukulele, into: guitar });
    await on.mergeSkills(userId, { from: ukulele, into: guitar });
    await on.settle(userId, NOW.toISOString());
    const merged = await on.totalsOf(userId);
    expect(merged.progress.xp).toBe(alone.progress.xp);
    expect(merged.skills).toEqual([
      { skill: "Guitar", xp: 225, minutes: 135, level: 2 },
      { skill: "Lute", xp: 0, minutes: 0, level: 1 },
      { skill: "Ukulele", xp: 0, minutes: 0, level: 1 },
    ]);
    expect(await on.listed(userId)).toEqual(["Guitar 2 135"]);
    const whole = await on.page(userId, guitar);
    expect({ minutes: whole.minutes, xp: whole.xp, entries: whole.evidence.length }).toEqual({
      minutes: 135,
      xp: 225,
      entries: pages.reduce((sum, { evidence }) => sum + evidence.length, 0),
    });
    expect(whole.merged).toEqual([{ id: ukulele, name: "Ukulele" }]);
    expect((await on.page(userId, lute)).mergedInto).toEqual({ id: guitar, name: "Guitar" });

    // What is said or logged under the old name counts there.
    expect(
      await on.logPractice(userId, { skillId: lute, minutes: 15, day: TODAY, note: "" }, later(10)),
    ).toBe(guitar);
    const [fresh = ""] = await on.column<string>(
      "select id from practice_sessions where user_id = $1 and minutes = 15",
      [userId],
    );
    await on.removePractice(userId, fresh);
    await expect(on.mergeSkills(userId, { from: guitar, into: lute })).rejects.toMatchObject({
      message: "That skill counts for this one.",
    });
    await expect(on.mergeSkills(userId, { from: guitar, into: guitar })).rejects.toMatchObject({
      message: "Choose another skill to merge this one into.",
    });

    for (const skillId of [ukulele, lute, lute]) await on.unmergeSkill(userId, skillId);
    await on.settle(userId, NOW.toISOString());
    expect((await on.totalsOf(userId)).skills).toEqual(alone.skills);
    expect(await Promise.all([guitar, ukulele, lute].map((id) => on.page(userId, id)))).toEqual(pages);
    await on.expectInLine(userId);
  });

  test("takes up a skill of the catalogue, and is nothing for what grows by itself", async () => {
    const userId = await on.addUser();
    const { skillId } = await on.addSkill(userId, { name: "Gitarre", biome: "mist" });
    const [guitar, discipline] = [await on.catalogue("guitar"), await on.catalogue("discipline")];
    await on.log(userId, skillId, { minutes: 60 });
    await on.mergeSkills(userId, { from: skillId, into: guitar });
    await on.settle(userId, NOW.toISOString());
    expect(await on.listed(userId)).toEqual(["Guitar 1 60"]);
    await on.talk(userId, { day: TODAY, found: [find.practice("gitarre", 30)] });
    expect(await on.listed(userId)).toEqual(["Guitar 2 90"]);
    for (const pair of [
      { from: discipline, into: guitar },
      { from: guitar, into: discipline },
    ]) {
      await expect(on.mergeSkills(userId, pair)).rejects.toMatchObject({
        message: "A skill that grows by itself can't be merged.",
      });
    }
  });
});

test("what grows by itself shows its levels by XP, and what is near shows once the fog has lifted", async () => {
  const userId = await on.addUser();
  for (let day = 1; day <= 13; day++) {
    await on.talk(userId, { day: `2026-03-${String(day).padStart(2, "0")}`, found: [find.step("Go on")] });
  }
  const discipline = await on.catalogue("discipline");
  const { xp, level, changes, weeks, evidence } = await on.page(userId, discipline);
  expect(evidence).toHaveLength(13);
  expect(weeks).toEqual([]);
  expect(xp).toBeGreaterThan(125);
  expect(changes.map((change) => change.level)).toEqual([level.level]);
  const { meta, open, isClear } = await on.listSkills(userId);
  expect(meta.find(({ code }) => code === "discipline")).toMatchObject({ xp, level: level.level });
  expect(isClear).toBe(false);
  expect(open.length).toBeGreaterThan(20);
  await on.discoverSkill(userId, await on.catalogue("guitar"));
  await on.owner.query("update progress set xp = 1703 where user_id = $1", [userId]);
  const clear = await on.listSkills(userId);
  expect(clear.isClear).toBe(true);
  expect(clear.open.filter(({ isNear }) => isNear).map(({ name }) => name)).toContain("Piano");
  expect(clear.open.map(({ name }) => name)).not.toContain("Guitar");
});
