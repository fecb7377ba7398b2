import { receivePaymentWebhook } from "~/domain/billing/receive-payment-webhook.server";
import { FORGED_EVENTS } from "~/domain/calls/call-limits";
import { countForged } from "~/http/forged-event.server";
import { readBody } from "~/http/read-body.server";
import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { paymentsMode } from "~/providers/payments/registry.server";

const MAX_BYTES = 1024 * 1024;

/** Where payments are off there is no such door, whatever is sent to it. */
function findDoor(): void {
  if (paymentsMode() === "off") throw new AppError("not_found");
}

export const loader = api(() => {
  findDoor();
  throw new AppError("method_not_allowed");
});

export const action = api(async ({ request, context }) => {
  findDoor();
  if (request.method !== "POST") throw new AppError("method_not_allowed");
  const rawBody = await readBody(request, MAX_BYTES);
  const { duplicate } = await countForged(FORGED_EVENTS, context, () =>
    receivePaymentWebhook({ rawBody, headers: request.headers }),
  );
  return Response.json({ received: true, duplicate });
});
