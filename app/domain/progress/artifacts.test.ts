import { describe, expect, test } from "vitest";
import {
  ARTIFACTS,
  artifactsEarned,
  effectPercent,
  maxFreezes,
  practiceMultiplierPercent,
} from "./artifacts";
import { foldStreak } from "./streak";

const ALL = ARTIFACTS.map(({ code }) => code);

describe("what earns them", () => {
  test.each<[string, number, number, number, string[]]>([
    ["nothing yet", 0, 0, 1, []],
    ["nine reflections", 9, 0, 1, []],
    ["ten reflections", 10, 0, 1, ["notebook_of_clarity"]],
    ["six days", 0, 6, 1, []],
    ["seven days", 0, 7, 1, ["sigil_of_streaks"]],
    ["level 9", 0, 0, 9, []],
    ["level 10", 0, 0, 10, ["hourglass_of_focus"]],
    ["level 29", 0, 0, 29, ["hourglass_of_focus"]],
    ["level 30", 0, 0, 30, ["hourglass_of_focus", "mentors_compass"]],
    ["level 99", 10, 7, 99, ALL.slice(0, 4)],
    ["level 100", 10, 7, 100, ALL],
  ])("%s", (_, reflections, longestStreak, level, codes) =>
    expect(artifactsEarned({ reflections, longestStreak, level })).toEqual(codes),
  );
});

describe("what they do", () => {
  const MONDAY = 1;
  const TUESDAY = 2;
  const practice = { skillCode: "guitar", isSkillXp: true, weekday: MONDAY };
  const retention = { skillCode: "retention", isSkillXp: true, weekday: MONDAY };
  const reflection = { skillCode: null, isSkillXp: false, weekday: MONDAY };
  test.each<[string, string[], number | null, typeof practice | typeof reflection, number]>([
    ["none", [], null, retention, 100],
    ["the notebook, Retention", ["notebook_of_clarity"], null, retention, 105],
    ["the notebook, another skill", ["notebook_of_clarity"], null, practice, 100],
    ["the notebook, a reflection", ["notebook_of_clarity"], null, reflection, 100],
    ["the hourglass, no day chosen", ["hourglass_of_focus"], null, practice, 100],
    ["the hourglass on its day", ["hourglass_of_focus"], MONDAY, practice, 110],
    ["the hourglass on another day", ["hourglass_of_focus"], TUESDAY, practice, 100],
    ["the hourglass, a reflection", ["hourglass_of_focus"], MONDAY, reflection, 100],
    ["a day chosen, and no hourglass", [], MONDAY, practice, 100],
    ["the echo, a reflection", ["masters_echo"], null, reflection, 125],
    [
      "the sigil and the compass are for other things",
      ["sigil_of_streaks", "mentors_compass"],
      MONDAY,
      retention,
      100,
    ],
    ["all, Retention on the day", ALL, MONDAY, retention, 140],
    ["all, practice on the day", ALL, MONDAY, practice, 135],
  ])("%s", (_, codes, hourglassWeekday, award, percent) =>
    expect(effectPercent({ codes, hourglassWeekday }, award)).toBe(percent),
  );

  test("the sigil holds one more freeze", () => {
    expect(maxFreezes([])).toBe(3);
    expect(maxFreezes(["sigil_of_streaks"])).toBe(4);
    const days = Array.from({ length: 28 }, (_, i) => ({
      date: `2026-02-${String(i + 1).padStart(2, "0")}`,
      state: "talked" as const,
    }));
    expect(foldStreak(days, { maxFreezes: maxFreezes([]) }).freezes).toBe(3);
    expect(foldStreak(days, { maxFreezes: maxFreezes(["sigil_of_streaks"]) }).freezes).toBe(4);
  });

  test.each([
    [0, [], 100],
    [0, ["mentors_compass"], 105],
    [6, ["mentors_compass"], 105],
    [7, ["mentors_compass"], 105],
    [14, ["mentors_compass"], 110],
    [100, ["mentors_compass"], 125],
    [100, [], 125],
  ])("practice at a streak of %i with %j is multiplied with %i percent", (streak, codes, percent) =>
    expect(practiceMultiplierPercent(codes, streak)).toBe(percent),
  );
});

test("five, each with a name, words and a place of its own", () => {
  expect(ARTIFACTS.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(ALL).size).toBe(5);
  for (const { name, description, effect } of ARTIFACTS)
    expect([name, description, effect]).not.toContain("");
});
