import type { IntentStatus, Payment } from "dodopayments/resources/payments";
import { chargeSucceeds } from "./cards";
import type { StoredSubscription } from "./state";
import { BRAND_ID, BUSINESS_ID, type World } from "./world";

type NewPayment = {
  amountMinor: number;
  at: Date;
  status: IntentStatus;
  isUpdate?: boolean;
  sessionId?: string | null;
  metadata?: Payment["metadata"];
};

/** Files a payment for a subscription. */
export function addPayment(
  world: World,
  { resource, card, dunning }: StoredSubscription,
  { amountMinor, at, status, isUpdate = false, sessionId = null, metadata }: NewPayment,
): Payment {
  const payment: Payment = {
    payment_id: world.newId("pay"),
    business_id: BUSINESS_ID,
    brand_id: BRAND_ID,
    created_at: at.toISOString(),
    updated_at: null,
    status,
    billing: resource.billing,
    customer: resource.customer,
    currency: resource.currency,
    total_amount: amountMinor,
    tax: 0,
    settlement_amount: amountMinor,
    settlement_currency: resource.currency,
    settlement_tax: 0,
    metadata: metadata ?? resource.metadata,
    subscription_id: resource.subscription_id,
    subscription_ids: [resource.subscription_id],
    checkout_session_id: sessionId,
    product_cart: null,
    digital_products_delivered: false,
    disputes: [],
    refunds: [],
    refund_status: null,
    is_multi_subscription: false,
    is_update_payment_method: isUpdate,
    payment_provider: "dodo",
    retry_attempt: dunning?.status === "recovering" ? 1 : 0,
    payment_method: "card",
    payment_method_type: "credit",
    payment_method_id: resource.payment_method_id,
    card_last_four: card?.lastFour ?? null,
    card_network: card?.brand.toUpperCase() ?? null,
    card_type: "CREDIT",
    card_issuing_country: "US",
    discounts: [],
    error_code: null,
    error_message: null,
    invoice_id: null,
    invoice_url: null,
    payment_link: null,
  };
  world.state.payments[payment.payment_id] = payment;
  return payment;
}

/**
 * Decides a payment that is open, by the subscription's card.
 *
 * @param justEntered it is the first charge of a card that its holder has just typed in
 * @param approved what the bank answered, where it was asked
 * @returns did it go through?
 */
export function decide(
  world: World,
  subscription: StoredSubscription,
  payment: Payment,
  { justEntered = false, approved = true }: { justEntered?: boolean; approved?: boolean } = {},
): boolean {
  const { card } = subscription;
  const broken = subscription.nextChargeFails && payment.total_amount > 0;
  if (broken) subscription.nextChargeFails = false;
  const paid = approved && !broken && chargeSucceeds(card, justEntered);
  payment.status = paid ? "succeeded" : "failed";
  payment.updated_at = world.now().toISOString();
  payment.card_last_four = card?.lastFour ?? null;
  payment.error_code = paid ? null : approved ? "CARD_DECLINED" : "AUTHENTICATION_FAILED";
  payment.error_message = paid
    ? null
    : approved
      ? "The card was declined."
      : "The bank didn't get the holder's approval.";
  if (paid) {
    payment.invoice_id = world.newId("inv");
    payment.invoice_url = `${world.pagesUrl}/dodo/invoices/payments/${payment.payment_id}`;
  }
  return paid;
}

/** Tells how a payment was decided. */
export function tellPayment(world: World, { payment_id: paymentId, status }: Payment): void {
  world.emit(status === "succeeded" ? "payment.succeeded" : "payment.failed", { kind: "payment", paymentId });
}

/** Decides a payment that is open, and tells of it. @returns did it go through? */
export function charge(
  world: World,
  subscription: StoredSubscription,
  payment: Payment,
  { justEntered = false }: { justEntered?: boolean } = {},
): boolean {
  const paid = decide(world, subscription, payment, { justEntered });
  tellPayment(world, payment);
  return paid;
}
