import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dodoPayments } from "~/providers/payments/dodo.server";
import { type PaymentProvider, PaymentsAway, PaymentsRefused } from "~/providers/payments/provider";

const USER = "1f0d0000-0000-4000-8000-000000000001";
const CHECKOUT = "1f0d0000-0000-4000-8000-000000000002";
const KEYS = { apiKey: "dodo_test_0123456789", webhookKey: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
const PAGE = "https://checkout.example/page";
const BACK = "https://relevel.test/billing?from=card&x=1";

const subscription = (change: object = {}) => ({
  subscription_id: "sub_1",
  customer: { customer_id: "cus_1", email: "asha@example.com", name: "Asha" },
  product_id: "pdt_1",
  status: "active",
  metadata: { user_id: USER, checkout_id: CHECKOUT },
  created_at: "2026-11-01T08:00:00Z",
  previous_billing_date: "2026-11-01T08:00:00Z",
  next_billing_date: "2026-12-01T08:00:00Z",
  cancel_at_next_billing_date: false,
  trial_period_days: 0,
  recurring_pre_tax_amount: 2900,
  currency: "USD",
  payment_frequency_count: 1,
  payment_frequency_interval: "Month",
  ...change,
});
const customer = (customer_id: string, email: string) => ({ customer_id, email, name: "Asha", metadata: {} });

type Seen = { method: string; path: string; query: string; headers: IncomingHttpHeaders; body: unknown };
type Respond = (response: ServerResponse, seen: Seen) => void;

const answer =
  (json: unknown, status = 200, headers: Record<string, string> = {}): Respond =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(json));
  };

let respond: Respond;
let seen: Seen[];
/** What a subscription that is cancelled has been paid with. */
let paid: object[];
let baseUrl: string;
let payments: PaymentProvider;
const server = createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url ?? "/", "http://dodo");
  const body = await text(request);
  const one = {
    method: request.method ?? "",
    path: pathname,
    query: decodeURIComponent(search),
    headers: request.headers,
    body: body === "" ? null : JSON.parse(body),
  };
  if (pathname === "/payments") {
    answer({ items: search.includes("page_number=0") ? paid : [] })(response, one);
    return;
  }
  seen.push(one);
  respond(response, one);
});

beforeEach(async () => {
  seen = [];
  paid = [{ status: "succeeded", created_at: "2026-11-01T08:00:00Z", total_amount: 2900 }];
  respond = answer(subscription());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  payments = dodoPayments({ name: "dodo", ...KEYS, baseUrl, timeoutMs: 2_000 });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Every call of the port, what it sends, and a sound answer to it. */
const CALLS: {
  name: string;
  call: (payments: PaymentProvider) => Promise<unknown>;
  sends: [method: string, path: string, query: string, body: unknown];
  answer: unknown;
  means: unknown;
  reads?: true;
}[] = [
  {
    name: "getOffer",
    call: (p) => p.getOffer("pdt_1"),
    sends: ["GET", "/products/pdt_1", "", null],
    answer: {
      product_id: "pdt_1",
      name: "Pro",
      price: {
        type: "recurring_price",
        price: 2900,
        currency: "USD",
        payment_frequency_count: 1,
        payment_frequency_interval: "Month",
      },
    },
    means: { productId: "pdt_1", price: { minor: 2900, currency: "USD" }, trialDays: 0 },
    reads: true,
  },
  {
    name: "createCustomer",
    call: (p) => p.createCustomer({ userId: USER, email: "asha@example.com", name: " Asha " }),
    sends: [
      "POST",
      "/customers",
      "",
      { email: "asha@example.com", name: "Asha", metadata: { user_id: USER } },
    ],
    answer: customer("cus_1", "asha@example.com"),
    means: "cus_1",
  },
  {
    name: "createCheckout",
    call: (p) =>
      p.createCheckout({
        customerId: "cus_1",
        productId: "pdt_1",
        userId: USER,
        checkoutId: CHECKOUT,
        trial: true,
        returnUrl: "https://relevel.test/dashboard?checkout=success",
        cancelUrl: "https://relevel.test/pricing",
      }),
    sends: [
      "POST",
      "/checkouts",
      "",
      {
        product_cart: [{ product_id: "pdt_1", quantity: 1 }],
        customer: { customer_id: "cus_1" },
        return_url: "https://relevel.test/dashboard?checkout=success",
        cancel_url: "https://relevel.test/pricing",
        metadata: { user_id: USER, checkout_id: CHECKOUT },
        show_saved_payment_methods: true,
        feature_flags: {
          allow_customer_editing_email: false,
          allow_phone_number_collection: false,
          redirect_immediately: true,
        },
      },
    ],
    answer: { session_id: "cks_1", checkout_url: PAGE },
    means: { sessionId: "cks_1", url: PAGE },
  },
  {
    name: "getCheckout",
    call: (p) => p.getCheckout("cks_1"),
    sends: ["GET", "/checkouts/cks_1", "", null],
    answer: { id: "cks_1", created_at: "2026-11-01T08:00:00Z", payment_status: "succeeded" },
    means: { status: "paid" },
    reads: true,
  },
  {
    name: "knowsCustomer",
    call: async (p) => ({ known: await p.knowsCustomer("cus_1") }),
    sends: ["GET", "/customers/cus_1", "", null],
    answer: customer("cus_1", "asha@example.com"),
    means: { known: true },
    reads: true,
  },
  {
    name: "openPortal",
    call: (p) => p.openPortal("cus_1", BACK),
    sends: ["POST", "/customers/cus_1/customer-portal/session", `?return_url=${BACK}&send_email=false`, null],
    answer: { link: PAGE },
    means: PAGE,
  },
  {
    name: "getSubscription",
    call: (p) => p.getSubscription("sub_1"),
    sends: ["GET", "/subscriptions/sub_1", "", null],
    answer: subscription(),
    means: { subscriptionId: "sub_1", userId: USER, status: "active" },
    reads: true,
  },
  {
    name: "setCancelAtPeriodEnd",
    call: (p) => p.setCancelAtPeriodEnd("sub_1", true),
    sends: ["PATCH", "/subscriptions/sub_1", "", { cancel_at_next_billing_date: true }],
    answer: subscription({ cancel_at_next_billing_date: true }),
    means: { cancelAtPeriodEnd: true },
  },
  {
    name: "setCancelAtPeriodEnd, taken back",
    call: (p) => p.setCancelAtPeriodEnd("sub_1", false),
    sends: ["PATCH", "/subscriptions/sub_1", "", { cancel_at_next_billing_date: false }],
    answer: subscription(),
    means: { cancelAtPeriodEnd: false },
  },
  {
    name: "cancelNow",
    call: (p) => p.cancelNow("sub_1"),
    sends: ["PATCH", "/subscriptions/sub_1", "", { status: "cancelled" }],
    answer: subscription({ status: "cancelled", cancelled_at: "2026-11-23T10:00:00Z" }),
    means: { status: "cancelled", cancelledAt: new Date("2026-11-23T10:00:00Z") },
  },
  {
    name: "subscriptionsOf",
    call: (p) => p.subscriptionsOf("pay_1"),
    sends: ["GET", "/payments/pay_1", "", null],
    answer: { payment_id: "pay_1", subscription_id: "sub_1", subscription_ids: ["sub_1", "sub_2"] },
    means: ["sub_1", "sub_2"],
    reads: true,
  },
  {
    name: "pause",
    call: (p) => p.pause("sub_1"),
    sends: ["PATCH", "/subscriptions/sub_1", "", { status: "paused" }],
    answer: subscription({ status: "paused" }),
    means: { status: "paused" },
  },
  {
    name: "resume",
    call: (p) => p.resume("sub_1"),
    sends: ["PATCH", "/subscriptions/sub_1", "", { status: "active" }],
    answer: subscription(),
    means: { status: "active" },
  },
  {
    name: "changeCard",
    call: (p) => p.changeCard("sub_1", BACK),
    sends: ["POST", "/subscriptions/sub_1/update-payment-method", "", { type: "new", return_url: BACK }],
    answer: { payment_id: "pay_1", payment_link: PAGE },
    means: PAGE,
  },
];
/** The two that ask for pages. */
const LISTS: { name: string; call: (payments: PaymentProvider) => Promise<unknown>; query: string }[] = [
  {
    name: "findCustomers",
    call: (p) => p.findCustomers("asha+home@example.com"),
    query: "email=asha+home@example.com",
  },
  { name: "listSubscriptions", call: (p) => p.listSubscriptions("cus_1"), query: "customer_id=cus_1" },
];

describe("what is sent to Dodo, and what its answers mean", () => {
  test.each(CALLS)("$name", async ({ call, sends, answer: json, means }) => {
    respond = answer(json);
    const result = await call(payments);
    const [method, path, query, body] = sends;
    expect(seen).toMatchObject([{ method, path, query, body }]);
    expect(seen[0]?.headers).toMatchObject({ authorization: `Bearer ${KEYS.apiKey}` });
    if (typeof means === "string") expect(result).toBe(means);
    else expect(result).toMatchObject(means as object);
  });

  test.each([
    [true, undefined],
    [false, { trial_period_days: 0 }],
  ])("a checkout that may begin with a trial, %s, says of it %j", async (trial, said) => {
    respond = answer({ session_id: "cks_1", checkout_url: PAGE });
    const order = { customerId: "cus_1", productId: "pdt_1", userId: USER, checkoutId: CHECKOUT };
    await payments.createCheckout({ ...order, trial, returnUrl: BACK, cancelUrl: BACK });
    expect(seen[0]?.body).toMatchObject({ product_cart: [{ product_id: "pdt_1" }] });
    expect(Reflect.get(Object(seen[0]?.body), "subscription_data")).toEqual(said);
  });

  test.each(LISTS)("$name asks from page 0 to the first that is empty", async ({ call, query }) => {
    respond = (response, { query: asked }) =>
      answer({ items: asked.includes("page_number=2") ? [] : [subscription()] })(response, seen[0] as Seen);
    await call(payments);
    expect(seen.map((one) => one.query)).toEqual(
      [0, 1, 2].map((page) => `?${query}&page_number=${page}&page_size=100`),
    );
  });

  test.each(LISTS)("$name doesn't ask for ever", async ({ call }) => {
    respond = answer({ items: [subscription()] });
    await call(payments);
    expect(seen).toHaveLength(10);
  });

  test("a customer is one with exactly this address, in capitals or not", async () => {
    const all = [
      customer("cus_1", "Asha@Example.com"),
      customer("cus_2", "asha@example.com.attacker.test"),
      customer("cus_3", "natasha@example.com"),
      { ...customer("cus_4", "asha@example.com"), metadata: { user_id: USER } },
      { customer_id: "cus_5" },
    ];
    respond = (response, one) =>
      answer({ items: one.query.includes("page_number=0") ? all : [] })(response, one);
    expect(await payments.findCustomers("asha@example.com")).toEqual([
      { customerId: "cus_1", userId: null },
      { customerId: "cus_4", userId: USER },
    ]);
  });

  test("a subscription on two pages is one", async () => {
    const pages = [["sub_1", "sub_2"], ["sub_2", "sub_3"], []];
    respond = (response, one) =>
      answer({ items: pages[seen.length - 1]?.map((subscription_id) => ({ subscription_id })) })(
        response,
        one,
      );
    expect(await payments.listSubscriptions("cus_1")).toEqual(["sub_1", "sub_2", "sub_3"]);
  });

  test("another card may have no page", async () => {
    respond = answer({ payment_id: null, payment_link: null });
    await expect(payments.changeCard("sub_1", BACK)).rejects.toEqual(
      new PaymentsRefused(200, "no_payment_link"),
    );
  });
});

describe("what Dodo doesn't know", () => {
  const NOT_FOUND = answer({ code: "NOT_FOUND", message: "There is no sub_1 of asha@example.com" }, 404);

  test("is null where there may be none", async () => {
    respond = NOT_FOUND;
    expect(await payments.getSubscription("sub_1")).toBeNull();
    expect(await payments.getCheckout("cks_1")).toBeNull();
    expect(await payments.knowsCustomer("cus_1")).toBe(false);
    expect(await payments.listSubscriptions("cus_1")).toEqual([]);
  });

  test("is told from what we may not see", async () => {
    respond = answer({ code: "UNAUTHORIZED", message: "" }, 401);
    const refused = new PaymentsRefused(401, "UNAUTHORIZED");
    await expect(payments.getSubscription("sub_1")).rejects.toEqual(refused);
    await expect(payments.getCheckout("cks_1")).rejects.toEqual(refused);
    await expect(payments.knowsCustomer("cus_1")).rejects.toEqual(refused);
    await expect(payments.listSubscriptions("cus_1")).rejects.toEqual(refused);
  });

  test("is refused where there has to be one", async () => {
    respond = NOT_FOUND;
    const refused = new PaymentsRefused(404, "NOT_FOUND");
    await expect(payments.getOffer("pdt_1")).rejects.toEqual(refused);
    await expect(payments.pause("sub_1")).rejects.toEqual(refused);
    await expect(payments.cancelNow("sub_1")).rejects.toEqual(refused);
    await expect(payments.openPortal("cus_1", BACK)).rejects.toEqual(refused);
  });

  test.each(["", ".", "..", "sub_1/../sub_2", "sub 1", "sub_1?x=1", "ü", "x".repeat(300)])(
    "isn't even asked for with an id like %j",
    async (id) => {
      expect(await payments.getSubscription(id)).toBeNull();
      expect(await payments.getCheckout(id)).toBeNull();
      const refused = new PaymentsRefused(404, "malformed_id");
      await expect(payments.cancelNow(id)).rejects.toEqual(refused);
      await expect(payments.openPortal(id, BACK)).rejects.toEqual(refused);
      await expect(payments.listSubscriptions(id)).rejects.toEqual(refused);
      expect(seen).toHaveLength(0);
    },
  );
});

describe("a subscription that is over", () => {
  test.each(["cancelled", "expired", "failed"])("and %s already counts as cancelled", async (status) => {
    respond = (response, one) =>
      one.method === "PATCH"
        ? answer({ code: "INVALID_STATUS", message: "" }, 422)(response, one)
        : answer(subscription({ status }))(response, one);
    expect((await payments.cancelNow("sub_1")).status).toBe(status);
  });

  test.each([
    ["its payment", { total_amount: 2900 }, true],
    ["a payment of the period before", { total_amount: 2900, created_at: "2026-10-01T08:00:00Z" }, false],
    ["a payment that failed", { total_amount: 2900, status: "failed" }, false],
    ["a payment that was given back", { total_amount: 2900, refund_status: "full" }, false],
    ["a payment of nothing", { total_amount: 0 }, false],
  ])("and cancelled has its period with %s: %j, %s", async (_, payment, isPaid) => {
    paid = [{ status: "succeeded", created_at: "2026-11-01T08:00:00Z", ...payment }];
    respond = answer(subscription({ status: "cancelled" }));
    const { previous_billing_date: begins, next_billing_date: ends } = subscription();
    const { periodEnd } = (await payments.getSubscription("sub_1")) ?? {};
    expect(periodEnd).toEqual(new Date(isPaid ? ends : begins));
  });

  test("is the only one that does", async () => {
    respond = (response, one) =>
      one.method === "PATCH"
        ? answer({ code: "INVALID_STATUS", message: "" }, 422)(response, one)
        : answer(subscription())(response, one);
    await expect(payments.cancelNow("sub_1")).rejects.toEqual(new PaymentsRefused(422, "INVALID_STATUS"));
  });
});

describe("a request that comes to nothing", () => {
  const WRITES = CALLS.filter(({ reads }) => !reads);
  const READS = [...CALLS.filter(({ reads }) => reads), ...LISTS];
  const SECRET_WORDS = "Asha asha@example.com +14155550123";
  const failure = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(
      () => null,
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    // With everything that hangs on it.
    const told = [String(error), JSON.stringify(error), (error as Error).stack].join();
    for (const word of [...SECRET_WORDS.split(" "), KEYS.apiKey]) expect(told).not.toContain(word);
    expect((error as Error).cause).toBeUndefined();
    return error;
  };

  test.each([
    [400, "refused"],
    [401, "refused"],
    [403, "refused"],
    [409, "refused"],
    [422, "refused"],
    [408, "away"],
    [429, "away"],
    [500, "away"],
    [503, "away"],
  ])("HTTP %d is %s, and says no more than a code", async (status, meaning) => {
    respond = answer({ code: "SOME_CODE", message: SECRET_WORDS }, status, { "retry-after-ms": "1" });
    const error = await failure(payments.pause("sub_1"));
    if (meaning === "away") expect(error).toBeInstanceOf(PaymentsAway);
    else expect(error).toEqual(new PaymentsRefused(status, "SOME_CODE"));
    respond = (response) => response.writeHead(status, { "retry-after-ms": "1" }).end(SECRET_WORDS);
    const plain = await failure(payments.pause("sub_1"));
    if (meaning === "away") expect(plain).toBeInstanceOf(PaymentsAway);
    else expect(plain).toEqual(new PaymentsRefused(status, "no_code"));
  });

  test.each(WRITES)("is not repeated where it writes: $name", async ({ call }) => {
    for (const status of [409, 429, 500]) {
      seen = [];
      respond = answer({ code: "BUSY" }, status, { "retry-after-ms": "1" });
      await failure(call(payments));
      expect(seen.filter(({ method }) => method !== "GET")).toHaveLength(1);
    }
  });

  test.each(READS)("is repeated once where it reads: $name", async ({ call }) => {
    respond = answer({}, 500, { "retry-after-ms": "1" });
    expect(await failure(call(payments))).toBeInstanceOf(PaymentsAway);
    expect(seen).toHaveLength(2);
  });

  test.each<[string, Record<string, string>]>([
    ["a minute", { "retry-after": "60" }],
    ["a minute in milliseconds", { "retry-after-ms": "60000" }],
    ["a date", { "retry-after": "Wed, 23 Nov 2050 10:00:00 GMT" }],
  ])("doesn't keep a person waiting for %s", async (_, headers) => {
    respond = answer({}, 429, headers);
    expect(await failure(payments.getSubscription("sub_1"))).toBeInstanceOf(PaymentsAway);
    expect(seen).toHaveLength(1);
  });

  test.each<[string, Respond]>([
    ["no answer", () => undefined],
    [
      "an answer that doesn't end",
      (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.write('{"subscription_id":');
      },
    ],
  ])("%s is waited for no longer than the time-out", async (_, silence) => {
    respond = silence;
    const impatient = dodoPayments({ name: "dodo", ...KEYS, baseUrl, timeoutMs: 100 });
    expect(await failure(impatient.pause("sub_1"))).toBeInstanceOf(PaymentsAway);
    expect(seen).toHaveLength(1);
    expect(await failure(impatient.getSubscription("sub_1"))).toBeInstanceOf(PaymentsAway);
  });

  test.each<[string, Respond]>([
    [
      "a page of a proxy",
      (response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Hi"),
    ],
    ["nothing", (response) => response.writeHead(200, { "content-type": "application/json" }).end()],
    ["no content", (response) => response.writeHead(204).end()],
    [
      "half an answer",
      (response) => response.writeHead(200, { "content-type": "application/json" }).end("{"),
    ],
    ["something else", answer({ ok: true, payment_link: "nowhere" })],
    ["null", answer(null)],
    ["a list", answer([subscription()])],
    ["a text", answer("subscription")],
  ])("%s for an answer is no answer", async (_, rubbish) => {
    respond = rubbish;
    for (const { name, call } of [...CALLS, ...LISTS])
      expect(await failure(call(payments)), name).toBeInstanceOf(PaymentsAway);
  });

  test("a connection that breaks is no answer", async () => {
    respond = (response) => response.socket?.destroy();
    expect(await failure(payments.pause("sub_1"))).toBeInstanceOf(PaymentsAway);
    expect(seen).toHaveLength(1);
  });

  test("another subscription than the one asked for is no answer", async () => {
    respond = answer(subscription({ subscription_id: "sub_2" }));
    expect(await failure(payments.getSubscription("sub_1"))).toBeInstanceOf(PaymentsAway);
    expect(await failure(payments.pause("sub_1"))).toBeInstanceOf(PaymentsAway);
  });

  test("nobody listens", async () => {
    const away = dodoPayments({ name: "dodo", ...KEYS, baseUrl: "http://127.0.0.1:1" });
    expect(await failure(away.pause("sub_1"))).toBeInstanceOf(PaymentsAway);
  });

  test("a redirect isn't followed: the key is for one address", async () => {
    respond = (response) => response.writeHead(307, { location: `${baseUrl}/elsewhere` }).end();
    expect(await failure(payments.pause("sub_1"))).toBeInstanceOf(PaymentsAway);
    expect(seen.map(({ path }) => path)).toEqual(["/subscriptions/sub_1"]);
  });
});

describe("the environment", () => {
  const LEAKS = {
    DODO_PAYMENTS_API_KEY: "another key",
    DODO_PAYMENTS_WEBHOOK_KEY: "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    DODO_PAYMENTS_BASE_URL: "http://127.0.0.1:1",
    DODO_PAYMENTS_CUSTOM_HEADERS: "X-Leak: yes\nAuthorization: Bearer another key",
    DODO_PAYMENTS_LOG: "debug",
  };
  const told = () =>
    (["debug", "info", "log", "warn", "error"] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => undefined),
    );

  test("has no say in where requests go, what they carry and what is logged", async () => {
    for (const [name, value] of Object.entries(LEAKS)) vi.stubEnv(name, value);
    const consoles = told();
    const own = dodoPayments({ name: "dodo", ...KEYS, baseUrl });
    expect(await own.getSubscription("sub_1")).not.toBeNull();
    respond = answer({ code: "NO", message: "asha@example.com" }, 422);
    await expect(own.pause("sub_1")).rejects.toThrow(PaymentsRefused);
    expect(seen).toHaveLength(2);
    for (const { headers } of seen) {
      expect(headers.authorization).toBe(`Bearer ${KEYS.apiKey}`);
      expect(headers).not.toHaveProperty("x-leak");
    }
    for (const level of consoles) expect(level).not.toHaveBeenCalled();
  });

  test.each([
    ["test_mode", "https://test.dodopayments.com"],
    ["live_mode", "https://live.dodopayments.com"],
  ] as const)("has no say in which of Dodo's worlds is asked: %s", async (environment, host) => {
    for (const [name, value] of Object.entries(LEAKS)) vi.stubEnv(name, value);
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (url: string) => {
      asked.push(url);
      return Response.json(subscription());
    });
    await dodoPayments({ name: "dodo", ...KEYS, environment }).getSubscription("sub_1");
    expect(asked).toEqual([`${host}/subscriptions/sub_1`]);
  });

  test.each<[string, Partial<Parameters<typeof dodoPayments>[0]>]>([
    ["no key", { apiKey: "", environment: "test_mode" }],
    ["no webhook key", { webhookKey: "", environment: "test_mode" }],
    ["neither world nor address", {}],
    ["both", { environment: "test_mode", baseUrl: "http://127.0.0.1:1" }],
  ])("doesn't make up for %s", (_, options) => {
    for (const [name, value] of Object.entries(LEAKS)) vi.stubEnv(name, value);
    expect(() => dodoPayments({ name: "dodo", ...KEYS, ...options })).toThrow();
  });
});
