import type { Tx } from "~/db/transaction.server";
import { NO_VENDOR } from "~/providers/telephony/provider";
import { enqueueAll } from "~/queue/enqueue.server";

/**
 * Has the vendors of some calls delete what they keep of them, in the transaction that deletes our copy. Nothing of
 * the person goes along.
 *
 * @param tx a service transaction
 * @param calls those without an id of a vendor are left out
 * @returns how many calls, by vendor
 */
export async function askVendors(
  tx: Tx,
  calls: readonly { provider: string; vendorCallId: string | null }[],
  now: Date,
): Promise<Record<string, number>> {
  const known = calls.flatMap(({ provider, vendorCallId }) =>
    vendorCallId && provider !== NO_VENDOR ? { provider, vendorCallId, askedAt: now } : [],
  );
  const asked = await tx.vendorDeletion.createManyAndReturn({ data: known, select: { id: true } });
  await enqueueAll(
    tx,
    "delete_at_vendor",
    asked.map(({ id }) => ({ vendorDeletionId: id })),
  );
  const counts: Record<string, number> = {};
  for (const { provider } of known) counts[provider] = (counts[provider] ?? 0) + 1;
  return counts;
}
