import { expect, test } from "vitest";
import { ARTIFACTS, artifactsEarned, maxFreezes } from "./artifacts";
import { levelOf, UNLOCKS } from "./level";
import { countSessions } from "./practice";
import { afterDue, offersToShrink, placeFor } from "./quests";
import { RULES_TABLES } from "./rules-tables";
import { skillLevel } from "./skill-level";
import { foldStreak, mayRepair } from "./streak";
import { daysOf } from "./streak.fixture";
import { META_XP, multiplierPercent, practiceXp, QUALITY_XP, recallXp } from "./xp";

const rowsOf = (title: string) => {
  const table = RULES_TABLES.find((each) => each.title.startsWith(title));
  if (!table) throw new Error(title);
  return table.rows;
};
/** The first number of a cell: "from 1,000 h" is 1,000. */
const numberIn = (cell: string | undefined) => Number(/[\d,.]*\d/.exec(cell ?? "")?.[0].replaceAll(",", ""));

test("every table has a title of its own and full rows of words", () => {
  expect(new Set(RULES_TABLES.map(({ title }) => title)).size).toBe(RULES_TABLES.length);
  for (const { columns, rows } of RULES_TABLES) {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.length).toBe(columns.length);
      expect(row).not.toContain("");
      expect(row.join(" ")).not.toMatch(/NaN|undefined|null/);
    }
  }
});

test("reflections", () =>
  expect(rowsOf("Reflections").map((row) => numberIn(row[2]))).toEqual([
    ...Object.values(QUALITY_XP),
    0,
    0,
    0,
  ]));

test("the streak's multiplier", () => {
  for (const [streak, times] of rowsOf("Streak multiplier")) {
    const from = numberIn(streak);
    if (streak?.startsWith("under")) expect(multiplierPercent(from - 1)).toBe(Number(times) * 100);
    else expect(multiplierPercent(from)).toBe(Math.round(Number(times) * 100));
  }
  expect(rowsOf("Streak multiplier").map(([, times]) => times)).toEqual([
    "1.00",
    "1.05",
    "1.10",
    "1.15",
    "1.20",
    "1.25",
  ]);
});

test("milestones are reached on the day they name", () => {
  for (const [days] of rowsOf("Milestones")) {
    const length = numberIn(days);
    const reached = (n: number) => foldStreak(daysOf(`t*${n}`), { maxFreezes: 3 }).milestones.at(-1)?.days;
    expect([reached(length - 1) === length, reached(length)]).toEqual([false, length]);
  }
});

test("levels", () => {
  for (const [level, total, next] of rowsOf("Levels")) {
    expect(levelOf(numberIn(total))).toMatchObject({ level: Number(level), into: 0 });
    if (next !== "–") expect(levelOf(numberIn(total)).needed).toBe(numberIn(next));
  }
  expect(rowsOf("What levels open").map(([level]) => Number(level))).toEqual(
    UNLOCKS.map(({ level }) => level),
  );
});

test("skill levels", () => {
  for (const [stage, levels, hours] of rowsOf("Skill levels")) {
    expect(skillLevel(numberIn(hours) * 60)).toMatchObject({ stage, level: numberIn(levels), fraction: 0 });
  }
  expect(rowsOf("Skill levels").map((row) => row[3])).toEqual([
    "Fast at first: 1 + 9 × √(hours ÷ 100)",
    "A level per 45 h",
    "A level per 133 h 20 min",
    "A level per 166 h 40 min",
    "A level per 1,000 h",
  ]);
});

test("practice", () => {
  const [hour, shortest, longest, day, between] = rowsOf("Practice").map((row) => numberIn(row[1]));
  expect(practiceXp(60)).toBe(hour);
  expect(countSessions([(shortest ?? 0) - 1])).toEqual([0]);
  expect(countSessions([shortest ?? 0])).toEqual([shortest]);
  expect(countSessions([1_000, 1_000])).toEqual([(longest ?? 0) * 60, ((day ?? 0) - (longest ?? 0)) * 60]);
  expect(between).toBe(5);
});

test("meta-skills and recalls", () => {
  expect(rowsOf("Skills that grow").map((row) => Number(row[2]))).toEqual(Object.values(META_XP));
  expect(rowsOf("Recalls").map((row) => numberIn(row[2]))).toEqual(
    (["early", "on_time", "late"] as const).map((timing) => recallXp(10, timing)),
  );
});

test("what a day does", () => {
  const before = foldStreak(daysOf("t*6"), { maxFreezes: 0 });
  const letters = [["t", "w", "r"], ["f"], [], ["p", "s", "."], ["x"]];
  for (const [index, [, streak, rhythm]] of rowsOf("What a day does").entries())
    for (const letter of letters[index] ?? []) {
      const after = foldStreak(daysOf(`t*6 ${letter}`), { maxFreezes: 0 });
      const expected = { "one more": 7, "as it was": 6, "begins anew; the old one is kept": 0 };
      expect({ [streak ?? ""]: after.streak }).toMatchObject({
        [streak ?? ""]: expected[streak as keyof typeof expected],
      });
      if (rhythm === "as it was") expect(after.rhythm).toBe(before.rhythm);
      else if (rhythm?.includes("closer"))
        expect(after.rhythm).toBeCloseTo(before.rhythm + 0.04 * (100 - before.rhythm), 9);
      else expect(after.rhythm).toBeCloseTo(before.rhythm * 0.96, 9);
    }
  const [[, earnedBy], [, held], [, within]] = rowsOf("Freezes") as [string[], string[], string[]];
  const days = numberIn(earnedBy);
  expect([days - 1, days].map((n) => foldStreak(daysOf(`t*${n}`), { maxFreezes: 3 }).freezes)).toEqual([
    0, 1,
  ]);
  expect(maxFreezes([])).toBe(numberIn(held));
  const dayEnd = new Date("2026-03-01T00:00Z");
  const later = (ms: number) => new Date(dayEnd.getTime() + numberIn(within) * 3_600_000 + ms);
  expect([0, 1].map((ms) => mayRepair({ state: "missed", dayEnd, now: later(ms) }))).toEqual([true, false]);
});

test("artifacts", () => {
  const none = { reflections: 0, longestStreak: 0, level: 0 };
  for (const [index, [name, needs]] of rowsOf("Artifacts").entries()) {
    const artifact = ARTIFACTS[index];
    expect(artifact?.name).toBe(name);
    const of = needs?.includes("reflections")
      ? "reflections"
      : needs?.includes("streak")
        ? "longestStreak"
        : "level";
    expect(artifactsEarned({ ...none, [of]: numberIn(needs) })).toContain(artifact?.code);
    expect(artifactsEarned({ ...none, [of]: numberIn(needs) - 1 })).not.toContain(artifact?.code);
  }
});

test("quests", () => {
  const [open, first, second, third] = rowsOf("Quests").map((row) => row[1] ?? "");
  expect([numberIn(open) - 1, numberIn(open)].map(placeFor)).toEqual(["open", "waiting"]);
  const slipped = (slips: number) => afterDue({ dueDay: "2026-03-01", slips }, "2026-03-02")?.dueDay;
  expect(slipped(0)).toBe(`2026-03-0${1 + numberIn(first)}`);
  expect(slipped(1)).toBe(`2026-03-0${1 + numberIn(second)}`);
  expect([slipped(2), offersToShrink(3), third]).toEqual([
    null,
    true,
    "you can make it smaller, or let it go",
  ]);
});
