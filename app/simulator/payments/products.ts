import type { Price, Product, ProductListResponse } from "dodopayments/resources/products/products";
import type { TimeInterval } from "dodopayments/resources/subscriptions";
import { BRAND_ID, BUSINESS_ID, Refusal, type World } from "./world";

export const YEARLY_PRODUCT_ID = "pdt_simulated_pro_yearly";
export const CURRENCY = "USD";
/** A subscription ends after this time, however often it has renewed. */
export const TERM = { count: 20, interval: "Year" } as const;

const SINCE = "2026-01-01T00:00:00.000Z";

type RecurringProduct = Product & { name: string; price: Price.RecurringPrice };

function product(id: string, name: string, price: number, interval: TimeInterval): RecurringProduct {
  return {
    product_id: id,
    business_id: BUSINESS_ID,
    brand_id: BRAND_ID,
    name,
    description: null,
    image: null,
    created_at: SINCE,
    updated_at: SINCE,
    is_recurring: true,
    license_key_enabled: false,
    tax_category: "saas",
    metadata: {},
    entitlements: [],
    credit_entitlements: [],
    addons: null,
    price: {
      type: "recurring_price",
      price,
      currency: CURRENCY,
      tax_inclusive: true,
      discount: 0,
      purchasing_power_parity: false,
      payment_frequency_count: 1,
      payment_frequency_interval: interval,
      subscription_period_count: TERM.count,
      subscription_period_interval: TERM.interval,
      trial_period_days: 0,
    },
  };
}

/** What the simulated vendor sells for us: Pro by the month, and the same by the year. */
export const productsOf = (world: Pick<World, "productId">): RecurringProduct[] => [
  product(world.productId, "Pro", 2_900, "Month"),
  product(YEARLY_PRODUCT_ID, "Pro, yearly", 29_000, "Year"),
];

/** A product that may no longer be sold, by name. */
export function productName(world: Pick<World, "productId">, id: string): string {
  return productsOf(world).find((one) => one.product_id === id)?.name ?? id;
}

/** Can this product be bought? */
export const isSold = (world: Pick<World, "productId">, id: string): boolean =>
  productsOf(world).some((one) => one.product_id === id);

/** @throws {Refusal} 404 */
export function findProduct(world: Pick<World, "productId">, id: string): RecurringProduct {
  const found = productsOf(world).find((one) => one.product_id === id);
  if (!found) throw new Refusal(404, "PRODUCT_NOT_FOUND", "There is no such product.");
  return found;
}

/** A product as a list has it. */
export function toListedProduct(one: RecurringProduct): ProductListResponse {
  return {
    business_id: one.business_id,
    created_at: one.created_at,
    updated_at: one.updated_at,
    entitlements: one.entitlements,
    is_recurring: one.is_recurring,
    metadata: one.metadata,
    product_id: one.product_id,
    tax_category: one.tax_category,
    name: one.name,
    description: one.description,
    image: one.image,
    currency: one.price.currency,
    price: one.price.price,
    price_detail: one.price,
    tax_inclusive: one.price.tax_inclusive,
  };
}
