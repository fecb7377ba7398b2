import { expect, test } from "vitest";
import { dueWords, minutesWords, multiplierWords, practiceWords } from "./gain-words";

test.each([
  [0, "0 min"],
  [45, "45 min"],
  [60, "1 h"],
  [90, "1 h 30 min"],
  [480, "8 h"],
])("%i minutes are %s", (minutes, words) => expect(minutesWords(minutes)).toBe(words));

test.each([
  [45, 45, "45 min"],
  [0, 0, "no length was said"],
  [10, 0, "10 min, kept without XP: it counts from 15 min"],
  [600, 480, "10 h, of which 8 h count"],
  [60, 0, "1 h, of which 0 min count"],
])("%i minutes, %i of them counted: %s", (minutes, countedMinutes, words) =>
  expect(practiceWords({ minutes, countedMinutes })).toBe(words),
);

test.each([
  [null, null],
  ["2026-11-24", "Due today"],
  ["2026-11-25", "Due tomorrow"],
  ["2026-11-27", "Due Friday"],
  ["2026-12-04", "Due Fri 4 Dec"],
  ["2026-11-23", "Was meant for yesterday"],
])("a quest for %s, seen on 24 November: %s", (day, words) =>
  expect(dueWords(day, "2026-11-24")).toBe(words),
);

test("a multiplier is named where there is one", () => {
  expect(multiplierWords({ base: 50, multiplierPercent: 100 })).toBeNull();
  expect(multiplierWords({ base: 50, multiplierPercent: 105 })).toBe(
    "50 × 1.05 for your streak and artifacts",
  );
});
