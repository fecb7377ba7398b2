import { AppError } from "~/lib/app-error";
import { logger } from "~/observability/logger.server";
import { type PaymentProvider, PaymentsAway, PaymentsRefused } from "~/providers/payments/provider";
import { findPayments } from "~/providers/payments/registry.server";

/**
 * The payment vendor of this instance.
 *
 * @throws {AppError} not_found where nothing is sold
 */
export async function requirePayments(): Promise<PaymentProvider> {
  const vendor = await findPayments();
  if (!vendor) throw new AppError("not_found");
  return vendor;
}

/** What a person reads when the vendor gave no answer, or said no. */
export type VendorWords = { away?: string; refused?: string };

/**
 * Asks the vendor something, and turns its silence and its refusals into words for the person.
 *
 * @param words for the person, where the codes' own aren't exact enough
 * @throws {AppError} payments_away when it can't be reached, plan_unchanged when it refuses
 */
export async function askVendor<T>(question: () => Promise<T>, words: VendorWords = {}): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof PaymentsAway) throw new AppError("payments_away", words.away, { cause: error });
    if (error instanceof PaymentsRefused) {
      logger.warn({ status: error.status, reason: error.reason }, "the payment vendor refused");
      throw new AppError("plan_unchanged", words.refused, { cause: error });
    }
    throw error;
  }
}
