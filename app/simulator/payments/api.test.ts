import type { CheckoutSessionPreviewResponse } from "dodopayments/resources/checkout-sessions";
import type { Customer } from "dodopayments/resources/customers/customers";
import type { PaymentListResponse } from "dodopayments/resources/payments";
import type { SubscriptionListResponse } from "dodopayments/resources/subscriptions";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { YEARLY_PRODUCT_ID } from "./products";
import { openVendor, PAYS, PRODUCT } from "./vendor.fixture";

let stage: Awaited<ReturnType<typeof openVendor>>;
beforeAll(async () => {
  stage = await openVendor();
  stage.vendor().setRules({ drop: true });
});
afterAll(() => stage.close());

const cart = { product_cart: [{ product_id: PRODUCT, quantity: 1 }] };
const newCustomer = (email: string) =>
  stage.ask<Customer>("POST", "/customers", { email, name: "Mara", metadata: { user_id: "u7" } }).body;
const portalOf = (customerId: string) =>
  stage
    .ask<{ link: string }>(
      "POST",
      `/customers/${customerId}/customer-portal/session?return_url=https://a.test/b`,
    )
    .body.link.split("/")
    .at(-1) ?? "";

describe("refuses in { code, message }", () => {
  it.each([
    [401, "GET", "/products", undefined, "a wrong key"],
    [404, "GET", "/nothing"],
    [404, "GET", "/subscriptions/sub_none"],
    [404, "GET", "/subscriptions/__proto__"],
    [404, "GET", "/customers/constructor"],
    [404, "GET", "/payments/pay_none"],
    [404, "GET", "/invoices/payments/pay_none"],
    [404, "GET", "/checkouts/cks_none"],
    [404, "GET", "/products/pdt_none"],
    [404, "POST", "/checkouts", { product_cart: [{ product_id: "pdt_none", quantity: 1 }] }],
    [404, "POST", "/checkouts", { ...cart, customer: { customer_id: "cus_none" } }],
    [404, "POST", "/customers/cus_none/customer-portal/session"],
    [405, "DELETE", "/products"],
    [400, "GET", "/products/%E0%A4%A"],
    [422, "POST", "/checkouts", { product_cart: [] }],
    [422, "POST", "/checkouts", { product_cart: [{ product_id: PRODUCT, quantity: 0 }] }],
    [422, "POST", "/checkouts", { ...cart, return_url: "javascript:alert(1)" }],
    [422, "POST", "/checkouts", { ...cart, metadata: { "no spaces": "x" } }],
    [422, "POST", "/customers", { email: "no address", name: "Mara" }],
    [422, "GET", "/subscriptions?status=trialing"],
    [422, "GET", "/subscriptions?page_number=-1"],
    [422, "GET", "/subscriptions?page_size=101"],
  ])("%i %s %s", (status, method, address, body?: object, key?: string) => {
    const given = stage.ask<object>(method, address, body, key);
    expect(given.status).toBe(status);
    expect(given.body).toEqual({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) });
  });

  it("whatever comes is answered", () => {
    const id = stage.buy();
    const addresses = [
      "POST /checkouts",
      "POST /checkouts/preview",
      "POST /customers",
      `PATCH /customers/${stage.newest().customer.customer_id}`,
      `POST /customers/${stage.newest().customer.customer_id}/customer-portal/session`,
      `PATCH /subscriptions/${id}`,
      `POST /subscriptions/${id}/change-plan`,
      `POST /subscriptions/${id}/update-payment-method`,
      "GET /subscriptions",
      "GET /customers",
      "GET /payments",
    ];
    const field = fc.constantFrom(
      "status",
      "email",
      "name",
      "type",
      "metadata",
      "product_cart",
      "page_number",
    );
    const body = fc.oneof(
      fc.json(),
      fc.dictionary(field, fc.jsonValue()).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...addresses),
        body,
        fc.dictionary(field, fc.string()),
        (address, text, query) => {
          const [method = "", path = ""] = address.split(" ");
          const given = stage.vendor().answer({
            method,
            path,
            query: new URLSearchParams(query),
            body: text,
            authorization: "Bearer dodo_test_of_a_test",
          });
          expect([200, 422]).toContain(given.status);
        },
      ),
      { numRuns: 300 },
    );
    expect(stage.read(id).subscription_id).toBe(id);
  });

  it("a body that is no JSON", () => {
    const request = { method: "POST", path: "/checkouts", query: new URLSearchParams(), body: "{" };
    const given = stage.vendor().answer({ ...request, authorization: "Bearer dodo_test_of_a_test" });
    expect(given.status).toBe(400);
  });

  it.each([
    { status: "on_hold" },
    { status: "active" },
    { status: "paused", metadata: {} },
    { pause: true },
    { next_billing_date: "2020-01-01T00:00:00Z" },
    { cancel_at_next_billing_date: "yes" },
  ])("a change of an active subscription to %j", (change) => {
    const id = stage.buy();
    const before = stage.read(id);
    expect(stage.ask("PATCH", `/subscriptions/${id}`, change).status).toBe(422);
    expect(stage.read(id)).toEqual(before);
  });
});

describe("lists", () => {
  it("page from 0, the newest first, until a page is empty", () => {
    const { customer_id } = newCustomer("pages@example.com");
    const ids = [1, 2, 3].map(() => stage.buy(PAYS, { customer: { customer_id } }));
    const page = (number: number) =>
      stage
        .ask<{ items: SubscriptionListResponse[] }>(
          "GET",
          `/subscriptions?customer_id=${customer_id}&page_size=2&page_number=${number}`,
        )
        .body.items.map(({ subscription_id }) => subscription_id);
    expect([page(0), page(1), page(2)]).toEqual([[ids[2], ids[1]], [ids[0]], []]);
  });

  it("filter", () => {
    const { customer_id } = newCustomer("filters@example.com");
    const id = stage.buy(PAYS, { customer: { customer_id } });
    stage.ask("PATCH", `/subscriptions/${id}`, { cancel_at_next_billing_date: true });
    const count = (query: string) =>
      stage.ask<{ items: object[] }>("GET", `/subscriptions?customer_id=${customer_id}&${query}`).body.items
        .length;
    expect(count("status=active&cancel_at_next_billing_date=true")).toBe(1);
    expect(count("cancel_at_next_billing_date=false")).toBe(0);
    expect(count("status=cancelled")).toBe(0);
    expect(count(`product_id=${YEARLY_PRODUCT_ID}`)).toBe(0);
    expect(count("created_at_gte=2999-01-01T00:00:00Z")).toBe(0);
    const { items } = stage.ask<{ items: PaymentListResponse[] }>(
      "GET",
      `/payments?subscription_id=${id}`,
    ).body;
    expect(items).toMatchObject([{ status: "succeeded", total_amount: 2_900, subscription_id: id }]);
    expect(stage.ask("GET", "/customers?email=FILTERS@example.com").body).toMatchObject({
      items: [{ customer_id }],
    });
  });
});

describe("customers at the checkout", () => {
  it("an e-mail address that is known is its customer's, unless a new one is wanted", () => {
    const { customer_id } = newCustomer("known@example.com");
    const buyer = { customer: { email: "Known@example.com" } };
    stage.buy(PAYS, buyer);
    expect(stage.newest().customer.customer_id).toBe(customer_id);
    stage.buy(PAYS, { ...buyer, feature_flags: { always_create_new_customer: true } });
    expect(stage.newest().customer.customer_id).not.toBe(customer_id);
  });

  it("another address leads to another customer, unless it is fixed", () => {
    const { customer_id } = newCustomer("given@example.com");
    const pay = (more: object) => {
      const session = stage.newCheckout({ customer: { customer_id }, ...more });
      const fixed = stage.vendor().checkout(session)?.emailIsFixed;
      stage.vendor().pay(session, { number: PAYS, email: "typed@example.com" });
      return { fixed, email: stage.newest().customer.email };
    };
    expect(pay({})).toEqual({ fixed: false, email: "typed@example.com" });
    expect(stage.newest().metadata).toEqual({ user_id: "u1" });
    const flags = { feature_flags: { allow_customer_editing_email: false } };
    expect(pay(flags)).toEqual({ fixed: true, email: "given@example.com" });
    expect(stage.newest().customer.customer_id).toBe(customer_id);
  });
});

it("a portal reaches what is its customer's alone", () => {
  const [mine, theirs] = ["mine@example.com", "theirs@example.com"].map((email) => {
    const { customer_id } = newCustomer(email);
    const id = stage.buy(PAYS, { customer: { customer_id } });
    return { customer_id, id, payment: stage.vendor().subscriptions()[0]?.payments[0]?.paymentId ?? "" };
  }) as [
    { customer_id: string; id: string; payment: string },
    { customer_id: string; id: string; payment: string },
  ];
  const token = portalOf(mine.customer_id);
  const vendor = stage.vendor();
  const shown = vendor.portal(token);
  expect(shown).toMatchObject({ email: "mine@example.com", returnUrl: "https://a.test/b" });
  expect(shown?.subscriptions.map(({ subscription }) => subscription.subscription_id)).toEqual([mine.id]);
  expect(vendor.invoice(token, mine.payment)?.lines.join()).toContain("$29");
  expect(vendor.invoice(token, theirs.payment)).toBeNull();
  expect(() => vendor.portalAct(token, theirs.id, "cancel_now")).toThrow(/nothing here/);
  expect(() => vendor.portalCard(token, theirs.id, PAYS)).toThrow(/nothing here/);
  expect(() => vendor.portalAct("prt_guessed", mine.id, "cancel_now")).toThrow(/nothing here/);
  expect(stage.read(theirs.id).status).toBe("active");
  vendor.portalAct(token, mine.id, "resume");
  vendor.portalAct(token, mine.id, "cancel_now");
  expect(stage.read(mine.id).status).toBe("cancelled");
  expect(vendor.portal("__proto__")).toBeNull();
});

it("an invoice is a PDF file whose table points at its objects", () => {
  stage.buy();
  const paymentId = stage.vendor().subscriptions()[0]?.payments[0]?.paymentId ?? "";
  const { status, headers, body } = stage.vendor().answer({
    method: "GET",
    path: `/invoices/payments/${paymentId}`,
    query: new URLSearchParams(),
    body: "",
    authorization: "Bearer dodo_test_of_a_test",
  });
  expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
  const text = Buffer.from(body as Uint8Array).toString("latin1");
  expect(text.startsWith("%PDF-1.4")).toBe(true);
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) => Number(at));
  expect(offsets.map((at, index) => text.startsWith(`${index + 1} 0 obj`, at))).toEqual(
    offsets.map(() => true),
  );
  expect(text.startsWith("xref", Number(/startxref\n(\d+)/.exec(text)?.[1]))).toBe(true);
});

it("a preview costs what is then paid", () => {
  const preview = (more: object) =>
    stage.ask<CheckoutSessionPreviewResponse>("POST", "/checkouts/preview", { ...cart, ...more }).body;
  expect(preview({})).toMatchObject({ total_price: 2_900, currency: "USD", trial_period_days: 0 });
  expect(preview({ subscription_data: { trial_period_days: 7 } })).toMatchObject({
    total_price: 0,
    recurring_breakup: { total_amount: 2_900 },
  });
});
