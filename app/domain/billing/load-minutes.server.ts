import type { Tx } from "~/db/transaction.server";
import { paymentSettings } from "~/providers/payments/registry.server";
import { MINUTES_COLUMNS, type MinutesStanding, readMinutes, TALK_COLUMNS, talksIn } from "./minutes";

/**
 * How the minutes of a person's plan stand.
 *
 * @param tx a transaction that sees the person
 * @param userId whose minutes
 * @param now an instant
 * @returns null where payments are off or the person has no plan
 */
export function loadMinutes(tx: Tx, userId: string, now: Date): Promise<MinutesStanding | null> {
  const reader = {
    plan: () => tx.subscription.findUnique({ where: { userId }, select: MINUTES_COLUMNS }),
    talks: (window: Parameters<typeof talksIn>[1]) =>
      tx.call.findMany({ where: talksIn(userId, window), select: TALK_COLUMNS }),
  };
  return readMinutes(reader, paymentSettings(), now);
}
