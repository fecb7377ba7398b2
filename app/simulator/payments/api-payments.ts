import type { Payment, PaymentListResponse } from "dodopayments/resources/payments";
import type { Product, ProductListResponse } from "dodopayments/resources/products/products";
import { isBetween, PaymentFilter, pageOf, read } from "./api-input";
import type { Ask } from "./ask";
import { invoiceLines } from "./invoice";
import { toPdf } from "./pdf";
import { findProduct, productsOf, toListedProduct } from "./products";
import { toListedPayment, toPayment } from "./resources";
import { findPayment, Refusal, type World } from "./world";

export const getPayment = (world: World, { params: [id = ""] }: Ask): Payment =>
  toPayment(world, findPayment(world, id));

export function listPayments(world: World, { query }: Ask): { items: PaymentListResponse[] } {
  const { brand_id, customer_id, subscription_id, status, ...between } = read(PaymentFilter, query);
  const all = Object.values(world.state.payments)
    .reverse()
    .filter(
      (one) =>
        (brand_id === undefined || one.brand_id === brand_id) &&
        (customer_id === undefined || one.customer.customer_id === customer_id) &&
        (subscription_id === undefined || one.subscription_ids.includes(subscription_id)) &&
        (status === undefined || one.status === status) &&
        isBetween(one.created_at, between),
    );
  return { items: pageOf(all, query).map((one) => toListedPayment(world, one)) };
}

export const getProduct = (world: World, { params: [id = ""] }: Ask): Product => findProduct(world, id);

export const listProducts = (world: World, { query }: Ask): { items: ProductListResponse[] } => ({
  items: pageOf(productsOf(world), query).map(toListedProduct),
});

/** The invoice of a payment, as the bytes of a PDF file. */
export function getInvoice(world: World, { params: [id = ""] }: Ask): Uint8Array<ArrayBuffer> {
  const lines = invoiceLines(world, findPayment(world, id));
  if (!lines) throw new Refusal(404, "INVOICE_NOT_FOUND", "This payment has no invoice.");
  return toPdf(lines);
}
