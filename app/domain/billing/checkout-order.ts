import { z } from "zod";
import { AppError } from "~/lib/app-error";

/** What is ordered by POST /api/create-checkout. The price is the vendor's, and nothing else of it is the sender's. */
const CheckoutOrder = z.object({ tier: z.literal("pro") });

/**
 * Reads an order.
 *
 * @param body JSON: `{ "tier": "pro" }`
 * @throws {AppError} bad_request when it is anything else
 */
export function readCheckoutOrder(body: string): { tier: "pro" } {
  try {
    return CheckoutOrder.parse(JSON.parse(body));
  } catch (cause) {
    throw new AppError("bad_request", 'Send { "tier": "pro" }: it is the only plan.', { cause });
  }
}
