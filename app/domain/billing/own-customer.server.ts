import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import type { PaymentProvider } from "~/providers/payments/provider";

/**
 * The vendor's customer that is this person's: the one that is kept, else one with their e-mail address that
 * belongs to nobody else here, else a new one. It is kept under a unique index, so that a portal never opens for
 * two people. One request of a person at a time.
 *
 * @param person.userId the signed-in person
 * @throws {AppError} signed_out when the account is gone
 * @throws {PaymentsAway} {PaymentsRefused}
 */
export async function ownCustomer(vendor: PaymentProvider, { userId }: { userId: string }): Promise<string> {
  const user = await withUser(userId, (tx) =>
    tx.user.findUnique({
      where: { id: userId },
      select: { email: true, firstName: true, subscription: { select: { dodoCustomerId: true } } },
    }),
  );
  if (!user) throw new AppError("signed_out");
  if (user.subscription?.dodoCustomerId) return user.subscription.dodoCustomerId;
  const found = await vendor.findCustomers(user.email);
  const ours = found.filter((customer) => customer.userId === userId);
  const free = found.filter((customer) => customer.userId === null);
  for (const { customerId } of [...ours, ...free]) {
    const kept = await keep(userId, customerId);
    if (kept) return kept;
  }
  const name = user.firstName ?? "";
  const made = await keep(userId, await vendor.createCustomer({ userId, email: user.email, name }));
  if (!made) throw new Error("the payment vendor gave out a customer that is somebody else's");
  return made;
}

/** Keeps a customer as a person's, unless one is kept already. Returns which is; null when it is another person's. */
function keep(userId: string, customerId: string): Promise<string | null> {
  return withService(async (tx) => {
    if (await isOfAnother(tx, userId, customerId)) return null;
    const rows = await tx.$queryRaw<{ id: string }[]>`
      insert into subscriptions as s (user_id, tier, status, dodo_customer_id)
      values (${userId}::uuid, 'free', 'none', ${customerId})
      on conflict (user_id) do update set dodo_customer_id = coalesce(s.dodo_customer_id, excluded.dodo_customer_id)
      returning dodo_customer_id as id`;
    return rows[0]?.id ?? null;
  });
}

/**
 * Is it kept for somebody else, or has somebody else bought a plan by it, under an address that isn't theirs? Their
 * invoices are behind its portal. Asked under a lock on the customer: of two people who want it at once, the second
 * finds the first's row.
 */
async function isOfAnother(tx: Tx, userId: string, customerId: string): Promise<boolean> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`customer:${customerId}`}, 0))::text`;
  const other = { userId: { not: userId } };
  const kept = await tx.subscription.count({ where: { dodoCustomerId: customerId, ...other } });
  return kept > 0 || (await tx.subscriptionSnapshot.count({ where: { customerId, ...other } })) > 0;
}

/**
 * Forgets a customer that the vendor doesn't know, such as one of another vendor's that was asked here before.
 *
 * @param person.userId the signed-in person
 * @returns whether it was forgotten: the vendor may know it after all
 * @throws {PaymentsAway} {PaymentsRefused}
 */
export async function forgetLostCustomer(
  vendor: PaymentProvider,
  { userId, customerId }: { userId: string; customerId: string },
): Promise<boolean> {
  if (await vendor.knowsCustomer(customerId)) return false;
  await withService((tx) =>
    tx.subscription.updateMany({
      where: { userId, dodoCustomerId: customerId },
      data: { dodoCustomerId: null },
    }),
  );
  return true;
}
