import type { CheckoutSessionCreateParams } from "dodopayments/resources/checkout-sessions";
import { z } from "zod";
import { Refusal } from "./world";

/** What the API of the simulated vendor takes. Fields that it doesn't know are ignored, as the real one does. */

export const MAX_PAGE_SIZE = 100;
const PAGE_SIZE = 10;

const Metadata = z
  .record(z.string().regex(/^[\w-]{1,40}$/), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((all) => Object.keys(all).length <= 50, "at most 50 keys");
const Email = z.email().max(320);
const WebAddress = z.url({ protocol: /^https?$/ }).max(2_000);
const Quantity = z.number().int().min(1).max(10_000);
const Address = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  city: z.string().nullish(),
  state: z.string().nullish(),
  street: z.string().nullish(),
  zipcode: z.string().nullish(),
});

export const NewCheckout = z.object({
  product_cart: z
    .array(z.object({ product_id: z.string(), quantity: Quantity }))
    .min(1)
    .max(20),
  customer: z
    .union([
      z.object({ customer_id: z.string() }),
      z.object({ email: Email, name: z.string().max(200).nullish(), phone_number: z.string().nullish() }),
    ])
    .nullish(),
  billing_address: Address.partial({ country: true }).nullish(),
  return_url: WebAddress.nullish(),
  cancel_url: WebAddress.nullish(),
  metadata: Metadata.nullish(),
  confirm: z.boolean().optional(),
  customer_business_name: z.string().max(200).nullish(),
  tax_id: z.string().max(50).nullish(),
  subscription_data: z.object({ trial_period_days: z.number().int().min(0).max(10_000).nullish() }).nullish(),
  feature_flags: z
    .object({
      allow_customer_editing_email: z.boolean().optional(),
      always_create_new_customer: z.boolean().optional(),
    })
    .optional(),
});

/** A checkout's request, checked; only what the vendor works with is kept. */
export const readCheckout = (body: unknown): CheckoutSessionCreateParams =>
  read(NewCheckout, body) as CheckoutSessionCreateParams;

export const NewCustomer = z.object({
  email: Email,
  name: z.string().min(1).max(200),
  phone_number: z.string().max(20).nullish(),
  metadata: Metadata.optional(),
});

export const CustomerChange = z.object({
  email: Email.nullish(),
  name: z.string().min(1).max(200).nullish(),
  phone_number: z.string().max(20).nullish(),
  metadata: Metadata.nullish(),
});

export const PortalRequest = z.object({
  return_url: WebAddress.optional(),
  send_email: z.enum(["true", "false"]).optional(),
});

const Status = z.enum([
  "pending",
  "active",
  "on_hold",
  "paused",
  "cancelled",
  "failed",
  "expired",
  "past_due",
]);
const Instant = z.iso.datetime({ offset: true });

export const SubscriptionFilter = z.object({
  brand_id: z.string().optional(),
  customer_id: z.string().optional(),
  product_id: z.string().optional(),
  status: Status.optional(),
  cancel_at_next_billing_date: z.enum(["true", "false"]).optional(),
  created_at_gte: Instant.optional(),
  created_at_lte: Instant.optional(),
});

export const PaymentFilter = z.object({
  brand_id: z.string().optional(),
  customer_id: z.string().optional(),
  subscription_id: z.string().optional(),
  status: z.string().optional(),
  created_at_gte: Instant.optional(),
  created_at_lte: Instant.optional(),
});

export const CustomerFilter = z.object({
  email: z.string().optional(),
  name: z.string().optional(),
  created_at_gte: Instant.optional(),
  created_at_lte: Instant.optional(),
});

export const SubscriptionChange = z.object({
  status: Status.nullish(),
  cancel_at_next_billing_date: z.boolean().nullish(),
  cancel_reason: z
    .enum([
      "cancelled_by_customer",
      "cancelled_by_merchant",
      "cancelled_by_merchant_send_dunning",
      "cancelled_by_merchant_grace_period_expired",
      "dodo_team",
    ])
    .nullish(),
  cancellation_comment: z.string().max(3_000).nullish(),
  cancellation_feedback: z
    .enum([
      "too_expensive",
      "missing_features",
      "switched_service",
      "unused",
      "customer_service",
      "low_quality",
      "too_complex",
      "other",
    ])
    .nullish(),
  next_billing_date: Instant.nullish(),
  metadata: Metadata.nullish(),
  billing: Address.nullish(),
  customer_name: z.string().min(1).max(200).nullish(),
  customer_business_name: z.string().max(200).nullish(),
  tax_id: z.string().max(50).nullish(),
});

export const PlanChange = z.object({
  product_id: z.string(),
  quantity: Quantity,
  proration_billing_mode: z.enum([
    "prorated_immediately",
    "full_immediately",
    "difference_immediately",
    "do_not_bill",
  ]),
  effective_at: z.enum(["immediately", "next_billing_date"]).default("immediately"),
  on_payment_failure: z.enum(["prevent_change", "apply_change"]).nullish(),
  addons: z.array(z.looseObject({ addon_id: z.string(), quantity: Quantity })).nullish(),
  discount_code: z.string().nullish(),
  discount_codes: z.array(z.string()).max(20).nullish(),
  metadata: Metadata.nullish(),
  cancel_scheduled_change_plan: z.boolean().default(false),
  collect_via_payment_link: z.boolean().default(false),
});

/** The SDK sends what it calls `payment_method` as the whole body. */
export const CardChange = z.discriminatedUnion("type", [
  z.object({ type: z.literal("new"), return_url: WebAddress.nullish() }),
  z.object({ type: z.literal("existing"), payment_method_id: z.string() }),
]);

const Paging = z.object({
  page_number: z.coerce.number().int().min(0).default(0),
  page_size: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(PAGE_SIZE),
});

/**
 * Reads a body or a query.
 *
 * @throws {Refusal} 422 that names the first field that is wrong
 */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".") || "request";
  throw new Refusal(422, "INVALID_REQUEST_BODY", `${where}: ${issue?.message ?? "can't be read"}`);
}

/**
 * A page of a list: `page_number` counts from 0.
 *
 * @param all newest first
 * @throws {Refusal} 422
 */
export function pageOf<T>(all: readonly T[], query: Record<string, string>): T[] {
  const { page_number: page, page_size: size } = read(Paging, query);
  return all.slice(page * size, (page + 1) * size);
}

/** Is an instant within the bounds of a query? */
export function isBetween(
  iso: string,
  { created_at_gte: from, created_at_lte: to }: { created_at_gte?: string; created_at_lte?: string },
): boolean {
  const at = new Date(iso);
  return (!from || at >= new Date(from)) && (!to || at <= new Date(to));
}
