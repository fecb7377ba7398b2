import type { Payment } from "dodopayments/resources/payments";
import { moneyWords } from "~/lib/money";
import { productName } from "./products";
import { toPayment } from "./resources";
import { own, type World } from "./world";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/**
 * An invoice, line by line.
 *
 * @returns null unless the payment has succeeded
 */
export function invoiceLines(world: World, stored: Payment): string[] | null {
  const payment = toPayment(world, stored);
  if (payment.status !== "succeeded") return null;
  const subscription = payment.subscription_id
    ? own(world.state.subscriptions, payment.subscription_id)
    : null;
  const productId = payment.product_cart?.[0]?.product_id ?? subscription?.resource.product_id;
  return [
    `Invoice ${payment.invoice_id ?? payment.payment_id}`,
    `${DAY.format(new Date(payment.created_at))} (UTC)`,
    `To ${payment.customer.name}, ${payment.customer.email}`,
    productId ? productName(world, productId) : "Subscription",
    `Total ${moneyWords({ minor: payment.total_amount, currency: payment.currency })}, tax included`,
    `Paid with a card ending in ${payment.card_last_four ?? "????"}`,
    "A simulated payment: nobody was charged.",
  ];
}
