import { describe, expect, test } from "vitest";
import type { LocalDate } from "~/lib/columns";
import { afterDue, defaultQuest, keptRatio, MOST_OPEN, offersToShrink, placeFor } from "./quests";

test.each([
  [0, "open"],
  [4, "open"],
  [5, "waiting"],
  [9, "waiting"],
])("with %i open, a further one is %s", (open, place) => expect(placeFor(open)).toBe(place));

describe("a due day that has passed", () => {
  test.each<[string, LocalDate | null, number, LocalDate, ReturnType<typeof afterDue>]>([
    ["no due day", null, 0, "2026-11-28", null],
    ["due tomorrow", "2026-11-29", 0, "2026-11-28", null],
    ["due today", "2026-11-28", 0, "2026-11-28", null],
    ["the first slip", "2026-11-27", 0, "2026-11-28", { slips: 1, dueDay: "2026-11-29" }],
    ["the second slip", "2026-11-29", 1, "2026-11-30", { slips: 2, dueDay: "2026-12-03" }],
    ["the third slip", "2026-12-03", 2, "2026-12-04", { slips: 3, dueDay: null }],
    ["a slip that nobody saw for a week", "2026-11-20", 0, "2026-11-28", { slips: 1, dueDay: "2026-11-28" }],
    ["a due day set anew after three slips", "2026-12-09", 3, "2026-12-10", { slips: 4, dueDay: null }],
    ["over the end of a year", "2026-12-30", 1, "2026-12-31", { slips: 2, dueDay: "2027-01-03" }],
  ])("%s", (_, dueDay, slips, today, after) => expect(afterDue({ dueDay, slips }, today)).toEqual(after));

  test("the same look twice slips once", () => {
    const once = afterDue({ dueDay: "2026-11-27", slips: 0 }, "2026-11-28");
    expect(once && afterDue(once, "2026-11-28")).toBeNull();
  });
});

test.each([
  [0, false],
  [2, false],
  [3, true],
  [4, true],
])("after %i slips, is it offered to make it smaller: %s", (slips, offered) =>
  expect(offersToShrink(slips)).toBe(offered),
);

test("promises kept, out of those decided", () => {
  expect(keptRatio({ kept: 3, dropped: 1, slippedOut: 1 })).toEqual({ kept: 3, of: 5 });
  expect(keptRatio({ kept: 0, dropped: 0, slippedOut: 0 })).toEqual({ kept: 0, of: 0 });
});

test("one gentle quest", () => {
  expect(defaultQuest("Guitar")).toBe("Spend 15 minutes on Guitar");
  expect(defaultQuest(null)).toBe("Notice one thing that goes well today");
  expect(MOST_OPEN).toBe(5);
});
