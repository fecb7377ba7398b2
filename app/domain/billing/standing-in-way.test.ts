import { describe, expect, test } from "vitest";
import { DAY, MINUTE } from "~/lib/time";
import { inTheWay, isOnItsWay, type LiveColumns } from "./standing-in-way";

const NOW = new Date("2026-11-23T12:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);

const LIVE = {
  status: "active",
  periodEnd: at(10 * DAY),
  cancelAtPeriodEnd: false,
  vendorCreatedAt: at(-29 * MINUTE),
};

describe("another checkout", () => {
  test.each<[string, Partial<LiveColumns>, string | null]>([
    ["beside a plan that renews", { status: "active" }, "already have a plan"],
    [
      "beside one whose renewal is late",
      { status: "active", periodEnd: at(-5 * DAY) },
      "already have a plan",
    ],
    ["beside one that ends", { status: "active", cancelAtPeriodEnd: true }, "take the cancellation back"],
    ["after one that has ended", { status: "active", cancelAtPeriodEnd: true, periodEnd: NOW }, null],
    ["while a charge is forgiven", { status: "past_due" }, "Enter another card"],
    ["while a charge is owed", { status: "on_hold", periodEnd: at(-5 * DAY) }, "Enter another card"],
    ["beside a paused plan", { status: "paused" }, "Resume it"],
    ["beside a first charge", { status: "pending" }, null],
    ["beside one that is never charged again", { status: "cancelled" }, null],
    ["after a first charge failed", { status: "failed" }, null],
    ["after a term", { status: "expired" }, null],
    ["beside what nobody understands", { status: "sleeping" }, "already have a plan"],
  ])("%s", (_, change, words) => {
    const reason = inTheWay({ ...LIVE, ...change }, NOW);
    if (words === null) expect(reason).toBeNull();
    else expect(reason).toContain(words);
  });
});

test("a first charge is on its way until it was given up", () => {
  const pending = { ...LIVE, status: "pending" };
  expect(isOnItsWay(pending, NOW)).toBe(true);
  expect(isOnItsWay({ ...pending, vendorCreatedAt: at(-30 * MINUTE) }, NOW)).toBe(false);
  expect(isOnItsWay(LIVE, NOW)).toBe(false);
});
