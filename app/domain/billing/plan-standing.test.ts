import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "~/lib/time";
import { SUBSCRIPTION_STATUSES } from "~/providers/payments/provider";
import { RENEWAL_SLACK } from "./entitlement";
import { PLAN_STATES, type PlanStanding, planStanding, type StandingRow } from "./plan-standing";

const NOW = new Date("2026-11-23T12:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const [SOON, LATE, PAST] = [at(10 * DAY), at(60 * DAY), at(-1 * HOUR)];

const row = (change: Partial<StandingRow>): StandingRow => ({
  tier: change.accessUntil ? "pro" : "free",
  status: "none",
  accessUntil: null,
  currentPeriodEnd: null,
  cancelAtPeriodEnd: false,
  grantedUntil: null,
  trialEndsAt: null,
  graceUntil: null,
  firstAccessAt: change.accessUntil ? at(-90 * DAY) : null,
  ...change,
});
const active = (change: Partial<StandingRow> = {}) =>
  row({
    status: "active",
    currentPeriodEnd: SOON,
    accessUntil: new Date(SOON.getTime() + RENEWAL_SLACK),
    ...change,
  });
const cancelled = (change: Partial<StandingRow> = {}) =>
  row({ status: "cancelled", currentPeriodEnd: SOON, accessUntil: SOON, ...change });

/** What a person can do, as letters: Subscribe, Cancel, Undo, Pause, Resume, card cHange. */
const doors = (standing: PlanStanding) =>
  (["Subscribe", "Cancel", "Undo", "Pause", "Resume", "ChangeCard"] as const)
    .filter((door) => standing[`can${door}`])
    .join(" ");

describe("where a person stands with their plan", () => {
  test.each<[string, StandingRow | null, PlanStanding["state"], string, Partial<PlanStanding>]>([
    ["no row", null, "none", "Subscribe", { accessUntil: null, paid: false }],
    ["came to a checkout", row({}), "none", "Subscribe", {}],
    [
      "a first charge that failed",
      row({ status: "failed", currentPeriodEnd: SOON }),
      "none",
      "Subscribe",
      {},
    ],
    [
      "a first charge on its way",
      row({ status: "pending", currentPeriodEnd: SOON }),
      "none",
      "Subscribe",
      {},
    ],
    [
      "a gift",
      row({ status: "granted", grantedUntil: SOON, accessUntil: SOON }),
      "gift",
      "Subscribe",
      { accessUntil: SOON, givenUntil: SOON, renewsAt: null, paid: false },
    ],
    [
      "a gift that ended this instant",
      row({ status: "granted", grantedUntil: NOW, accessUntil: NOW }),
      "ended",
      "Subscribe",
      { accessUntil: null, givenUntil: null },
    ],
    ["a gift taken back", row({ status: "revoked", firstAccessAt: PAST }), "ended", "Subscribe", {}],
    ["paid", active(), "active", "Cancel Pause ChangeCard", { renewsAt: SOON, endsAt: null, paid: true }],
    [
      "paid, and the renewal is late",
      active({ currentPeriodEnd: PAST, accessUntil: at(1 * HOUR) }),
      "active",
      "Cancel Pause ChangeCard",
      { renewsAt: PAST, accessUntil: at(1 * HOUR) },
    ],
    [
      "paid, and the renewal never came",
      active({ currentPeriodEnd: at(-3 * DAY), accessUntil: at(-1 * DAY) }),
      "ended",
      "Subscribe",
      { renewsAt: null, paid: false },
    ],
    ["a trial", active({ trialEndsAt: SOON }), "trial", "Cancel ChangeCard", { renewsAt: SOON, paid: true }],
    ["a trial that is over", active({ trialEndsAt: NOW }), "active", "Cancel Pause ChangeCard", {}],
    [
      "cancelled at the period's end",
      active({ cancelAtPeriodEnd: true, accessUntil: SOON }),
      "ending",
      "Undo ChangeCard",
      { endsAt: SOON, renewsAt: null, accessUntil: SOON, paid: true },
    ],
    [
      "a trial cancelled at its end",
      active({ cancelAtPeriodEnd: true, accessUntil: SOON, trialEndsAt: SOON }),
      "ending",
      "Undo ChangeCard",
      { endsAt: SOON },
    ],
    [
      "cancelled, and the period ends this instant",
      active({ cancelAtPeriodEnd: true, currentPeriodEnd: NOW, accessUntil: NOW }),
      "ended",
      "Subscribe",
      { accessUntil: null, paid: false },
    ],
    ["cancelled for good, and paid for", cancelled(), "ending", "Subscribe", { endsAt: SOON, paid: true }],
    [
      "cancelled for good, and over",
      cancelled({ currentPeriodEnd: PAST, accessUntil: PAST }),
      "ended",
      "Subscribe",
      { accessUntil: null },
    ],
    [
      "a refused charge that is forgiven",
      row({ status: "past_due", currentPeriodEnd: LATE, graceUntil: SOON, accessUntil: SOON }),
      "grace",
      "Cancel ChangeCard",
      { graceUntil: SOON, accessUntil: SOON, renewsAt: null, paid: true },
    ],
    [
      "a refused charge that is forgiven, and cancelled",
      row({
        status: "past_due",
        currentPeriodEnd: LATE,
        graceUntil: SOON,
        accessUntil: SOON,
        cancelAtPeriodEnd: true,
      }),
      "grace",
      "Undo ChangeCard",
      {},
    ],
    [
      "a refused charge whose grace is over",
      row({ status: "past_due", currentPeriodEnd: LATE, graceUntil: PAST, accessUntil: PAST }),
      "on_hold",
      "Cancel ChangeCard",
      { graceUntil: null, accessUntil: null },
    ],
    [
      "a refused charge without grace",
      row({ status: "on_hold", currentPeriodEnd: LATE, firstAccessAt: PAST }),
      "on_hold",
      "Cancel ChangeCard",
      { accessUntil: null, endsAt: null, paid: true },
    ],
    [
      "paused",
      row({ status: "paused", currentPeriodEnd: LATE, firstAccessAt: PAST }),
      "paused",
      "Cancel Resume",
      { accessUntil: null, renewsAt: null, paid: true },
    ],
    ["its term is over", row({ status: "expired", firstAccessAt: PAST }), "ended", "Subscribe", {}],
    ["a word nobody knows", row({ status: "sleeping", firstAccessAt: PAST }), "ended", "Subscribe", {}],
  ])("%s", (_, stored, state, open, facts) => {
    const standing = planStanding("dodo", stored, NOW);
    expect(standing).toMatchObject({ state, ...facts });
    expect(doors(standing)).toBe(open);
    expect(planStanding("simulator", stored, NOW)).toEqual(standing);
  });

  describe("with a gift beside a paid plan, is told by the paid one", () => {
    test.each<[string, StandingRow, PlanStanding["state"], Partial<PlanStanding>]>([
      ["that renews", active(), "active", { renewsAt: SOON }],
      ["that ends", cancelled(), "ending", { endsAt: SOON }],
      ["on hold", row({ status: "on_hold" }), "on_hold", {}],
      ["paused", row({ status: "paused" }), "paused", {}],
      ["that is over", cancelled({ currentPeriodEnd: PAST }), "gift", { endsAt: null, paid: false }],
      ["that failed", row({ status: "failed" }), "gift", {}],
    ])("%s", (_, paid, state, facts) => {
      const stored: StandingRow = { ...paid, tier: "pro", grantedUntil: LATE, accessUntil: LATE };
      const standing = planStanding("dodo", stored, NOW);
      expect(standing).toMatchObject({ state, givenUntil: LATE, accessUntil: LATE, ...facts });
    });
  });

  test("where nothing is sold nothing is offered, whatever is stored", () => {
    for (const stored of [null, active(), cancelled(), row({ status: "on_hold" })]) {
      const standing = planStanding("off", stored, NOW);
      expect(standing).toMatchObject({ state: "self_hosted", paid: false, accessUntil: null });
      expect(doors(standing)).toBe("");
    }
  });

  test("no door is open that leads to paying twice, or nowhere", () => {
    for (const status of [...SUBSCRIPTION_STATUSES, "none", "granted"]) {
      for (const currentPeriodEnd of [null, PAST, SOON]) {
        for (const accessUntil of [null, PAST, SOON]) {
          for (const cancelAtPeriodEnd of [false, true]) {
            const stored = row({ status, currentPeriodEnd, accessUntil, cancelAtPeriodEnd });
            const standing = planStanding("dodo", stored, NOW);
            expect(PLAN_STATES).toContain(standing.state);
            expect(standing.canCancel && standing.canUndo).toBe(false);
            if (standing.canSubscribe) expect(doors(standing)).toBe("Subscribe");
            if (!standing.paid) expect(standing.canSubscribe).toBe(true);
            if (standing.canCancel || standing.canUndo || standing.canResume)
              expect(standing.paid).toBe(true);
          }
        }
      }
    }
  });
});
