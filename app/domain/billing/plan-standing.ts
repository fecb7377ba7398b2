import type { SubscriptionStatus } from "~/providers/payments/provider";
import { isEntitled, type PaymentsMode, type StoredEntitlement } from "./entitlement";

/**
 * Where a person stands with their plan, in the words that pages tell them by:
 * - `self_hosted`: nothing is sold here, and everything is unlocked
 * - `none`: never had a plan
 * - `gift`: whoever runs the instance gave it
 * - `trial`: free until the first charge
 * - `active`: paid for, and renewing
 * - `ending`: it ends with the period that is paid for
 * - `grace`: a charge was refused, and calls go on for some days
 * - `on_hold`: a charge was refused, and the plan gives nothing until it is paid
 * - `paused`: by the person; nothing is charged
 * - `ended`: there was one, and it is over
 */
export const PLAN_STATES = [
  "self_hosted",
  "none",
  "gift",
  "trial",
  "active",
  "ending",
  "grace",
  "on_hold",
  "paused",
  "ended",
] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export type PlanStanding = {
  state: PlanState;
  /** Until when calls go on if nothing more is heard of the plan; null: without an end (`self_hosted`), or not now. */
  accessUntil: Date | null;
  /** When it is charged next (in a trial: first). */
  renewsAt: Date | null;
  /** When what is paid for is over, of a plan that is `ending`. */
  endsAt: Date | null;
  /** Until when the refused charge is forgiven, in `grace`. */
  graceUntil: Date | null;
  /** A gift that runs, also next to a paid plan. */
  givenUntil: Date | null;
  /** May open a checkout. */
  canSubscribe: boolean;
  canCancel: boolean;
  canUndo: boolean;
  canPause: boolean;
  canResume: boolean;
  canChangeCard: boolean;
  /** Is it a plan of the vendor's that is described, and not over? */
  paid: boolean;
};

/** The stored row of `subscriptions`, as far as a standing comes of it. */
export type StandingRow = StoredEntitlement & {
  /** `SubscriptionStatus` of the paid plan, or a word of ours: none, granted, revoked. */
  status: string;
  currentPeriodEnd: Date | null;
  cancelAtPeriodEnd: boolean;
  grantedUntil: Date | null;
  trialEndsAt: Date | null;
  graceUntil: Date | null;
  firstAccessAt: Date | null;
};

/** The columns that `planStanding` needs. */
export const STANDING_COLUMNS = {
  tier: true,
  status: true,
  accessUntil: true,
  currentPeriodEnd: true,
  cancelAtPeriodEnd: true,
  grantedUntil: true,
  trialEndsAt: true,
  graceUntil: true,
  firstAccessAt: true,
} as const satisfies Record<keyof StandingRow, true>;

const NOTHING: Omit<PlanStanding, "state"> = {
  accessUntil: null,
  renewsAt: null,
  endsAt: null,
  graceUntil: null,
  givenUntil: null,
  canSubscribe: false,
  canCancel: false,
  canUndo: false,
  canPause: false,
  canResume: false,
  canChangeCard: false,
  paid: false,
};

/**
 * Where a person stands with their plan. Whoever has both a gift and a paid plan is described by the paid one.
 *
 * @param mode how the instance takes money
 * @param row the stored row, or null when there is none
 * @param now the instant that is asked about
 */
export function planStanding(mode: PaymentsMode, row: StandingRow | null, now: Date): PlanStanding {
  if (mode === "off") return { ...NOTHING, state: "self_hosted" };
  if (!row) return { ...NOTHING, state: "none", canSubscribe: true };
  const access = {
    accessUntil: isEntitled(mode, row, now) ? row.accessUntil : null,
    givenUntil: row.grantedUntil !== null && now < row.grantedUntil ? row.grantedUntil : null,
  };
  const paid = paidStanding(row, now);
  if (paid) return { ...NOTHING, ...access, ...paid, paid: true };
  const over = row.firstAccessAt ? "ended" : "none";
  return { ...NOTHING, ...access, state: access.givenUntil ? "gift" : over, canSubscribe: true };
}

/** What differs from nothing while the paid plan isn't over; null when there is none, or it is. */
function paidStanding(
  { status, currentPeriodEnd, cancelAtPeriodEnd, trialEndsAt, graceUntil, accessUntil }: StandingRow,
  now: Date,
): (Partial<PlanStanding> & { state: PlanState }) | null {
  const runs = currentPeriodEnd !== null && now < currentPeriodEnd;
  switch (status as SubscriptionStatus) {
    case "active": {
      if (cancelAtPeriodEnd) {
        return runs
          ? { state: "ending", endsAt: currentPeriodEnd, canUndo: true, canChangeCard: true }
          : null;
      }
      // A renewal that is a little late still counts; of one that never came, only the vendor can tell.
      if (accessUntil === null || now >= accessUntil) return null;
      const trial = trialEndsAt !== null && now < trialEndsAt;
      return {
        state: trial ? "trial" : "active",
        renewsAt: currentPeriodEnd,
        canCancel: true,
        canPause: !trial,
        canChangeCard: true,
      };
    }
    case "past_due": {
      const forgiven = graceUntil !== null && now < graceUntil;
      return {
        state: forgiven ? "grace" : "on_hold",
        graceUntil: forgiven ? graceUntil : null,
        canCancel: !cancelAtPeriodEnd,
        canUndo: cancelAtPeriodEnd,
        canChangeCard: true,
      };
    }
    case "on_hold":
      return { state: "on_hold", canCancel: true, canChangeCard: true };
    case "paused":
      return { state: "paused", canCancel: true, canResume: true };
    case "cancelled":
      return runs ? { state: "ending", endsAt: currentPeriodEnd, canSubscribe: true } : null;
    default:
      return null;
  }
}
