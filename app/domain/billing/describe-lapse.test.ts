import { expect, test } from "vitest";
import { describeLapse, type LapsedPlan } from "./describe-lapse";

const NOW = new Date("2026-11-23T12:00:00Z");
const ended: LapsedPlan = {
  tier: "pro",
  status: "cancelled",
  accessUntil: new Date("2026-11-20T23:30:00Z"),
  firstAccessAt: new Date("2026-10-20T23:30:00Z"),
};

test.each<[string, LapsedPlan | null, string | null, string | null]>([
  ["nobody's plan", null, null, null],
  ["one that never gave access", { ...ended, accessUntil: null, firstAccessAt: null }, null, null],
  ["one that runs", { ...ended, accessUntil: new Date("2026-11-24T00:00:00Z") }, null, null],
  ["one that ended, by the person's clock", ended, "Your plan ended on Saturday 21 November.", "/pricing"],
  ["one of the last second", { ...ended, accessUntil: NOW }, "Your plan ended on Monday 23", "/pricing"],
  ["one of which nothing is stored any more", { ...ended, accessUntil: null }, "has ended.", "/pricing"],
  ["a paused one", { ...ended, tier: "free", status: "paused", accessUntil: null }, "is paused.", "/billing"],
  ["one on hold", { ...ended, tier: "free", status: "on_hold", accessUntil: null }, "is on hold", "/billing"],
  ["one whose grace is over", { ...ended, status: "past_due" }, "is on hold", "/billing"],
])("%s", (_, plan, words, to) => {
  const lapse = describeLapse("simulator", plan, "Europe/Berlin", NOW);
  expect(lapse?.link.to ?? null).toBe(to);
  if (words === null) expect(lapse).toBeNull();
  else expect(lapse?.words).toContain(words);
});

test("where nothing is sold, nothing ends", () => {
  expect(describeLapse("off", ended, "Europe/Berlin", NOW)).toBeNull();
});
