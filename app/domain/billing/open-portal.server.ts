import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { paymentSettings } from "~/providers/payments/registry.server";
import { askVendor, requirePayments } from "./ask-vendor.server";

/**
 * A link to a person's own pages at the vendor, with their invoices. Whoever has it is let in for a day, so it is
 * asked for anew each time and never kept.
 *
 * @param userId the signed-in person; the customer is the one that is kept as theirs, and no other
 * @returns the vendor's page, which leads back to /billing
 * @throws {AppError} not_found where nothing is sold or they never came to a checkout, payments_away
 */
export async function openPortal(userId: string): Promise<string> {
  const vendor = await requirePayments();
  const row = await withUser(userId, (tx) =>
    tx.subscription.findUnique({ where: { userId }, select: { dodoCustomerId: true } }),
  );
  const customerId = row?.dodoCustomerId;
  if (!customerId) throw new AppError("not_found", "There are no invoices of yours yet.");
  return askVendor(() => vendor.openPortal(customerId, paymentSettings().publicUrl("/billing")), {
    refused: "The payment company didn't open its page. Please try again in a minute.",
  });
}
