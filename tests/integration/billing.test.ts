import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "~/db/transaction.server";
import { DAY, MINUTE } from "~/lib/time";
import type { JobName } from "~/queue/catalog";
import { openPayments } from "../setup/payments-stage";

/** What a signed-in person does about their plan, against the simulated vendor over HTTP. */

let on: Awaited<ReturnType<typeof openPayments>>;
beforeAll(async () => {
  on = await openPayments();
});
afterEach(() => {
  on.line.away = false;
  on.line.log.length = 0;
});
afterAll(() => on?.close());

type Person = Awaited<ReturnType<typeof on.addUser>>;
const PAYS = "4242 4242 4242 4242";
const DECLINED = "4000 0000 0000 0002";
const ASKS = "4000 0025 0000 3155";
const later = (ms: number) => new Date(Date.now() + ms);

/** What a page of the vendor's is known by: the end of its address. */
const idIn = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";
const posted = (path: string) => on.line.log.filter((line) => line === `POST ${path}`).length;

async function open({ userId }: Person, now = new Date()): Promise<string> {
  const { openCheckout } = await import("~/domain/billing/open-checkout.server");
  return idIn((await openCheckout(userId, now)).checkoutUrl);
}
async function confirm({ userId }: Person, now = new Date()) {
  const { confirmCheckout } = await import("~/domain/billing/confirm-checkout.server");
  return confirmCheckout(userId, now);
}
async function billing({ userId }: Person, now = new Date()) {
  const { loadBilling } = await import("~/domain/billing/load-billing.server");
  return loadBilling(userId, now);
}
const stateOf = async (person: Person, now?: Date) => (await billing(person, now)).standing.state;

const ACTS = {
  cancel: async (id: string, now: Date) =>
    (await import("~/domain/billing/cancel-plan.server")).cancelPlan(id, now),
  keep: async (id: string, now: Date) =>
    (await import("~/domain/billing/keep-plan.server")).keepPlan(id, now),
  pause: async (id: string, now: Date) =>
    (await import("~/domain/billing/pause-plan.server")).pausePlan(id, now),
  resume: async (id: string, now: Date) =>
    (await import("~/domain/billing/resume-plan.server")).resumePlan(id, now),
  card: async (id: string, now: Date) =>
    (await import("~/domain/billing/change-card.server")).changeCard(id, now),
  portal: async (id: string) => (await import("~/domain/billing/open-portal.server")).openPortal(id),
} as const;
const act = async (person: Person, name: keyof typeof ACTS, now = new Date()) =>
  (await ACTS[name](person.userId, now)) ?? "";

/** Somebody whose first charge went through. */
async function subscriber(): Promise<Person & { subscriptionId: string }> {
  const person = await on.addUser();
  expect(on.vendor.pay(await open(person), { number: PAYS }).problem).toBeNull();
  expect(await confirm(person)).toEqual({ state: "entitled", checkoutUrl: null });
  return { ...person, subscriptionId: await subscriptionOf(person) };
}
async function subscriptionOf({ userId }: Person): Promise<string> {
  const { rows } = await on.owner.query(
    "select dodo_subscription_id as id from subscriptions where user_id = $1",
    [userId],
  );
  return rows[0]?.id ?? "";
}
/** Reads the vendor once more, as a webhook has it done. */
async function follow({ subscriptionId }: { subscriptionId: string }): Promise<void> {
  const { followSubscription } = await import("~/domain/billing/follow-subscription.server");
  await followSubscription(subscriptionId, new Date());
}
const customerOf = async ({ userId }: Person): Promise<string> => {
  const { rows } = await on.owner.query(
    "select dodo_customer_id as id from subscriptions where user_id = $1",
    [userId],
  );
  return rows[0]?.id ?? "";
};
/** Everything that is stored of a person's plan. */
async function storedOf({ userId }: Person): Promise<unknown> {
  const found = [];
  for (const table of ["subscriptions", "subscription_snapshots", "billing_notices"]) {
    const { rows } = await on.owner.query(`select t::text from ${table} t where user_id = $1 order by 1`, [
      userId,
    ]);
    found.push(rows);
  }
  return found;
}

describe("a checkout", () => {
  test("of two tabs and a double click is one", async () => {
    const person = await on.addUser();
    const now = new Date();
    const sessions = await Promise.all(Array.from({ length: 4 }, () => open(person, now)));
    expect(new Set(sessions).size).toBe(1);
    expect([posted("/checkouts"), posted("/customers")]).toEqual([1, 1]);
    // And so is one that is opened later on.
    expect(await open(person, later(59 * MINUTE))).toBe(sessions[0]);
    expect((await billing(person)).openCheckout?.url).toContain(sessions[0]);
    expect(on.vendor.checkout(sessions[0] ?? "")).toMatchObject({ email: person.email, status: "open" });
    // An hour later nobody remembers the old one.
    expect(await open(person, later(61 * MINUTE))).not.toBe(sessions[0]);
  });

  test("that is paid gives the plan, and another is refused while it lives", async () => {
    const person = await subscriber();
    expect(await billing(person)).toMatchObject({
      standing: { state: "active", paid: true },
      running: { intervalCount: 1 },
      offer: { productId: "pdt_simulated_pro" },
      otherCustomer: false,
      hasPortal: true,
      openCheckout: null,
    });
    const refusal = { code: "plan_already", status: 409 };
    await expect(open(person)).rejects.toMatchObject(refusal);
    await act(person, "cancel");
    await expect(open(person)).rejects.toMatchObject(refusal);
    await act(person, "keep");
    await act(person, "pause");
    await expect(open(person)).rejects.toMatchObject(refusal);
    expect(posted("/checkouts")).toBe(1);
  });

  test("is refused while a plan lives that only the vendor knows of", async () => {
    const person = await on.addUser();
    on.vendor.pay(await open(person), { number: PAYS });
    // No webhook has come, and nobody has asked yet.
    expect(await stateOf(person)).toBe("none");
    await expect(open(person)).rejects.toMatchObject({ code: "plan_already" });
    expect(await stateOf(person)).toBe("active");
  });

  test("after a plan has ended is another, and its plan is the one that counts", async () => {
    const person = await subscriber();
    await act(person, "cancel");
    on.vendor.pull(person.subscriptionId, "to_period_end");
    const session = await open(person);
    expect(await stateOf(person)).toBe("ended");
    on.vendor.pay(session, { number: PAYS });
    expect((await confirm(person, later(MINUTE))).state).toBe("entitled");
    expect(await stateOf(person)).toBe("active");
    expect(await subscriptionOf(person)).not.toBe(person.subscriptionId);
    expect(posted("/customers")).toBe(1);
  });

  test("may be opened with a gift, and is told by the plan then", async () => {
    const person = await on.addUser();
    await on.owner.query(
      `insert into subscriptions (user_id, tier, status, granted_until, granted_at, access_until, first_access_at)
       values ($1, 'pro', 'granted', $2, now(), $2, now())`,
      [person.userId, later(5 * DAY)],
    );
    expect(await stateOf(person)).toBe("gift");
    on.vendor.pay(await open(person), { number: PAYS });
    await follow({ subscriptionId: on.vendor.subscriptions()[0]?.subscription.subscription_id ?? "" });
    expect((await billing(person)).standing).toMatchObject({ state: "active", paid: true });
  });

  test("that is paid beside a gift is looked for, although there is access", async () => {
    const person = await on.addUser();
    const { grantPlan } = await import("~/domain/billing/grant-plan.server");
    await grantPlan(person.email, later(9 * DAY), new Date());
    const session = await open(person);
    expect(await stateOf(person)).toBe("gift");
    on.vendor.pay(session, { number: PAYS });
    expect(await confirm(person)).toEqual({ state: "entitled", checkoutUrl: null });
    expect(await stateOf(person)).toBe("active");
  });

  test("whose card was declined is replaced", async () => {
    const person = await on.addUser();
    const session = await open(person);
    on.vendor.pay(session, { number: DECLINED });
    expect(await confirm(person)).toEqual({ state: "failed", checkoutUrl: null });
    expect(await stateOf(person)).toBe("none");
    expect(await open(person)).not.toBe(session);
  });

  test("at which the bank still asks is gone back to, and waited for", async () => {
    const person = await on.addUser();
    const session = await open(person);
    expect(await confirm(person)).toMatchObject({
      state: "open",
      checkoutUrl: expect.stringContaining(session),
    });
    on.vendor.pay(session, { number: ASKS });
    // Whoever waits in many tabs has the vendor asked once in three seconds.
    const before = on.line.log.length;
    const now = later(MINUTE);
    const answers = await Promise.all(Array.from({ length: 4 }, () => confirm(person, now)));
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["processing"]));
    expect(on.line.log.slice(before).filter((line) => line === `GET /checkouts/${session}`)).toHaveLength(1);
    expect(await open(person)).toBe(session);
    on.vendor.answerBank(session, true);
    expect((await confirm(person, later(2 * MINUTE))).state).toBe("entitled");
  });

  test("is never taken for paid because an address says so", async () => {
    const person = await on.addUser();
    expect(await confirm(person)).toEqual({ state: "none", checkoutUrl: null });
    const session = await open(person);
    expect((await confirm(person, later(MINUTE))).state).toBe("open");
    expect(on.vendor.checkout(session)?.status).toBe("open");
    expect(await stateOf(person)).toBe("none");
  });
});

describe("a free trial", () => {
  /** Buys the product as if it began with some free days. @returns what the vendor made of it */
  async function tryFree(person: Person, number = PAYS) {
    const session = await open(person);
    const { rows } = await on.owner.query("select id from checkouts where session_id = $1", [session]);
    const trial = await on.request("/checkouts", {
      product_cart: [{ product_id: "pdt_simulated_pro", quantity: 1 }],
      customer: { customer_id: await customerOf(person) },
      metadata: { user_id: person.userId, checkout_id: rows[0]?.id },
      subscription_data: { trial_period_days: 7 },
    });
    on.vendor.pay(String(trial.session_id), { number });
    const made = on.vendor.subscriptions()[0]?.subscription;
    await follow({ subscriptionId: made?.subscription_id ?? "" });
    return { session: String(trial.session_id), subscriptionId: made?.subscription_id ?? "", made };
  }
  const saidOfTrial = () => JSON.parse(on.line.sent.get("POST /checkouts") ?? "{}").subscription_data;

  test("is given once: whoever had one and let it end pays from the first day on", async () => {
    const person = await on.addUser();
    await open(person);
    expect(saidOfTrial()).toBeUndefined();
    expect((await billing(person)).hadTrial).toBe(false);
    const { session, subscriptionId, made } = await tryFree(person);
    expect(on.vendor.checkout(session)?.trialDays).toBe(7);
    expect(made?.trial_period_days).toBe(7);
    expect(await billing(person)).toMatchObject({ standing: { state: "trial" }, hadTrial: true });
    await act(person, "cancel");
    on.vendor.pull(subscriptionId, "to_period_end");
    const again = await open(person, later(61 * MINUTE));
    expect(await stateOf(person)).toBe("ended");
    expect(saidOfTrial()).toEqual({ trial_period_days: 0 });
    expect(on.vendor.checkout(again)?.trialDays).toBe(0);
    expect((await billing(person)).hadTrial).toBe(true);
  });

  test("that never began, and one of somebody else's, take none away", async () => {
    const [person, other] = [await on.addUser(), await on.addUser()];
    await tryFree(other);
    expect((await tryFree(person, DECLINED)).made?.status).toBe("failed");
    expect((await billing(person)).hadTrial).toBe(false);
    await open(person, later(61 * MINUTE));
    expect(saidOfTrial()).toBeUndefined();
  });
});

describe("the customer", () => {
  const made = async (email: string, userId?: string) => {
    const { findPayments } = await import("~/providers/payments/registry.server");
    return (await findPayments())?.createCustomer({ userId: userId ?? "", email, name: "Asha" }) ?? "";
  };

  test("who exists already is found by the e-mail address", async () => {
    const person = await on.addUser();
    const known = await made(person.email, person.userId);
    await open(person);
    expect(await customerOf(person)).toBe(known);
  });

  test("who is another person's here is left alone", async () => {
    const [one, two] = [await on.addUser(), await on.addUser()];
    const theirs = await made(two.email);
    await on.owner.query(
      "insert into subscriptions (user_id, tier, status, dodo_customer_id) values ($1, 'free', 'none', $2)",
      [one.userId, theirs],
    );
    const marked = await made(two.email, one.userId);
    await open(two);
    expect([theirs, marked, ""]).not.toContain(await customerOf(two));
    expect(await customerOf(one)).toBe(theirs);
  });

  test("by whom another person has bought a plan is left alone", async () => {
    const [one, two] = [await on.addUser(), await on.addUser()];
    const session = await open(one);
    const { rows } = await on.owner.query("select id from checkouts where session_id = $1", [session]);
    const other = await on.request("/checkouts", {
      product_cart: [{ product_id: "pdt_simulated_pro", quantity: 1 }],
      customer: { email: two.email, name: "Asha" },
      metadata: { user_id: one.userId, checkout_id: rows[0]?.id },
    });
    on.vendor.pay(String(other.session_id), { number: PAYS });
    const bought = on.vendor.subscriptions()[0]?.subscription;
    await follow({ subscriptionId: bought?.subscription_id ?? "" });
    await open(two);
    expect(await customerOf(two)).not.toBe(bought?.customer.customer_id);
    const portal = on.vendor.portal(idIn(String(await act(two, "portal"))));
    expect(portal).toMatchObject({ email: two.email, subscriptions: [] });
  });

  test("whom the vendor doesn't know any more is another, and one that it knows stays", async () => {
    const person = await on.addUser();
    await open(person);
    const known = await customerOf(person);
    await on.owner.query(
      "update subscriptions set dodo_customer_id = 'cus_of_another_vendor' where user_id = $1",
      [person.userId],
    );
    expect(await open(person, later(61 * MINUTE))).not.toBe("");
    // It is found by the address again.
    expect(await customerOf(person)).toBe(known);
  });

  test("whom a plan was bought by under another address gives the plan, and no portal of theirs", async () => {
    const [person, stranger] = [await on.addUser(), await subscriber()];
    const session = await open(person);
    const { rows } = await on.owner.query("select id from checkouts where session_id = $1", [session]);
    // The vendor lets the address be changed, whatever we asked for.
    const other = await on.request("/checkouts", {
      product_cart: [{ product_id: "pdt_simulated_pro", quantity: 1 }],
      customer: { customer_id: await customerOf(person) },
      metadata: { user_id: person.userId, checkout_id: rows[0]?.id },
    });
    on.vendor.pay(String(other.session_id), { number: PAYS, email: stranger.email });
    const bought = on.vendor.subscriptions()[0]?.subscription;
    expect(bought?.customer.customer_id).toBe(await customerOf(stranger));
    await follow({ subscriptionId: bought?.subscription_id ?? "" });
    expect(await billing(person)).toMatchObject({ standing: { state: "active" }, otherCustomer: true });
    expect(await billing(stranger)).toMatchObject({ otherCustomer: false });
    const portal = on.vendor.portal(idIn(String(await act(person, "portal"))));
    expect(portal).toMatchObject({ email: person.email, subscriptions: [] });
    await act(person, "cancel");
    expect([await stateOf(person), await stateOf(stranger)]).toEqual(["ending", "active"]);
  });
});

describe("a plan", () => {
  test("is cancelled, kept and cancelled again, and a second click changes nothing", async () => {
    const person = await subscriber();
    for (const [name, state] of [
      ["cancel", "ending"],
      ["cancel", "ending"],
      ["keep", "active"],
      ["keep", "active"],
      ["cancel", "ending"],
    ] as const) {
      await act(person, name);
      expect(await stateOf(person)).toBe(state);
    }
    expect(on.line.log.filter((line) => line.startsWith("PATCH"))).toHaveLength(3);
    const { standing } = await billing(person);
    expect(standing.accessUntil).toEqual(standing.endsAt);
    on.vendor.pull(person.subscriptionId, "to_period_end");
    await follow(person);
    expect((await billing(person)).standing).toMatchObject({
      state: "ended",
      accessUntil: null,
      canSubscribe: true,
    });
  });

  test("is paused and resumed", async () => {
    const person = await subscriber();
    await act(person, "pause");
    expect((await billing(person)).standing).toMatchObject({ state: "paused", accessUntil: null });
    await expect(act(person, "keep")).rejects.toMatchObject({ code: "plan_unchanged" });
    await act(person, "resume");
    expect(await stateOf(person)).toBe("active");
  });

  test("on hold goes on with another card", async () => {
    const person = await subscriber();
    on.vendor.setGraceDays(0);
    on.vendor.pull(person.subscriptionId, "break_card");
    on.vendor.pull(person.subscriptionId, "to_period_end");
    await follow(person);
    expect((await billing(person)).standing).toMatchObject({ state: "on_hold", accessUntil: null });
    await expect(act(person, "pause")).rejects.toMatchObject({ code: "plan_unchanged" });
    await expect(open(person)).rejects.toThrow("Enter another card");
    const link = String(await act(person, "card"));
    on.vendor.pull(person.subscriptionId, "mend_card");
    expect(on.vendor.cardPay(idIn(link), PAYS).problem).toBeNull();
    const { refreshPlan } = await import("~/domain/billing/refresh-plan.server");
    await refreshPlan(person, later(MINUTE));
    expect(await stateOf(person)).toBe("active");
  });

  test.each(["on_hold", "paused"] as const)(
    "that is %s is over at once when it is cancelled",
    async (state) => {
      const person = await subscriber();
      on.vendor.setGraceDays(0);
      if (state === "paused") await act(person, "pause");
      else {
        on.vendor.pull(person.subscriptionId, "break_card");
        on.vendor.pull(person.subscriptionId, "to_period_end");
        await follow(person);
      }
      expect(await stateOf(person)).toBe(state);
      await act(person, "cancel");
      const [view] = on.vendor.subscriptions();
      expect(view?.subscription).toMatchObject({
        subscription_id: person.subscriptionId,
        status: "cancelled",
      });
      const { standing } = await billing(person);
      expect(standing).toMatchObject({ canSubscribe: true, renewsAt: null });
      // The billing date moved on with the charge that failed. What was paid before the pause is given.
      expect(standing.accessUntil !== null).toBe(state === "paused");
    },
  );

  test("that has changed at the vendor's meanwhile is shown as it stands", async () => {
    const person = await subscriber();
    on.vendor.pull(person.subscriptionId, "expire");
    await expect(act(person, "pause")).rejects.toMatchObject({
      code: "plan_unchanged",
      message: expect.stringContaining("changed meanwhile"),
    });
    expect(await stateOf(person)).toBe("ended");
  });

  test("that we lost sight of is cancelled all the same", async () => {
    const person = await subscriber();
    await on.owner.query(
      "update subscriptions set access_until = now() - interval '1 minute' where user_id = $1",
      [person.userId],
    );
    expect(await stateOf(person)).toBe("ended");
    await act(person, "cancel");
    expect(await stateOf(person)).toBe("ending");
  });

  test("of nobody is changed by nobody", async () => {
    const person = await on.addUser();
    for (const name of ["cancel", "keep", "pause", "resume", "card"] as const)
      await expect(act(person, name)).rejects.toMatchObject({ code: "plan_unchanged" });
    await expect(act(person, "portal")).rejects.toMatchObject({ code: "not_found" });
    expect(on.line.log).toEqual([]);
  });
});

describe("while the vendor is away", () => {
  test("everything stays as it was, and is said", async () => {
    const person = await subscriber();
    const before = await storedOf(person);
    on.line.away = true;
    for (const name of ["cancel", "pause", "card", "portal"] as const)
      await expect(act(person, name)).rejects.toMatchObject({ code: "payments_away", status: 503 });
    await expect(open(person)).rejects.toMatchObject({ code: "payments_away" });
    expect(await confirm(person)).toEqual({ state: "entitled", checkoutUrl: null });
    expect(await stateOf(person)).toBe("active");
    expect(await storedOf(person)).toEqual(before);
  });

  test("a checkout that couldn't be opened is opened once it is back", async () => {
    const person = await on.addUser();
    on.line.away = true;
    await expect(open(person)).rejects.toMatchObject({ code: "payments_away" });
    expect((await billing(person)).openCheckout).toBeNull();
    on.line.away = false;
    const session = await open(person);
    on.line.away = true;
    // Nobody can say, and that is no failure.
    expect(await confirm(person)).toEqual({ state: "processing", checkoutUrl: null });
    on.line.away = false;
    expect(await confirm(person, later(MINUTE))).toMatchObject({ state: "open" });
    expect(await open(person)).toBe(session);
  });

  test("the price is still known", async () => {
    const { loadOffer } = await import("~/domain/billing/load-offer.server");
    Reflect.deleteProperty(globalThis, "relevelOffer");
    on.line.away = true;
    expect(await loadOffer(new Date())).toBeNull();
    on.line.away = false;
    // It is left in peace for half a minute.
    expect(await loadOffer(new Date())).toBeNull();
    const offers = await Promise.all([1, 2, 3].map(() => loadOffer(later(MINUTE))));
    expect(offers[0]).toMatchObject({ productId: "pdt_simulated_pro", intervalUnit: "month" });
    const asked = () => on.line.log.filter((line) => line.startsWith("GET /products/")).length;
    const before = asked();
    expect(await loadOffer(later(10 * MINUTE))).toEqual(offers[0]);
    expect(asked()).toBe(before);
    on.line.away = true;
    expect(await loadOffer(later(20 * MINUTE))).toEqual(offers[0]);
    expect(asked()).toBeGreaterThan(before);
    Reflect.deleteProperty(globalThis, "relevelOffer");
  });
});

describe("nobody opens what is another's", () => {
  test("by any argument: a link leads to one's own customer and plan", async () => {
    const [me, them] = [await subscriber(), await subscriber()];
    const before = await storedOf(them);
    const portal = on.vendor.portal(idIn(String(await act(me, "portal"))));
    expect(portal?.email).toBe(me.email);
    expect(JSON.stringify(portal)).not.toContain(them.subscriptionId);
    // Ids of the vendor's, or of the other's, are no ids of a person here.
    const foreign = [them.subscriptionId, await customerOf(them), "' or true --", ""];
    on.line.log.length = 0;
    for (const userId of foreign) {
      for (const name of Object.keys(ACTS) as (keyof typeof ACTS)[])
        await expect(act({ userId, email: "" }, name)).rejects.toThrow();
      await expect(open({ userId, email: "" })).rejects.toThrow();
    }
    expect(on.line.log).toEqual([]);
    const token = idIn(String(await act(me, "portal")));
    on.vendor.portalAct(token, me.subscriptionId, "cancel_at_period_end");
    expect(() => on.vendor.portalAct(token, them.subscriptionId, "cancel_now")).toThrow();
    const paid = on.vendor
      .subscriptions()
      .find(({ subscription }) => subscription.subscription_id === them.subscriptionId)?.payments[0];
    expect(paid).toBeDefined();
    expect(on.vendor.invoice(token, paid?.paymentId ?? "")).toBeNull();
    expect(await storedOf(them)).toEqual(before);
    await follow(them);
    expect(await stateOf(them)).toBe("active");
  });
});

const WRITTEN_BY_THE_SERVICE = [
  "subscriptions",
  "subscription_snapshots",
  "checkouts",
  "billing_notices",
] as const;
const FORBIDDEN = /permission denied|may not add the job|row-level security/;

describe("a signed-in person's transaction", () => {
  let me: Person & { subscriptionId: string };
  let withUser: typeof import("~/db/with-user.server").withUser;
  let enqueue: typeof import("~/queue/enqueue.server").enqueue;
  beforeAll(async () => {
    ({ withUser } = await import("~/db/with-user.server"));
    ({ enqueue } = await import("~/queue/enqueue.server"));
    me = await subscriber();
    await on.owner.query(
      "insert into billing_notices (user_id, kind, subject, created_at) values ($1, 'test', 'test', now())",
      [me.userId],
    );
  });
  const asMe = <T>(work: (tx: Tx) => Promise<T>) => withUser(me.userId, work);

  test.each(WRITTEN_BY_THE_SERVICE)("reads its own %s and writes none of them", async (table) => {
    const own = await asMe((tx) =>
      tx.$queryRawUnsafe<{ owner: string }[]>(`select user_id::text as owner from ${table}`),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ owner }) => owner))).toEqual(new Set([me.userId]));
    const before = await storedOf(me);
    const { rows } = await on.owner.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1",
      [table],
    );
    for (const statement of [
      `insert into ${table} select * from ${table}`,
      `insert into ${table} (user_id) values ('${me.userId}')`,
      `delete from ${table}`,
      `truncate ${table}`,
      `select 1 from ${table} for update`,
      ...rows.map(({ name }) => `update ${table} set ${name} = ${name}`),
    ]) {
      await expect(asMe((tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(FORBIDDEN);
    }
    expect(await storedOf(me)).toEqual(before);
  });

  test("holds no right to write them, and calls no function that does", async () => {
    const { rows: rights } = await on.owner.query(
      `select t, r from unnest($1::text[]) t, unnest(array['insert', 'update', 'delete', 'truncate', 'trigger']) r
       where has_table_privilege('relevel_app', t, r)
         or (r in ('insert', 'update') and has_any_column_privilege('relevel_app', t, r))`,
      [WRITTEN_BY_THE_SERVICE],
    );
    expect(rights).toEqual([]);
    const { rows: functions } = await on.owner.query(
      `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('relevel', 'public') and has_function_privilege('relevel_app', p.oid, 'execute')
         and p.prosrc ~* ('(insert\\s+into|update|delete\\s+from)\\s+(public\\.)?(' || $1 || ')\\M')`,
      [WRITTEN_BY_THE_SERVICE.join("|")],
    );
    expect(functions).toEqual([]);
  });

  test("adds none of the jobs that change a plan", async () => {
    const jobs: [JobName, object][] = [
      ["apply_payment_event", { webhookEventId: me.userId }],
      ["tend_subscriptions", {}],
      ["close_subscription", { subscriptionId: me.subscriptionId }],
      ["send_billing_mail", { noticeId: me.userId }],
      ["count_minutes", { userId: me.userId }],
      ["keep_next_call", { userId: me.userId }],
    ];
    for (const [name, payload] of jobs)
      await expect(asMe((tx) => enqueue(tx, name, payload as never))).rejects.toThrow(FORBIDDEN);
  });

  test("joins the waiting list for itself alone, at no time of its choice", async () => {
    const { joinWaitlist, leaveWaitlist } = await import("~/domain/billing/waitlist.server");
    const them = await on.addUser();
    for (let click = 0; click < 2; click++) await joinWaitlist(me.userId);
    await joinWaitlist(them.userId);
    expect((await billing(me)).waitlisted).toBe(true);
    const offer = "together";
    await expect(
      asMe((tx) => tx.waitlist.createMany({ data: { userId: them.userId, offer } })),
    ).rejects.toThrow(/row-level security|Unique/i);
    await expect(
      asMe((tx) => tx.waitlist.createMany({ data: { userId: me.userId, offer, createdAt: new Date(0) } })),
    ).rejects.toThrow(FORBIDDEN);
    expect(await asMe((tx) => tx.waitlist.deleteMany({ where: { userId: them.userId } }))).toEqual({
      count: 0,
    });
    await leaveWaitlist(me.userId);
    expect([(await billing(me)).waitlisted, (await billing(them)).waitlisted]).toEqual([false, true]);
  });
});
