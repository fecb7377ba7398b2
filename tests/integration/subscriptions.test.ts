import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR } from "~/lib/time";
import type { VendorSubscription } from "~/providers/payments/provider";
import {
  apply,
  ask,
  buy,
  checkoutOf,
  close,
  follow,
  forget,
  inbox,
  isEntitled,
  jobs,
  kindsOf,
  mail,
  openPlans,
  type Person,
  planOf,
  receive,
  resetVendor,
  snapshotsOf,
  storedOf,
  subscriber,
  tend,
  vendorsOf,
} from "../setup/plans";

/** What becomes of the payment vendor's events, against the simulated vendor over HTTP. */

let on: Awaited<ReturnType<typeof openPlans>>;
beforeAll(async () => {
  on = await openPlans();
});
beforeEach(() => resetVendor());
afterAll(() => on?.close());

function* orders<T>(all: readonly T[]): Generator<T[]> {
  if (all.length === 0) yield [];
  for (const [n, one] of all.entries()) {
    for (const rest of orders(all.filter((_, other) => other !== n))) yield [one, ...rest];
  }
}

describe("events in every order, and twice", () => {
  test("that are stored and applied end equal", async () => {
    const person = await on.addUser();
    const subscriptionId = await buy(person);
    on.vendor.pull(subscriptionId, "break_card");
    on.vendor.pull(subscriptionId, "to_period_end");
    const graceUntil = on.vendor.subscriptions()[0]?.graceUntil;
    const events = [
      ["subscription.active", null],
      ["subscription.renewed", null],
      ["subscription.past_due", graceUntil],
      ["subscription.plan_changed", null],
    ] as const;
    const stored: string[] = [];
    for (const [type, grace] of events) {
      const id = `msg_${randomUUID()}`;
      stored.push(await receive(type, subscriptionId, { graceUntil: grace, id }));
      expect(await receive(type, subscriptionId, { graceUntil: grace, id })).toBe(stored.at(-1));
    }
    let first: unknown;
    for (const order of orders(stored)) {
      await forget(person);
      for (const id of [...order, ...order]) await apply(id);
      const now = await storedOf(person);
      first ??= now;
      expect(now).toEqual(first);
    }
    const { plan } = (first ?? {}) as { plan?: object };
    expect(plan).toMatchObject({ tier: "pro", status: "past_due", access_until: new Date(graceUntil ?? 0) });
  });

  test("whose answers differ and overtake each other end equal", async () => {
    const person = await on.addUser();
    const subscriptionId = await buy(person);
    const begun = Date.now();
    const reads: { subscription: VendorSubscription; at: Date; graceUntil: Date | null }[] = [];
    const read = async (grace: string | null = null) => {
      const at = new Date(begun + reads.length * HOUR);
      reads.push({ subscription: await ask(subscriptionId), at, graceUntil: grace ? new Date(grace) : null });
    };
    await read();
    on.vendor.pull(subscriptionId, "break_card");
    on.vendor.pull(subscriptionId, "to_period_end");
    await read(on.vendor.subscriptions()[0]?.graceUntil ?? null);
    on.vendor.pull(subscriptionId, "mend_card");
    await read();
    const { findPayments } = await import("~/providers/payments/registry.server");
    await (await findPayments())?.setCancelAtPeriodEnd(subscriptionId, true);
    await read();
    expect(reads.map(({ subscription }) => subscription.status)).toEqual([
      "active",
      "past_due",
      "active",
      "active",
    ]);
    let first: unknown;
    for (const order of orders(reads)) {
      await forget(person);
      for (const { graceUntil, ...one } of [...order, ...order.slice(0, 2)]) {
        await follow(subscriptionId, new Date(begun), { graceUntil, read: one });
      }
      const now = [await planOf(person), await snapshotsOf(person)];
      first ??= now;
      expect(now).toEqual(first);
    }
    expect(first).toMatchObject([{ status: "active", cancel_at_period_end: true, grace_until: null }, [{}]]);
  });

  test("that are applied at once end equal", async () => {
    const person = await on.addUser();
    const subscriptionId = await buy(person);
    const types = ["active", "renewed", "updated", "active"];
    const stored = [];
    for (const type of types) stored.push(await receive(`subscription.${type}`, subscriptionId));
    await Promise.all([...stored, ...stored].map((id) => apply(id)));
    expect(await planOf(person)).toMatchObject({
      status: "active",
      dodo_subscription_id: subscriptionId,
      had_access: true,
    });
    expect(await snapshotsOf(person)).toHaveLength(1);
  });
});

describe("an event", () => {
  test("of a first charge gives access, plans the next call anew and ends the checkout", async () => {
    const person = await on.addUser();
    const event = await receive("payment.succeeded", await buy(person));
    expect(await jobs("apply_payment_event", event)).toHaveLength(1);
    const now = new Date();
    await apply(event, now);
    expect(await inbox(event)).toEqual({ done: true, error: null });
    expect(await isEntitled(person, now)).toBe(true);
    expect(await jobs("keep_next_call", person.userId)).toHaveLength(1);
    const { rows } = await on.owner.query("select finished_at from checkouts where user_id = $1", [
      person.userId,
    ]);
    expect(rows).toEqual([{ finished_at: expect.any(Date) }]);
    // What changes nothing plans nothing anew.
    await apply(
      await receive("subscription.renewed", on.vendor.subscriptions()[0]?.subscription.subscription_id ?? ""),
    );
    expect(await jobs("keep_next_call", person.userId)).toHaveLength(1);
  });

  test("while the vendor is away waits, and nothing of it is lost", async () => {
    const person = await on.addUser();
    const event = await receive("subscription.active", await buy(person));
    on.line.away = true;
    await expect(apply(event)).rejects.toMatchObject({ name: "PaymentsAway" });
    expect(await inbox(event)).toEqual({ done: false, error: null });
    expect(await planOf(person)).toBeUndefined();
    on.line.away = false;
    await apply(event);
    expect(await inbox(event)).toEqual({ done: true, error: null });
    expect(await isEntitled(person, new Date())).toBe(true);
  });

  test("about no subscription, or one that the vendor doesn't know, is done with", async () => {
    const payout = await receive("payout.created", null);
    await apply(payout);
    expect(await inbox(payout)).toEqual({ done: true, error: null });
    const unknown = await receive("subscription.active", "sub_nobody");
    await apply(unknown);
    expect(await inbox(unknown)).toEqual({ done: true, error: "not_found" });
  });

  test("that names a payment alone, as that of a refund does, is about what was paid for", async () => {
    const person = await subscriber();
    on.vendor.pull(person.subscriptionId, "cancel_now");
    await apply(await receive("subscription.cancelled", person.subscriptionId));
    expect(await isEntitled(person, new Date())).toBe(true);
    const [view] = on.vendor.subscriptions();
    const refund = await receive("refund.succeeded", null, { paymentId: view?.payments[0]?.paymentId });
    on.line.says = (body) => body.replaceAll('"refund_status":null', '"refund_status":"full"');
    await apply(refund);
    expect(await inbox(refund)).toEqual({ done: true, error: null });
    expect(await isEntitled(person, new Date())).toBe(false);
  });

  test("of another vendor is never asked about here", async () => {
    const { rows } = await on.owner.query(
      `insert into webhook_events (source, event_id, payload)
       values ('dodo', 'msg_other', '{"subscriptionIds":["sub_1"],"graceUntil":null}') returning id`,
    );
    const before = on.line.log.length;
    await apply(rows[0]?.id);
    expect(await inbox(rows[0]?.id)).toEqual({ done: true, error: "other_vendor" });
    expect(on.line.log.slice(before)).toEqual([]);
  });

  test("after which the vendor speaks of a status that we don't know changes nothing", async () => {
    const person = await subscriber();
    const before = await storedOf(person);
    const event = await receive("subscription.updated", person.subscriptionId);
    on.line.says = (body) => body.replace('"status":"active"', '"status":"hibernating"');
    await apply(event);
    expect(await inbox(event)).toEqual({ done: true, error: "unknown_status" });
    expect(await storedOf(person)).toEqual(before);
  });

  test.each([
    ["no metadata", () => ({})],
    ["a checkout that never was", ({ userId }: Person) => ({ user_id: userId, checkout_id: randomUUID() })],
    ["no checkout", ({ userId }: Person) => ({ user_id: userId })],
    ["words", () => ({ user_id: "me", checkout_id: "mine" })],
  ])("of a subscription with %s is not ours", async (_, metadata) => {
    const person = await on.addUser();
    const event = await receive("subscription.active", await buy(person, { metadata: metadata(person) }));
    await apply(event);
    expect(await inbox(event)).toEqual({ done: true, error: "not_ours" });
    expect([await planOf(person), await snapshotsOf(person)]).toEqual([undefined, []]);
  });

  test("of a subscription with somebody else's checkout is nobody's", async () => {
    const [one, other] = [await on.addUser(), await on.addUser()];
    const metadata = { user_id: one.userId, checkout_id: await checkoutOf(other) };
    const event = await receive("subscription.active", await buy(one, { metadata }));
    await apply(event);
    expect(await inbox(event)).toEqual({ done: true, error: "not_ours" });
    expect([await snapshotsOf(one), await snapshotsOf(other)]).toEqual([[], []]);
  });

  test("of a subscription bought under another e-mail address gives access, and the customer stays ours", async () => {
    const person = await on.addUser();
    await on.owner.query(
      "insert into subscriptions (user_id, tier, status, dodo_customer_id) values ($1, 'free', 'none', 'cus_ours')",
      [person.userId],
    );
    await apply(await receive("subscription.active", await buy(person, { email: "other@example.com" })));
    expect(await isEntitled(person, new Date())).toBe(true);
    const { rows } = await on.owner.query(
      `select s.dodo_customer_id as ours, n.customer_id <> 'cus_ours' as other
       from subscriptions s join subscription_snapshots n using (user_id) where user_id = $1`,
      [person.userId],
    );
    expect(rows).toEqual([{ ours: "cus_ours", other: true }]);
  });
});

describe("a person with two subscriptions", () => {
  test.each([["the older"], ["the younger"]])(
    "heard of %s first keeps the older, and is told",
    async (first) => {
      const person = await on.addUser();
      const [older, younger] = [await buy(person), await buy(person)];
      for (const id of first === "the older" ? [older, younger] : [younger, older]) await follow(id);
      expect(await planOf(person)).toMatchObject({ dodo_subscription_id: older, status: "active" });
      expect(await jobs("close_subscription", younger)).not.toEqual([]);
      expect(await jobs("close_subscription", older)).toEqual([]);
      // The one that counts isn't closed, whoever asks.
      for (const id of [older, younger, younger]) await close(id);
      expect([vendorsOf(older)?.status, vendorsOf(younger)?.status]).toEqual(["active", "cancelled"]);
      expect(await planOf(person)).toMatchObject({ dodo_subscription_id: older, status: "active" });
      expect(await mail(person)).toEqual(["Your plan was paid for twice"]);
    },
  );

  test("one of them on hold has that one closed, and hasn't paid twice", async () => {
    on.vendor.setGraceDays(0);
    const person = await subscriber();
    on.vendor.pull(person.subscriptionId, "break_card");
    on.vendor.pull(person.subscriptionId, "to_period_end");
    await follow(person.subscriptionId);
    const paid = await buy(person);
    await follow(paid);
    expect(await planOf(person)).toMatchObject({ dodo_subscription_id: paid, status: "active" });
    await close(person.subscriptionId);
    expect(vendorsOf(person.subscriptionId)?.status).toBe("cancelled");
    expect(await kindsOf(person)).toEqual(["payment_failed"]);
    expect(await mail(person)).toEqual([]);
  });

  test("loses neither to one that is over since, or that the vendor doesn't know", async () => {
    const [over, unknown] = [await subscriber(), await subscriber()];
    on.vendor.pull(over.subscriptionId, "cancel_now");
    await on.owner.query("update subscription_snapshots set subscription_id = $1 where user_id = $2", [
      `sub_${randomUUID()}`,
      unknown.userId,
    ]);
    for (const person of [over, unknown]) {
      const paid = await buy(person);
      await follow(paid);
      expect(await jobs("close_subscription", paid)).not.toEqual([]);
      await close(paid);
      expect(vendorsOf(paid)?.status).toBe("active");
      if (person === over) expect(await planOf(person)).toMatchObject({ dodo_subscription_id: paid });
    }
  });

  test("one of them unknown to the vendor since: it gives what was paid for, and the other is the plan", async () => {
    const person = await subscriber();
    const lost = `sub_${randomUUID()}`;
    await on.owner.query("update subscription_snapshots set subscription_id = $1 where user_id = $2", [
      lost,
      person.userId,
    ]);
    const before = await planOf(person);
    expect(await follow(lost)).toBe("not_found");
    expect(await planOf(person)).toMatchObject({ status: "cancelled", access_until: before?.access_until });
    const paid = await buy(person);
    await follow(paid);
    expect(await planOf(person)).toMatchObject({ dodo_subscription_id: paid, status: "active" });
    expect(await jobs("close_subscription", paid)).toEqual([]);
    expect(await jobs("close_subscription", lost)).toEqual([]);
    expect(await mail(person)).toEqual([]);
    await tend();
    expect(await planOf(person)).toMatchObject({ dodo_subscription_id: paid, status: "active" });
  });
});

test("whoever talked while nothing was sold goes on reading once plans are", async () => {
  const { rememberAccess } = await import("~/domain/billing/remember-access.server");
  const [talked, silent, paying] = [await on.addUser(), await on.addUser(), await subscriber()];
  for (const { userId } of [talked, paying]) {
    await on.owner.query(
      `insert into calls (user_id, kind, local_date, provider, scheduled_at, status, created_at)
       values ($1, 'on_demand', '2026-11-01', 'simulator', '2026-11-01', 'completed', '2026-11-01')`,
      [userId],
    );
  }
  const before = await planOf(paying);
  await rememberAccess();
  await rememberAccess();
  expect(await planOf(talked)).toMatchObject({ tier: "free", status: "none" });
  const { rows } = await on.owner.query(
    "select first_access_at = '2026-11-01' as remembered from subscriptions where user_id = $1",
    [talked.userId],
  );
  expect(rows).toEqual([{ remembered: true }]);
  expect(await planOf(silent)).toBeUndefined();
  expect(await planOf(paying)).toEqual(before);
});

describe("a person who is gone", () => {
  const remove = ({ userId }: Person) =>
    on.owner.query("delete from auth.users where id = (select auth_user_id from users where id = $1)", [
      userId,
    ]);

  test("before the event came is not charged any more", async () => {
    const person = await on.addUser();
    const subscriptionId = await buy(person);
    await remove(person);
    const event = await receive("subscription.active", subscriptionId);
    await apply(event);
    expect(await inbox(event)).toEqual({ done: true, error: "no_user" });
    expect(await jobs("close_subscription", subscriptionId)).toEqual([{ subscriptionId }]);
    await close(subscriptionId);
    expect(vendorsOf(subscriptionId)?.status).toBe("cancelled");
    // And the events of that end it there.
    await apply(await receive("subscription.cancelled", subscriptionId));
    expect(await jobs("close_subscription", subscriptionId)).toHaveLength(1);
    await close(subscriptionId);
  });

  test("and was never here is another instance's business", async () => {
    const person = await on.addUser();
    const elsewhere = { user_id: randomUUID(), checkout_id: randomUUID() };
    const subscriptionId = await buy(person, { metadata: elsewhere });
    const event = await receive("subscription.active", subscriptionId);
    await apply(event);
    expect(await inbox(event)).toEqual({ done: true, error: "not_ours" });
    expect(await jobs("close_subscription", subscriptionId)).toEqual([]);
    expect(vendorsOf(subscriptionId)?.status).toBe("active");
  });

  test("with a plan that renews is not charged any more", async () => {
    const person = await subscriber();
    await remove(person);
    expect(await jobs("close_subscription", person.subscriptionId)).toHaveLength(1);
    on.line.away = true;
    await expect(close(person.subscriptionId)).rejects.toMatchObject({ name: "PaymentsAway" });
    on.line.away = false;
    await close(person.subscriptionId);
    expect(vendorsOf(person.subscriptionId)?.status).toBe("cancelled");
    await close("sub_nobody");
  });

  test("with a plan that is over has nothing closed", async () => {
    const person = await subscriber();
    on.vendor.pull(person.subscriptionId, "expire");
    await follow(person.subscriptionId);
    await remove(person);
    expect(await jobs("close_subscription", person.subscriptionId)).toEqual([]);
  });
});
