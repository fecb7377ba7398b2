import { BILLING_LIMITS } from "~/domain/billing/billing-limits";
import { readCheckoutOrder } from "~/domain/billing/checkout-order";
import { openCheckout } from "~/domain/billing/open-checkout.server";
import { loadProfiled } from "~/domain/onboarding/load-user.server";
import { keepTo } from "~/http/rate-limit.server";
import { readBody } from "~/http/read-body.server";
import { api } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { paymentsMode } from "~/providers/payments/registry.server";

const MAX_BYTES = 4 * 1024;

/** @throws AppError `not_found` where nothing is sold */
function requireSale(): void {
  if (paymentsMode() === "off") throw new AppError("not_found");
}

export const loader = api(() => {
  requireSale();
  throw new AppError("method_not_allowed");
});

/** Opens a checkout for whoever is signed in: `{ "tier": "pro" }` is answered by `{ "checkoutUrl" }`. */
export const action = api(async ({ request }) => {
  requireSale();
  if (request.method !== "POST") throw new AppError("method_not_allowed");
  const { userId } = await requireSession(request);
  readCheckoutOrder(await readBody(request, MAX_BYTES));
  const now = new Date();
  await loadProfiled(userId, now);
  await keepTo(BILLING_LIMITS.checkout, [userId], now);
  return Response.json(await openCheckout(userId, now), { headers: { "Cache-Control": "no-store" } });
});
