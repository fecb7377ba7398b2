import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "~/lib/time";
import {
  apply,
  follow,
  isEntitled,
  jobs,
  kindsOf,
  later,
  mail,
  noticesOf,
  openPlans,
  PAYS,
  type Person,
  planOf,
  receive,
  resetVendor,
  type Subscriber,
  subscriber,
  tend,
} from "../setup/plans";

/** What is made up for by asking, what people are told, and what is given: against the simulated vendor over HTTP. */

let on: Awaited<ReturnType<typeof openPlans>>;
beforeAll(async () => {
  on = await openPlans();
});
beforeEach(() => resetVendor());
afterAll(() => on?.close());

describe("the hourly look", () => {
  test("makes up for the webhook of a first charge", async () => {
    const person = await on.addUser();
    const { openCheckout } = await import("~/domain/billing/open-checkout.server");
    const { checkoutUrl } = await openCheckout(person.userId, new Date());
    on.vendor.pay(new URL(checkoutUrl).pathname.split("/").at(-1) ?? "", { number: PAYS });
    expect(await isEntitled(person, new Date())).toBe(false);
    on.line.away = true;
    await tend();
    expect(await isEntitled(person, new Date())).toBe(false);
    on.line.away = false;
    await tend();
    expect(await isEntitled(person, new Date())).toBe(true);
    // It isn't looked for again.
    const before = on.line.log.length;
    await tend();
    expect(on.line.log.slice(before).filter((line) => line.startsWith("GET /subscriptions"))).toEqual([]);
  });

  test("asks about what wasn't heard of for a day, or whose period is over since, and one failure stops no other", async () => {
    const [stale, fresh, over] = [await subscriber(), await subscriber(), await subscriber()];
    const lost = await subscriber();
    await on.owner.query(
      "update subscription_snapshots set subscription_id = 'sub_lost' where user_id = $1",
      [lost.userId],
    );
    const read = (person: Person, columns: string) =>
      on.owner.query(`update subscription_snapshots set ${columns} where user_id = $1`, [person.userId]);
    await read(stale, "read_at = now() - interval '24 hours 1 second'");
    await read(lost, "read_at = now() - interval '3 days'");
    await read(over, "read_at = now() - interval '2 hours', period_end = now() - interval '1 hour'");
    on.line.log.length = 0;
    await tend();
    const asked = on.line.log.filter((line) => line.startsWith("GET /subscriptions/"));
    for (const person of [stale, over])
      expect(asked).toContain(`GET /subscriptions/${person.subscriptionId}`);
    expect(asked).toContain("GET /subscriptions/sub_lost");
    expect(asked).not.toContain(`GET /subscriptions/${fresh.subscriptionId}`);
    expect((await planOf(over)).current_period_end.getTime()).toBeGreaterThan(Date.now());
    await read(lost, "status = 'expired'");
  });

  test("isn't kept from anybody by those whose answers can't be read", async () => {
    await on.owner.query("update subscription_snapshots set read_at = now()");
    const odd: string[] = [];
    for (let n = 0; n < 12; n++) odd.push((await subscriber()).subscriptionId);
    const other = await subscriber();
    const read = (ids: string[], days: number) =>
      on.owner.query(
        `update subscription_snapshots set read_at = now() - make_interval(days => $2)
         where subscription_id = any ($1)`,
        [ids, days],
      );
    await read(odd, 3);
    await read([other.subscriptionId], 2);
    on.line.says = (body) =>
      odd.some((id) => body.includes(id)) ? body.replaceAll('"Month"', '"Quarter"') : body;
    on.line.log.length = 0;
    await tend();
    expect(on.line.log).toContain(`GET /subscriptions/${other.subscriptionId}`);
    await read(odd, 0);
  });

  test("tells of an end that comes and of one that has come, once each, and calls stop at that instant", async () => {
    const person = await subscriber();
    const { cancelPlan } = await import("~/domain/billing/cancel-plan.server");
    await cancelPlan(person.userId, new Date());
    const end = new Date((await planOf(person)).access_until);
    const ahead = (ms: number) => new Date(end.getTime() - ms);
    await tend(ahead(3 * DAY + 1));
    expect(await kindsOf(person)).toEqual([]);
    await tend(ahead(3 * DAY));
    await tend(ahead(2 * DAY));
    expect(await mail(person, ahead(2 * DAY))).toEqual(["Your plan ends soon"]);
    expect(await isEntitled(person, ahead(1))).toBe(true);
    expect(await isEntitled(person, end)).toBe(false);
    for (const ms of [0, HOUR, 2 * DAY]) await tend(new Date(end.getTime() + ms));
    expect(await mail(person, end)).toEqual(["Your plan ends soon", "Your plan has ended"]);
  });

  test("says nothing of an end that was taken back, and says it again when it comes back", async () => {
    const person = await subscriber();
    const { cancelPlan } = await import("~/domain/billing/cancel-plan.server");
    const { keepPlan } = await import("~/domain/billing/keep-plan.server");
    await cancelPlan(person.userId, new Date());
    const soon = new Date((await planOf(person)).access_until.getTime() - DAY);
    await tend(soon);
    await keepPlan(person.userId, new Date(soon.getTime() + MINUTE));
    expect(await mail(person, soon)).toEqual([]);
    expect(await noticesOf(person)).toEqual([]);
    await cancelPlan(person.userId, new Date(soon.getTime() + 2 * MINUTE));
    await tend(new Date(soon.getTime() + 3 * MINUTE));
    expect(await mail(person, soon)).toEqual(["Your plan ends soon"]);
  });

  test("tells of the end of a gift, but not to whom it was just given for that long", async () => {
    const { grantPlan } = await import("~/domain/billing/grant-plan.server");
    const [long, short] = [await on.addUser(), await on.addUser()];
    await grantPlan(long.email, later(30 * DAY), new Date());
    await grantPlan(short.email, later(2 * DAY), new Date());
    await tend(later(28 * DAY));
    await tend(later(HOUR));
    expect([await kindsOf(long), await kindsOf(short)]).toEqual([["plan_ending"], []]);
    expect(await mail(long, later(28 * DAY))).toEqual(["Your plan ends soon"]);
  });
});

describe("a charge that fails", () => {
  const failing = async (graceDays: number) => {
    on.vendor.setGraceDays(graceDays);
    const person = await subscriber();
    on.vendor.pull(person.subscriptionId, "break_card");
    on.vendor.pull(person.subscriptionId, "to_period_end");
    return person;
  };
  const graceOf = (person: Subscriber) =>
    on.vendor
      .subscriptions()
      .find(({ subscription }) => subscription.subscription_id === person.subscriptionId)?.graceUntil ?? null;

  test("is forgiven until its instant, then on hold, and told of once each", async () => {
    const person = await failing(3);
    const graceUntil = graceOf(person);
    // Until the vendor says whether it is forgiven there is nothing to tell.
    await apply(await receive("payment.failed", person.subscriptionId));
    expect(await kindsOf(person)).toEqual([]);
    for (let n = 0; n < 2; n++) {
      await apply(await receive("subscription.past_due", person.subscriptionId, { graceUntil }));
    }
    expect(await mail(person)).toEqual(["Your payment didn't go through"]);
    const end = new Date(graceUntil ?? 0);
    expect(await isEntitled(person, new Date(end.getTime() - 1))).toBe(true);
    expect(await isEntitled(person, end)).toBe(false);
    on.vendor.pull(person.subscriptionId, "to_grace_end");
    await tend(new Date(end.getTime() + HOUR));
    expect(await planOf(person)).toMatchObject({ status: "on_hold", access_until: null, had_access: true });
    expect(await kindsOf(person)).toEqual(["payment_failed", "payment_failed"]);
  });

  test("and is made up for before the mail is sent isn't told of", async () => {
    const person = await failing(0);
    await follow(person.subscriptionId);
    expect(await kindsOf(person)).toEqual(["payment_failed"]);
    on.vendor.pull(person.subscriptionId, "mend_card");
    await follow(person.subscriptionId);
    expect(await mail(person)).toEqual([]);
    expect(await isEntitled(person, new Date())).toBe(true);
  });

  test("and is never paid gives nothing, also when the plan is cancelled then", async () => {
    const person = await failing(0);
    await follow(person.subscriptionId);
    const { cancelPlan } = await import("~/domain/billing/cancel-plan.server");
    await cancelPlan(person.userId, new Date());
    await apply(await receive("subscription.cancelled", person.subscriptionId));
    expect(await planOf(person)).toMatchObject({ status: "cancelled", had_access: true });
    expect(await isEntitled(person, new Date())).toBe(false);
  });
});

test("a term that is over ends the plan, and is told of once", async () => {
  const person = await subscriber();
  on.vendor.pull(person.subscriptionId, "expire");
  for (let n = 0; n < 2; n++) await apply(await receive("subscription.expired", person.subscriptionId));
  await tend();
  expect(await isEntitled(person, new Date())).toBe(false);
  expect(await mail(person)).toEqual(["Your plan has ended"]);
});

describe("a gift", () => {
  const grant = async (person: Person, until: Date | null, now = new Date()) => {
    const { grantPlan } = await import("~/domain/billing/grant-plan.server");
    return grantPlan(person.email, until, now);
  };

  test("is kept beside what is paid for, and taking it away takes nothing else", async () => {
    const person = await subscriber();
    const { access_until: paid } = await planOf(person);
    const until = later(300 * DAY);
    expect(await grant(person, until)).toEqual({ paidUntil: paid });
    expect(await planOf(person)).toMatchObject({ status: "active", access_until: until });
    await follow(person.subscriptionId);
    expect(await planOf(person)).toMatchObject({ status: "active", access_until: until });
    expect(await grant(person, null)).toEqual({ paidUntil: paid });
    expect(await planOf(person)).toMatchObject({ status: "active", access_until: paid });
  });

  test("alone gives access until its instant, and taken away none, but what was kept stays readable", async () => {
    const person = await on.addUser();
    const until = later(DAY);
    expect(await grant(person, until)).toEqual({ paidUntil: null });
    expect(await isEntitled(person, new Date(until.getTime() - 1))).toBe(true);
    expect(await isEntitled(person, until)).toBe(false);
    expect(await grant(person, null)).toEqual({ paidUntil: null });
    expect(await planOf(person)).toMatchObject({ tier: "free", status: "revoked", had_access: true });
    expect(await jobs("keep_next_call", person.userId)).toHaveLength(2);
  });

  test("to nobody is refused", async () => {
    await expect(grant({ userId: "", email: "nobody@example.com" }, later(DAY))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
