import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { affordableSeconds, bookedMinor, monthOf, nextMonth, spendingWords } from "./spending";

const cap = (capMinor: number, minuteMinor: number, currency = "USD") => ({
  capMinor,
  minuteMinor,
  currency,
});

test.each([
  [cap(5000, 10), 300, 50],
  [cap(5000, 10), 301, 60],
  [cap(5000, 10), 60, 10],
  [cap(5000, 1.5), 60, 2],
  [cap(5000, 1.5), 120, 3],
  [cap(5000, 1.1), 600, 11],
  [cap(5000, 0.3), 60, 1],
])("a call is booked at its begun minutes: %j, %i s", (with_, seconds, minor) => {
  expect(bookedMinor(with_, seconds)).toBe(minor);
});

test.each([
  [cap(100, 10), 0, 600],
  [cap(100, 10), 55, 240],
  [cap(100, 10), 91, 0],
  [cap(100, 10), 100, 0],
  [cap(100, 10), 250, 0],
  [cap(5, 10), 0, 0],
  [cap(11, 1.1), 0, 600],
  [cap(3, 1.5), 1, 60],
])("the longest call that fits: %j with %i spent", (with_, spent, seconds) => {
  expect(affordableSeconds(with_, spent)).toBe(seconds);
});

test("whatever fits is never booked above the cap, and one minute more would be", () => {
  const prices = fc.oneof(
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 1, max: 5_000_000 }).map((millionths) => millionths / 1e4),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), prices, fc.nat(120_000), (capMinor, price, spent) => {
      const with_ = cap(capMinor, price);
      const seconds = affordableSeconds(with_, spent);
      if (seconds > 0) expect(spent + bookedMinor(with_, seconds)).toBeLessThanOrEqual(capMinor);
      expect(spent + bookedMinor(with_, seconds + 60)).toBeGreaterThan(capMinor);
    }),
    { numRuns: 500 },
  );
});

describe("months are those of UTC", () => {
  test.each([
    ["2026-11-30T23:59:59.999Z", "2026-11-01", "2026-12-01T00:00:00.000Z"],
    ["2026-12-01T00:00:00.000Z", "2026-12-01", "2027-01-01T00:00:00.000Z"],
  ])("%s", (at, month, next) => {
    expect(monthOf(new Date(at))).toBe(month);
    expect(nextMonth(new Date(at)).toISOString()).toBe(next);
  });
});

test("what is spent, in words", () => {
  expect(spendingWords(cap(5000, 10), 1230)).toBe("12.30 of 50.00 USD");
  expect(spendingWords(cap(5000, 10, "JPY"), 1230)).toBe("1230 of 5000 JPY");
});
