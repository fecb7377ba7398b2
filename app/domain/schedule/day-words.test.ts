import { expect, test } from "vitest";
import { dayWords } from "./day-words";

test.each([
  ["2026-11-22", "today"],
  ["2026-11-23", "tomorrow"],
  ["2026-11-21", "yesterday"],
  ["2026-11-26", "Thursday"],
  ["2026-12-03", "Thu 3 Dec"],
  ["2026-11-01", "Sun 1 Nov"],
  ["2027-01-04", "Mon 4 Jan 2027"],
])("on Sunday 22 November 2026, %s is %s", (day, words) => expect(dayWords(day, "2026-11-22")).toBe(words));
