import { DAY } from "~/lib/time";
import { isOver } from "~/providers/payments/provider";
import { paidUntil } from "./entitlement";
import type { Snapshot } from "./snapshot";

/** A gift of whoever runs the instance. */
export type Gift = { grantedUntil: Date | null; grantedAt: Date | null };

/** The columns of `subscriptions` that follow from a person's snapshots and their gift. */
export type ProjectedPlan = {
  /** `pro`: there is an end of access, whether or not it has come. */
  tier: "free" | "pro";
  /** Of the subscription that counts; without one: `granted`, `revoked`, `none`. */
  status: string;
  dodoSubscriptionId: string | null;
  currentPeriodStart: Date | null;
  currentPeriodEnd: Date | null;
  /** The latest of all that is paid for and given. */
  accessUntil: Date | null;
  cancelAtPeriodEnd: boolean;
  graceUntil: Date | null;
  trialEndsAt: Date | null;
};

/** Renews by itself, or doesn't any more, or waits for money or for the person. */
const STANDS = ["renews", "ends", "waits", "over"] as const;
type Stand = (typeof STANDS)[number];

function standOf(snapshot: Snapshot): Stand {
  // What is paid for is given all the same; nothing can be done to it any more.
  if (snapshot.lostAt) return "over";
  switch (snapshot.status) {
    case "active":
      return snapshot.cancelAtPeriodEnd ? "ends" : "renews";
    case "past_due":
    case "on_hold":
    case "paused":
      return "waits";
    default:
      return "over";
  }
}

const timeOf = (instant: Date | null) => instant?.getTime() ?? Number.NEGATIVE_INFINITY;

/** Numbers below zero put `a` first. */
function byWeight(a: Snapshot, b: Snapshot): number {
  const stands = STANDS.indexOf(standOf(a)) - STANDS.indexOf(standOf(b));
  if (stands !== 0) return stands;
  const age = a.vendorCreatedAt.getTime() - b.vendorCreatedAt.getTime();
  const order = age !== 0 ? age : a.subscriptionId < b.subscriptionId ? -1 : 1;
  if (standOf(a) !== "over") return order;
  const [paidA, paidB] = [timeOf(paidUntil(a)), timeOf(paidUntil(b))];
  if (paidA !== paidB) return paidA > paidB ? -1 : 1;
  // A charge that is on its way says more than one that came to nothing.
  return Number(isOver(a)) - Number(isOver(b)) || -order;
}

/**
 * Which of a person's subscriptions describes their plan: one that renews before one that ends with its period,
 * before one that waits for money or was paused, before one that is over; the older before the younger. Of those
 * that are over it is the one with the later paid time.
 *
 * @returns null when there is none
 */
export function countingSubscription(snapshots: readonly Snapshot[]): Snapshot | null {
  return [...snapshots].sort(byWeight)[0] ?? null;
}

/**
 * Subscriptions that may be charged although another one is the person's plan. One that ends by itself is none.
 */
export function surplusSubscriptions(snapshots: readonly Snapshot[]): Snapshot[] {
  const [counting, ...others] = [...snapshots].sort(byWeight);
  if (!counting || standOf(counting) === "ends") return [];
  return others.filter((other) => ["renews", "waits"].includes(standOf(other)));
}

/**
 * What is stored of a person's plan, from all that the vendor has said and the operator has given.
 *
 * @param snapshots all of the person's, in any order
 * @param gift null where there was none
 */
export function projectSubscription(snapshots: readonly Snapshot[], gift: Gift | null): ProjectedPlan {
  const counting = countingSubscription(snapshots);
  const ends = [...snapshots.map(paidUntil), gift?.grantedUntil ?? null].map(timeOf);
  const latest = Math.max(...ends, Number.NEGATIVE_INFINITY);
  const accessUntil = Number.isFinite(latest) ? new Date(latest) : null;
  const given = gift?.grantedUntil ? "granted" : gift?.grantedAt ? "revoked" : "none";
  return {
    tier: accessUntil ? "pro" : "free",
    // Of one that the vendor doesn't know, what is paid for is left.
    status: counting?.lostAt ? "cancelled" : (counting?.status ?? given),
    dodoSubscriptionId: counting?.subscriptionId ?? null,
    currentPeriodStart: counting?.periodStart ?? null,
    currentPeriodEnd: (counting?.lostAt ? paidUntil(counting) : counting?.periodEnd) ?? null,
    accessUntil,
    cancelAtPeriodEnd: counting?.cancelAtPeriodEnd ?? false,
    graceUntil: counting?.status === "past_due" && !counting.lostAt ? counting.graceUntil : null,
    trialEndsAt: counting && trialEndOf(counting),
  };
}

/**
 * When the free trial ends, of a subscription that is still in it. The vendor has no word for a trial: it is one while
 * the period ends as many days after the beginning as the trial has.
 */
function trialEndOf({ trialDays, vendorCreatedAt, periodEnd }: Snapshot): Date | null {
  if (trialDays === 0) return null;
  const off = Math.abs(vendorCreatedAt.getTime() + trialDays * DAY - periodEnd.getTime());
  return off < 1 * DAY ? periodEnd : null;
}
