import { randomBytes } from "node:crypto";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { freshDatabase } from "../setup/database";

/** The door of the payment vendor's webhooks, on a database of its own. Nothing works off what it enqueues. */

const WEBHOOK_KEY = `whsec_${randomBytes(32).toString("base64")}`;
const CONTEXT = {
  requestId: "",
  clientIp: "127.0.0.1",
  cspNonce: "",
  fromThisMachine: false,
  retryAfter: () => undefined,
  drained: async () => undefined,
};
const ON = {
  PAYMENTS: "dodo",
  APP_URL: "https://relevel.test",
  DODO_PAYMENTS_API_KEY: "dodo_test_0123456789",
  DODO_PAYMENTS_WEBHOOK_KEY: WEBHOOK_KEY,
  DODO_PAYMENTS_ENVIRONMENT: "test_mode",
  DODO_PRODUCT_PRO: "pdt_pro",
};

let database: Awaited<ReturnType<typeof freshDatabase>>;
let owner: pg.Client;
let open: Awaited<ReturnType<typeof openDoor>>;

/** The route in a process of this configuration, which is read once. */
async function openDoor(env: Record<string, string>) {
  for (const name of [...Object.keys(ON), "DODO_PAYMENTS_BASE_URL"]) delete process.env[name];
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SIMULATOR: "on",
    LOG_LEVEL: "silent",
    ...env,
  });
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "relevelPayments");
  const { action, loader } = await import("~/routes/api.webhooks.dodopayment");
  const { closeDatabase } = await import("~/db/client.server");
  const answered = async (handle: typeof action, request: Request) => {
    const answer = await handle({ request, params: {}, context: CONTEXT });
    if (!(answer instanceof Response)) throw new Error("the door has no answer");
    const json: unknown = await answer.json();
    return { status: answer.status, json };
  };
  return {
    close: closeDatabase,
    get: () =>
      answered(loader as typeof action, new Request("https://relevel.test/api/webhooks/dodopayment")),
    send: (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>, method = "POST") =>
      answered(
        action,
        new Request("https://relevel.test/api/webhooks/dodopayment", { method, body, headers }),
      ),
  };
}

beforeAll(async () => {
  database = await freshDatabase(inject("templateUrl"));
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  open = await openDoor(ON);
});
afterAll(async () => {
  await open?.close();
  await owner?.end();
  await database?.drop();
});
beforeEach(async () => {
  await owner.query("delete from webhook_events");
  await owner.query("delete from graphile_worker._private_jobs");
});

let serial = 0;
const newId = () => `msg_${++serial}`;

function signed(body: string, { id = newId(), at = new Date(), secret = WEBHOOK_KEY } = {}) {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
}

const event = (change: object = {}) =>
  JSON.stringify({
    business_id: "bus_1",
    type: "subscription.past_due",
    timestamp: "2026-11-23T10:00:00.123456Z",
    data: {
      payload_type: "Subscription",
      subscription_id: "sub_1",
      status: "past_due",
      customer: {
        customer_id: "cus_1",
        email: "asha@example.com",
        name: "Asha",
        phone_number: "+14155550123",
      },
      billing: { country: "DE", city: "Berlin", street: "Torstraße 1" },
      metadata: { user_id: "1f0d0000-0000-4000-8000-000000000001" },
      past_due_ends_at: "2026-11-26T10:00:00Z",
    },
    ...change,
  });

const stored = async () => (await owner.query("select * from webhook_events order by received_at")).rows;
const jobs = async () =>
  (
    await owner.query<{ name: string; payload: unknown }>(
      `select identifier as name, payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id`,
    )
  ).rows;

describe("an event", () => {
  test("is stored without anything of a person, and applied by a job", async () => {
    const id = newId();
    const body = event();
    expect(await open.send(body, signed(body, { id }))).toEqual({
      status: 200,
      json: { received: true, duplicate: false },
    });
    const rows = await stored();
    expect(rows).toMatchObject([{ source: "dodo", event_id: id, processed_at: null, error: null }]);
    expect(rows[0].payload).toEqual({
      type: "subscription.past_due",
      occurredAt: "2026-11-23T10:00:00.123Z",
      subscriptionIds: ["sub_1"],
      paymentId: null,
      graceUntil: "2026-11-26T10:00:00.000Z",
    });
    expect(await jobs()).toEqual([{ name: "apply_payment_event", payload: { webhookEventId: rows[0].id } }]);
  });

  test("of a kind that nobody knows is stored all the same", async () => {
    const body = event({ type: "subscription.transferred", data: { from: "sub_1", to: ["sub_2"] } });
    expect((await open.send(body, signed(body))).status).toBe(200);
    expect((await stored())[0].payload).toEqual({
      type: "subscription.transferred",
      occurredAt: "2026-11-23T10:00:00.123Z",
      subscriptionIds: [],
      paymentId: null,
      graceUntil: null,
    });
    expect(await jobs()).toHaveLength(1);
  });

  test("that is delivered again changes nothing, and is answered as taken", async () => {
    const id = newId();
    const body = event();
    const headers = signed(body, { id });
    await open.send(body, headers);
    const again = { status: 200, json: { received: true, duplicate: true } };
    // Copied from the wire, and as Dodo tries again: later, signed anew, with the state as it is by then.
    expect(await open.send(body, headers)).toEqual(again);
    const later = event({ data: { subscription_id: "sub_1", status: "active" } });
    expect(await open.send(later, signed(later, { id, at: new Date(Date.now() + 5_000) }))).toEqual(again);
    expect(await stored()).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  test("that comes many times at once is stored once", async () => {
    const body = event();
    const headers = signed(body);
    const answers = await Promise.all(Array.from({ length: 8 }, () => open.send(body, headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(answers.filter(({ json }) => !(json as { duplicate: boolean }).duplicate)).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  test("isn't stored where its job can't be", async () => {
    await owner.query(
      "alter table graphile_worker._private_jobs add constraint no_more_jobs check (false) not valid",
    );
    const body = event();
    const headers = signed(body);
    try {
      expect((await open.send(body, headers)).status).toBeGreaterThanOrEqual(500);
      expect(await stored()).toHaveLength(0);
    } finally {
      await owner.query("alter table graphile_worker._private_jobs drop constraint no_more_jobs");
    }
    expect((await open.send(body, headers)).json).toEqual({ received: true, duplicate: false });
  });
});

describe("the door", () => {
  const nothing = async () => {
    expect(await stored()).toHaveLength(0);
    expect(await jobs()).toHaveLength(0);
  };

  test.each<[string, (body: string) => Record<string, string>]>([
    ["no signature", () => ({})],
    ["half of the headers", (body) => ({ "webhook-signature": signed(body)["webhook-signature"] })],
    ["another secret", (body) => signed(body, { secret: `whsec_${Buffer.alloc(32, 7).toString("base64")}` })],
    ["the signature of another body", () => signed(event({ type: "payment.succeeded" }))],
    ["a signature of ten minutes ago", (body) => signed(body, { at: new Date(Date.now() - 600_000) })],
    ["a signature of the future", (body) => signed(body, { at: new Date(Date.now() + 600_000) })],
    ["another id", (body) => ({ ...signed(body), "webhook-id": newId() })],
  ])("answers 401 to %s", async (_, headers) => {
    const body = event();
    expect(await open.send(body, headers(body))).toMatchObject({
      status: 401,
      json: { error: { code: "bad_signature" } },
    });
    await nothing();
  });

  test.each(["", "not JSON", "null", "{}", '{"type":"subscription.active"}'])(
    "answers 400 to %j, however well it is signed",
    async (body) => {
      expect(await open.send(body, signed(body))).toMatchObject({
        status: 400,
        json: { error: { code: "bad_request" } },
      });
      await nothing();
    },
  );

  test("answers 400 to what isn't text", async () => {
    const bytes = new Uint8Array([0x7b, 0xff, 0x7d]);
    expect((await open.send(bytes, signed("{}"))).status).toBe(400);
    await nothing();
  });

  test("takes 1 MiB and answers 413 to more", async () => {
    const padded = (bytes: number) => {
      const body = event({ padding: "" });
      return body.replace('"padding":""', `"padding":"${"x".repeat(bytes - body.length)}"`);
    };
    // The street has a letter of two bytes.
    const [full, more] = [padded(1024 * 1024 - 1), padded(1024 * 1024)];
    expect(Buffer.byteLength(full)).toBe(1024 * 1024);
    expect((await open.send(more, signed(more))).status).toBe(413);
    await nothing();
    expect((await open.send(full, signed(full))).status).toBe(200);
  });

  test("takes nothing but POST", async () => {
    expect((await open.get()).status).toBe(405);
    const body = event();
    expect((await open.send(body, signed(body), "PUT")).status).toBe(405);
    await nothing();
  });

  test("isn't there where payments are off", async () => {
    const off = await openDoor({ PAYMENTS: "off" });
    try {
      const body = event();
      expect(await off.send(body, signed(body))).toMatchObject({
        status: 404,
        json: { error: { code: "not_found" } },
      });
      expect((await off.send("", {})).status).toBe(404);
      expect((await off.send("x".repeat(2 * 1024 * 1024), {})).status).toBe(404);
      expect((await off.get()).status).toBe(404);
    } finally {
      await off.close();
    }
    await nothing();
  });
});
