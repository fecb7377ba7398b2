import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import {
  MINUTES_COLUMNS,
  type MinutesWindow,
  readMinutes,
  SHORTEST_TALK,
  TALK_COLUMNS,
  talksIn,
} from "~/domain/billing/minutes";
import { affordableSeconds, monthOf, nextMonth } from "~/domain/billing/spending";
import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn } from "~/lib/columns";
import { paymentSettings } from "~/providers/payments/registry.server";
import { spendingSettings } from "~/providers/telephony/registry.server";

/** The dial guard asks again; here a person learns it before anything is queued. */

/**
 * What this month's calls cost here so far, or may still cost, in minor units of the cap's currency.
 *
 * @param tx a service transaction
 * @returns null where there is no cap
 */
export async function spentThisMonth(tx: Tx, now: Date): Promise<number | null> {
  const cap = spendingSettings();
  if (!cap) return null;
  const row = await tx.spending.findUnique({
    where: { month_currency: { month: dateColumn(monthOf(now)), currency: cap.currency } },
    select: { minor: true },
  });
  return Number(row?.minor ?? 0);
}

/**
 * Is there no money left for a call this month? Where there is no cap, nothing is asked.
 *
 * @param read runs a service transaction
 */
export async function isMoneySpent(
  now: Date,
  read: (work: (tx: Tx) => Promise<number | null>) => Promise<number | null> = withService,
): Promise<boolean> {
  const cap = spendingSettings();
  if (!cap) return false;
  const spent = await read((tx) => spentThisMonth(tx, now));
  return affordableSeconds(cap, spent ?? 0) < SHORTEST_TALK;
}

/**
 * Why nothing rings while the month's money is spent.
 *
 * @param zone the person's
 * @param instead what can be done meanwhile
 */
export function moneyIsSpent(zone: string, now: Date, instead = ""): AppError {
  const words = `Calls here have cost as much as they may this month, so nothing rings until ${dayIn(zone, nextMonth(now), now)}. That's on us, not on you.`;
  return new AppError("calls_forbidden", `${words} ${instead}`.trim());
}

/**
 * Refuses a talk for which the minutes of the person's plan don't reach.
 *
 * @param tx a transaction that sees the person
 * @param instead what can be done meanwhile
 * @throws {AppError} calls_forbidden
 */
export async function assertMinutesLeft(
  tx: Tx,
  { userId, zone, instead }: { userId: string; zone: string; instead: string },
  now: Date,
): Promise<void> {
  const reader = {
    plan: () => tx.subscription.findUnique({ where: { userId }, select: MINUTES_COLUMNS }),
    talks: (window: MinutesWindow) =>
      tx.call.findMany({ where: talksIn(userId, window), select: TALK_COLUMNS }),
  };
  const standing = await readMinutes(reader, paymentSettings(), now);
  if (!standing?.usedUp) return;
  throw new AppError(
    "calls_forbidden",
    `The minutes of your plan are used up. They begin anew on ${dayIn(zone, standing.windowEnd, now)}. ${instead}`,
  );
}

const dayIn = (zone: string, instant: Date, now: Date) =>
  fullDayWords(localDateAt(instant, zone), localDateAt(now, zone));
