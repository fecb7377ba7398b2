import { withUser } from "~/db/with-user.server";
import { OVER, type PaymentProvider } from "~/providers/payments/provider";
import { followSubscription } from "./follow-subscription.server";

/** Nobody has so many; a customer at the vendor may. */
const MOST = 20;

/**
 * Brings a person's subscriptions up to date by asking the vendor for each that isn't over, and for those of their
 * customer that we haven't heard of yet.
 *
 * @param person.userId the signed-in person
 * @param now the instant of the request
 * @returns those that the vendor doesn't know; they count for nothing
 * @throws {PaymentsAway} {PaymentsRefused}
 */
export async function followOwnPlans(
  vendor: PaymentProvider,
  { userId }: { userId: string },
  now: Date,
): Promise<ReadonlySet<string>> {
  const { row, snapshots } = await withUser(userId, async (tx) => ({
    row: await tx.subscription.findUnique({ where: { userId }, select: { dodoCustomerId: true } }),
    snapshots: await tx.subscriptionSnapshot.findMany({
      where: { userId },
      select: { subscriptionId: true, status: true },
    }),
  }));
  const listed = row?.dodoCustomerId ? await vendor.listSubscriptions(row.dodoCustomerId) : [];
  const over: readonly string[] = OVER;
  const known = new Set(snapshots.map(({ subscriptionId }) => subscriptionId));
  const asked = [
    ...snapshots.filter(({ status }) => !over.includes(status)).map(({ subscriptionId }) => subscriptionId),
    ...listed.filter((id) => !known.has(id)),
  ].slice(0, MOST);
  const unknown = new Set<string>();
  for (const id of asked) {
    if ((await followSubscription(id, now)) === "not_found") unknown.add(id);
  }
  return unknown;
}
