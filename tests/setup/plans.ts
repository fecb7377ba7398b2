import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect } from "vitest";
import type { VendorSubscription } from "~/providers/payments/provider";
import type { JobName } from "~/queue/catalog";
import { openPayments } from "./payments-stage";

/** People with plans at the simulated vendor, its events, and what is stored of them. */

let on: Stage;
/** The stage that everything here happens on; a test file has one. */
export async function openPlans(): Promise<Stage> {
  on = await openPayments();
  return on;
}
/** The vendor answers, forgives a failed charge for three days, and loses its webhooks. */
export function resetVendor(): void {
  on.line.away = false;
  on.line.says = (body) => body;
  on.vendor.setGraceDays(3);
}

type Stage = Awaited<ReturnType<typeof openPayments>>;
export type Person = Awaited<ReturnType<Stage["addUser"]>>;
export type Subscriber = Person & { subscriptionId: string };
export const PAYS = "4242 4242 4242 4242";
export const later = (ms: number) => new Date(Date.now() + ms);
export const stopping = new AbortController().signal;

/** Buys at the vendor's. The metadata are a checkout's of the person's own unless others are given. */
export async function buy(
  person: Person,
  { email = person.email, metadata }: { email?: string; metadata?: Record<string, string> } = {},
): Promise<string> {
  const session = await on.request("/checkouts", {
    product_cart: [{ product_id: "pdt_simulated_pro", quantity: 1 }],
    customer: { email, name: "Asha" },
    metadata: metadata ?? { user_id: person.userId, checkout_id: await checkoutOf(person) },
  });
  expect(on.vendor.pay(String(session.session_id), { number: PAYS }).problem).toBeNull();
  return on.vendor.subscriptions()[0]?.subscription.subscription_id ?? "";
}
export async function checkoutOf({ userId }: Person): Promise<string> {
  const { rows } = await on.owner.query(
    `insert into checkouts (user_id, created_at, expires_at) values ($1, now(), now() + interval '1 day')
     returning id`,
    [userId],
  );
  return rows[0]?.id ?? "";
}
export async function subscriber(): Promise<Subscriber> {
  const person = await on.addUser();
  const subscriptionId = await buy(person);
  expect(await follow(subscriptionId)).toBe("followed");
  return { ...person, subscriptionId };
}

/** A webhook of the vendor's comes in at our door. */
export async function receive(
  type: string,
  subscriptionId: string | null,
  {
    graceUntil,
    paymentId,
    id = `msg_${randomUUID()}`,
  }: { graceUntil?: string | null; paymentId?: string; id?: string } = {},
): Promise<string> {
  const { simulatedPaymentsOptions } = await import("~/providers/payments/registry.server");
  const { receivePaymentWebhook } = await import("~/domain/billing/receive-payment-webhook.server");
  const at = new Date();
  const data = { subscription_id: subscriptionId, payment_id: paymentId, past_due_ends_at: graceUntil };
  const rawBody = JSON.stringify({ business_id: "bus_1", type, timestamp: at.toISOString(), data });
  const key = new Webhook(simulatedPaymentsOptions()?.webhookKey ?? "");
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": key.sign(id, at, rawBody),
  };
  await receivePaymentWebhook({ rawBody, headers });
  const { rows } = await on.owner.query("select id from webhook_events where event_id = $1", [id]);
  return rows[0]?.id ?? "";
}
export async function apply(webhookEventId: string, now = new Date()): Promise<void> {
  const { applyPaymentEvent } = await import("~/domain/billing/apply-payment-event.server");
  await applyPaymentEvent({ webhookEventId, now });
}
export const inbox = async (webhookEventId: string) => {
  const { rows } = await on.owner.query(
    "select processed_at is not null as done, error from webhook_events where id = $1",
    [webhookEventId],
  );
  return rows[0];
};
export async function follow(
  subscriptionId: string,
  now = new Date(),
  known?: { graceUntil?: Date | null; read?: { subscription: VendorSubscription; at: Date } },
) {
  const { followSubscription } = await import("~/domain/billing/follow-subscription.server");
  return followSubscription(subscriptionId, now, known);
}
export async function tend(now = new Date()): Promise<void> {
  const { tendSubscriptions } = await import("~/domain/billing/tend-subscriptions.server");
  await tendSubscriptions({ now, stopping });
}
export async function ask(subscriptionId: string): Promise<VendorSubscription> {
  const { findPayments } = await import("~/providers/payments/registry.server");
  const answer = await (await findPayments())?.getSubscription(subscriptionId);
  if (!answer) throw new Error("the vendor doesn't know it");
  return answer;
}
export const vendorsOf = (subscriptionId: string) =>
  on.vendor.subscriptions().find(({ subscription }) => subscription.subscription_id === subscriptionId)
    ?.subscription;

/** Jobs that wait, by what they are about. */
export async function jobs(name: JobName, about: string): Promise<Record<string, string>[]> {
  const { rows } = await on.owner.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and j.payload::text like '%' || $2 || '%' order by j.id`,
    [name, about],
  );
  return rows.map(({ payload }) => payload);
}
export async function close(subscriptionId: string, now = new Date()): Promise<void> {
  const { closeSubscription } = await import("~/domain/billing/close-subscription.server");
  await closeSubscription({ subscriptionId, now });
}

/** What is stored of a person's plan, but for when. */
export async function planOf({ userId }: Person) {
  const { rows } = await on.owner.query(
    `select tier, status, dodo_subscription_id, current_period_start, current_period_end, access_until,
       cancel_at_period_end, grace_until, trial_ends_at, first_access_at is not null as had_access
     from subscriptions where user_id = $1`,
    [userId],
  );
  return rows[0];
}
export async function snapshotsOf({ userId }: Person) {
  const { rows } = await on.owner.query(
    "select * from subscription_snapshots where user_id = $1 order by subscription_id",
    [userId],
  );
  return rows;
}
/** Everything but who is asked when. */
export const storedOf = async (person: Person) => ({
  plan: await planOf(person),
  snapshots: (await snapshotsOf(person)).map(({ read_at, ...row }) => row),
});
export async function isEntitled({ userId }: Person, now: Date): Promise<boolean> {
  const { withService } = await import("~/db/with-service.server");
  const { loadCallPlan } = await import("~/domain/calls/load-call-plan.server");
  return (await withService((tx) => loadCallPlan(tx, userId, now))).entitled;
}
export async function noticesOf({ userId }: Person): Promise<{ id: string; kind: string; sent: boolean }[]> {
  const { rows } = await on.owner.query(
    "select id, kind, sent_at is not null as sent from billing_notices where user_id = $1 order by created_at, kind",
    [userId],
  );
  return rows;
}
export const kindsOf = async (person: Person) => (await noticesOf(person)).map(({ kind }) => kind);
/** Runs the mails that wait, twice each. */
export async function mail(person: Person, now = new Date()): Promise<string[]> {
  const { sendBillingMail } = await import("~/domain/billing/send-billing-mail.server");
  for (const { id } of await noticesOf(person)) {
    expect(await jobs("send_billing_mail", id)).toHaveLength(1);
    for (let n = 0; n < 2; n++) await sendBillingMail({ noticeId: id, now });
  }
  const { rows } = await on.owner.query(`select subject from mails where "to" = $1 order by created_at`, [
    person.email,
  ]);
  return rows.map(({ subject }) => subject);
}
/** Forgets what was stored of a plan, and which events were applied. */
export const forget = ({ userId }: Person) =>
  on.owner.query(
    `with snapshots as (delete from subscription_snapshots where user_id = $1),
       plans as (delete from subscriptions where user_id = $1),
       notices as (delete from billing_notices where user_id = $1)
     update webhook_events set processed_at = null, error = null`,
    [userId],
  );
