import { setTimeout as wait } from "node:timers/promises";
import { MINUTE, SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { logger } from "~/observability/logger.server";
import type { Offer, PaymentProvider } from "~/providers/payments/provider";
import { findPayments, paymentSettings } from "~/providers/payments/registry.server";

/** How long the vendor's word on its price is believed. */
const FRESH = 10 * MINUTE;
/** How long a vendor that gave no answer is left in peace. */
const REST = 30 * SECOND;
/** A page doesn't wait for a price any longer than this. */
const PATIENCE = 2 * SECOND;

type Kept = { offer: Offer | null; readAt: Date | null; failedAt: Date | null; asking: Promise<void> | null };
const shared = globalThis as typeof globalThis & { relevelOffer?: Kept };

/**
 * What is sold, as the vendor has it. It is asked for at most every ten minutes, by one request at a time; while
 * it can't be reached, what it said last is still shown.
 *
 * @param now the instant of the request
 * @returns null where nothing is sold, or the price was never heard: the checkout shows it
 */
export async function loadOffer(now: Date): Promise<Offer | null> {
  const vendor = await findPayments();
  if (!vendor) return null;
  shared.relevelOffer ??= { offer: null, readAt: null, failedAt: null, asking: null };
  const kept = shared.relevelOffer;
  const within = (at: Date | null, span: number) => at !== null && now.getTime() - at.getTime() < span;
  if (within(kept.readAt, FRESH) || within(kept.failedAt, REST)) return kept.offer;
  kept.asking ??= ask(vendor, kept, now).finally(() => {
    kept.asking = null;
  });
  const patience = new AbortController();
  await Promise.race([
    kept.asking,
    wait(PATIENCE, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  return kept.offer;
}

async function ask(vendor: PaymentProvider, kept: Kept, now: Date): Promise<void> {
  try {
    kept.offer = await vendor.getOffer(paymentSettings().productId);
    kept.readAt = now;
    kept.failedAt = null;
  } catch (error) {
    kept.failedAt = now;
    logger.warn({ error: describeError(error) }, "the price could not be read");
  }
}
