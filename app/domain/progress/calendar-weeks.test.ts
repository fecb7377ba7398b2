import { expect, test } from "vitest";
import { calendarWeeks } from "./calendar-weeks";

test("weeks begin on Monday, the last one ends with today, and days without a row had nothing", () => {
  const weeks = calendarWeeks(
    3,
    [
      { date: "2026-11-30", state: "talked" },
      { date: "2026-12-01", state: "freeze" },
    ],
    "2026-12-03",
  );
  expect(weeks.map(({ monday, month }) => [monday, month])).toEqual([
    ["2026-11-16", null],
    ["2026-11-23", null],
    ["2026-11-30", "Dec"],
  ]);
  expect(weeks[2]?.days.map((day) => day?.state ?? null)).toEqual([
    "kept",
    "protected",
    "none",
    "open",
    null,
    null,
    null,
  ]);
  expect(weeks[2]?.days[1]?.words).toBe("Tuesday 1 December: kept by a freeze");
});

test("the first column names its month where there is room before the next name", () => {
  const first = (today: string) => calendarWeeks(6, [], today)[0];
  expect(first("2026-12-13")).toMatchObject({ monday: "2026-11-02", month: "Nov" });
  expect(first("2026-12-27")).toMatchObject({ monday: "2026-11-16", month: null });
});

test("a year's end and a leap day are days like any other", () => {
  const weeks = calendarWeeks(60, [{ date: "2028-02-29", state: "missed" }], "2028-12-31");
  const days = weeks.flatMap(({ days }) => days.flatMap((day) => day?.day ?? []));
  expect(new Set(days).size).toBe(60 * 7);
  expect(weeks.flatMap(({ days }) => days).find((day) => day?.state === "missed")?.day).toBe("2028-02-29");
});
