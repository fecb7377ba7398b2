import fc from "fast-check";
import { expect, test } from "vitest";
import { foldSnapshot, type SubscriptionRead } from "./fold-snapshot";
import { projectSubscription } from "./project-subscription";
import type { Snapshot } from "./snapshot";
import { aSubscription } from "./snapshot.fixture";

const at = (day: string) => new Date(`${day}T09:00:00.000Z`);
const USER = "11111111-1111-4111-8111-111111111111";
const read = (
  day: string,
  fields: Parameters<typeof aSubscription>[0],
  graceUntil: Date | null = null,
): SubscriptionRead => ({ subscription: aSubscription(fields), at: at(day), graceUntil });

const SECOND = { periodStart: at("2026-12-23"), periodEnd: at("2027-01-23") };
/** From the first charge over a failed one to the end. */
const LIFE: SubscriptionRead[] = [
  read("2026-11-23", { status: "pending" }),
  read("2026-11-24", { status: "active" }),
  read("2026-12-23", { status: "past_due", ...SECOND }, at("2026-12-26")),
  read("2026-12-24", { status: "past_due", ...SECOND }, at("2026-12-27")),
  read("2026-12-25", { status: "active", ...SECOND }),
  read("2027-01-02", { status: "active", ...SECOND, cancelAtPeriodEnd: true }),
  read("2027-01-23", { status: "expired", ...SECOND, cancelAtPeriodEnd: true, expiresAt: at("2027-01-23") }),
];
/** One that was paused, renewed and cancelled while what was paid for still ran. */
const CANCELLED: SubscriptionRead[] = [
  read("2026-11-23", { status: "pending" }),
  read("2026-11-24", { status: "active" }),
  read("2026-11-30", { status: "paused", pausedAt: at("2026-11-30") }),
  read("2026-12-02", { status: "active" }),
  read("2026-12-23", { status: "active", ...SECOND }),
  read("2027-01-02", { status: "active", ...SECOND, cancelAtPeriodEnd: true }),
  read("2027-01-03", { status: "cancelled", ...SECOND, cancelledAt: at("2027-01-03") }),
];
/** One that was given up while a charge was due: the period was never paid for. */
const GIVEN_UP: SubscriptionRead[] = [
  read("2026-11-24", { status: "active" }),
  read("2026-12-23", { status: "past_due", ...SECOND }, at("2026-12-26")),
  read("2026-12-26", { status: "on_hold", ...SECOND }),
  read("2026-12-27", { status: "active", ...SECOND }),
  read("2027-01-23", { status: "on_hold", periodStart: at("2027-01-23"), periodEnd: at("2027-02-23") }),
  read("2027-01-24", {
    status: "cancelled",
    periodStart: at("2027-01-23"),
    periodEnd: at("2027-01-23"),
    cancelledAt: at("2027-01-24"),
  }),
];

function* orders<T>(all: readonly T[]): Generator<T[]> {
  if (all.length === 0) yield [];
  for (const [n, one] of all.entries()) {
    for (const rest of orders(all.filter((_, other) => other !== n))) yield [one, ...rest];
  }
}
const fold = (reads: readonly SubscriptionRead[]) =>
  reads.reduce<Snapshot | null>((stored, one) => foldSnapshot(stored, USER, one), null);
const rowOf = (snapshot: Snapshot | null) => projectSubscription(snapshot ? [snapshot] : [], null);

test.each([
  ["a whole life", LIFE, { tier: "free", status: "expired", accessUntil: null }],
  [
    "one that is cancelled while paid for",
    CANCELLED,
    { tier: "pro", status: "cancelled", accessUntil: at("2027-01-23") },
  ],
  ["one that is given up", GIVEN_UP, { tier: "pro", status: "cancelled", accessUntil: at("2027-01-23") }],
  [
    "one whose charge is due",
    LIFE.slice(0, 4),
    { tier: "pro", status: "past_due", accessUntil: at("2026-12-27"), graceUntil: at("2026-12-27") },
  ],
  [
    "one that has recovered",
    LIFE.slice(0, 5),
    { tier: "pro", status: "active", accessUntil: at("2027-01-25"), graceUntil: null },
  ],
  ["one that ends with its period", LIFE.slice(0, 6), { status: "active", accessUntil: at("2027-01-23") }],
])("%s: every order of its reads ends equal", (_, reads, row) => {
  const wanted = fold(reads);
  expect(rowOf(wanted)).toMatchObject(row);
  // Compared as texts: so many deep comparisons take their time.
  const text = JSON.stringify([wanted, rowOf(wanted)]);
  for (const order of orders(reads)) {
    const folded = fold(order);
    if (JSON.stringify([folded, rowOf(folded)]) !== text) expect(folded).toEqual(wanted);
  }
});

test("whatever comes twice, and whatever is left out before the last, the end is the same", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(LIFE, CANCELLED, GIVEN_UP),
      fc.array(fc.nat(5), { maxLength: 12 }),
      fc.nat(12),
      (life, picked, last) => {
        const reads = picked.flatMap((n) => life[n] ?? []);
        reads.splice(last, 0, ...life.slice(-1));
        expect(fold(reads)).toEqual(fold(life));
      },
    ),
    { numRuns: 200 },
  );
});
