import { applyPaymentEvent } from "~/domain/billing/apply-payment-event.server";
import { defineTask } from "../define-task";

export default defineTask("apply_payment_event", async ({ webhookEventId }, { now }) => {
  await applyPaymentEvent({ webhookEventId, now });
});
