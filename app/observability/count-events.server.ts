import { SECOND } from "~/lib/time";
import { metrics } from "./metrics.server";

/** What the domain tells the metrics: a line each, after the fact. */

/** Counts a request that dials. @param outcome a word of the product's */
export function countDial(
  provider: string,
  outcome: "accepted" | "deferred" | "refused" | "ambiguous",
): void {
  metrics().dials.inc({ provider, outcome });
}

/** A phone begins to ring. @param kind of the call @param slot the instant the call was for */
export function countRing(kind: string, slot: Date, rungAt: Date): void {
  metrics().slotToRingSeconds.observe({ kind }, secondsBetween(slot, rungAt));
}

/** Final states that say of themselves that something didn't work. */
const BROKEN: ReadonlySet<string> = new Set(["failed", "unknown"]);

/**
 * Calls have ended.
 *
 * @param end.status the final state
 * @param end.reason as `ended_reason` keeps it
 * @param count how many
 */
export function countEnd(
  { kind, status, reason }: { kind: string; status: string; reason: string | null },
  count = 1,
): void {
  const side = BROKEN.has(status) || reason === "service_fault" ? "ours" : "none";
  metrics().callsEnded.inc({ kind, status, side }, count);
}

/** A stored webhook event was applied. @param source as it is filed under */
export function countWebhook(source: string, receivedAt: Date, appliedAt: Date): void {
  metrics().webhookLagSeconds.observe({ source }, secondsBetween(receivedAt, appliedAt));
}

/** Clocks differ: nothing happens before its cause. */
const secondsBetween = (from: Date, to: Date) => Math.max(0, to.getTime() - from.getTime()) / SECOND;
