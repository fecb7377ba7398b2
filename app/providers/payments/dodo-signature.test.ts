import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dodoPayments } from "./dodo.server";
import { UnreadablePaymentEvent } from "./provider";

const SECRET = "whsec_plJ3nmyCDGBKInavdOK15jslAbCdEfGhIjKlMnOpQrSt";
const OTHER = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NOW = new Date("2026-11-23T10:00:00.000Z");
const ID = "msg_2bGk5w1pAaXqCg8rF3mYvZ";
const BODY = JSON.stringify({
  business_id: "bus_1",
  type: "subscription.active",
  timestamp: "2026-11-23T09:59:58.123456Z",
  data: { payload_type: "Subscription", subscription_id: "sub_1", customer: { email: "asha@example.com" } },
});

const payments = (webhookKey = SECRET) =>
  dodoPayments({ name: "dodo", apiKey: "dodo_test_key", webhookKey, environment: "test_mode" });

const signature = (body = BODY, { secret = SECRET, at = NOW, id = ID } = {}) =>
  new Webhook(secret).sign(id, at, body);

function signed(body = BODY, { secret = SECRET, at = NOW, id = ID } = {}) {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signature(body, { secret, at, id }),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the published vectors of Standard Webhooks", () => {
  // From the specification's reference libraries, and from the manual of the company that began it.
  const VECTORS = [
    {
      secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
      signatures: [
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,bm9ldHUjKzFob2VudXRob2VodWUzMjRvdWVvdW9ldQo= v2,MzJsNDk4MzI0K2VvdSMjMTEjQEBAQDEyMzMzMzEyMwo=",
        "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=",
      ],
    },
    {
      secret: "whsec_plJ3nmyCDGBKInavdOK15jsl",
      id: "msg_loFOjxBNrRLzqYUf",
      timestamp: 1731705121,
      body: '{"event_type":"ping","data":{"success":true}}',
      signatures: ["v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="],
    },
  ];
  const CASES = VECTORS.flatMap(({ signatures, ...vector }) =>
    signatures.map((signature) => ({ ...vector, signature })),
  );

  test.each(CASES)("$id with $signature", ({ secret, id, timestamp, body, signature }) => {
    vi.setSystemTime(timestamp * 1000);
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signature,
    };
    // They are authentic, and no events of Dodo's.
    expect(() => payments(secret).verifyWebhook(body, headers)).toThrow(UnreadablePaymentEvent);
    // The same without its one space, as JSON that was parsed and written again.
    expect(payments(secret).verifyWebhook(`${body} `, headers)).toBeNull();
    expect(payments(SECRET).verifyWebhook(body, headers)).toBeNull();
  });
});

describe("an event that is authentic", () => {
  test("is read, as far as it holds nothing of a person", () => {
    expect(payments().verifyWebhook(BODY, signed())).toEqual({
      eventId: ID,
      type: "subscription.active",
      occurredAt: new Date("2026-11-23T09:59:58.123Z"),
      subscriptionIds: ["sub_1"],
      paymentId: null,
      graceUntil: null,
    });
  });

  test.each<[string, Headers | Record<string, string | undefined>]>([
    ["a Headers", new Headers(signed())],
    ["a Headers with others", new Headers({ ...signed(), host: "relevel.example", "x-webhook-id": "no" })],
    ["a plain object", signed()],
    [
      "names in capitals",
      Object.fromEntries(Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), value])),
    ],
    ["others that are missing", { ...signed(), "x-forwarded-for": undefined }],
  ])("may come with %s", (_, headers) => {
    expect(payments().verifyWebhook(BODY, headers)?.eventId).toBe(ID);
  });

  test.each(["", "not JSON", "{", "null", "[]", "{}", '"subscription.active"', '{"type":"a"}'])(
    "is refused in words where its body is %j",
    (body) => {
      expect(() => payments().verifyWebhook(body, signed(body))).toThrow(UnreadablePaymentEvent);
    },
  );
});

describe("the time of a delivery", () => {
  test.each([-300, -299, -1, 0, 1, 299, 300])("may be %d s from now", (seconds) => {
    const at = new Date(NOW.getTime() + seconds * 1000);
    expect(payments().verifyWebhook(BODY, signed(BODY, { at }))?.eventId).toBe(ID);
  });

  test.each([-31_536_000, -86_400, -301, 301, 86_400])("may not be %d s from now", (seconds) => {
    const at = new Date(NOW.getTime() + seconds * 1000);
    expect(payments().verifyWebhook(BODY, signed(BODY, { at }))).toBeNull();
  });

  test.each(["", "soon", "-1", "1e9", "NaN", "0x6", " ", "1795428000.5", "1795428000 ", "99999999999999"])(
    "may not be %j",
    (timestamp) => {
      expect(payments().verifyWebhook(BODY, { ...signed(), "webhook-timestamp": timestamp })).toBeNull();
    },
  );
});

describe("while the secret is changed", () => {
  const [fresh, old] = [signature(), signature(BODY, { secret: OTHER })];

  test.each([
    ["ours first", `${fresh} ${old}`],
    ["ours last", `${old} ${fresh}`],
    ["one of another version beside it", `v2,${fresh.slice(3)} ${fresh}`],
    ["an unreadable one beside it", `v1 v1, , ${fresh}`],
  ])("one of several signatures is enough: %s", (_, value) => {
    expect(payments().verifyWebhook(BODY, { ...signed(), "webhook-signature": value })?.eventId).toBe(ID);
  });

  test("either secret opens what is signed with both", () => {
    const headers = { ...signed(), "webhook-signature": `${old} ${fresh}` };
    for (const secret of [SECRET, OTHER])
      expect(payments(secret).verifyWebhook(BODY, headers)?.eventId).toBe(ID);
  });

  test.each([
    ["none of ours", old],
    ["ours under another version", `v2,${fresh.slice(3)}`],
    ["ours under an asymmetric version", `v1a,${fresh.slice(3)}`],
    ["ours without a version", fresh.slice(3)],
    ["ours with a comma for the space", `${old},${fresh}`],
  ])("is refused with %s", (_, value) => {
    expect(payments().verifyWebhook(BODY, { ...signed(), "webhook-signature": value })).toBeNull();
  });
});

describe("a delivery that isn't Dodo's", () => {
  test.each<[string, Partial<Record<string, string>>]>([
    ["another id", { "webhook-id": "msg_another" }],
    ["another time", { "webhook-timestamp": String(NOW.getTime() / 1000 + 1) }],
    ["no id", { "webhook-id": undefined }],
    ["no time", { "webhook-timestamp": undefined }],
    ["no signature", { "webhook-signature": undefined }],
    ["an empty id", { "webhook-id": "" }],
    ["an empty signature", { "webhook-signature": "" }],
    ["the signature's version alone", { "webhook-signature": "v1," }],
    ["a cut signature", { "webhook-signature": signature().slice(0, -4) }],
    ["one in other letters", { "webhook-signature": `v1,${signature().slice(3).toUpperCase()}` }],
    ["a signature of something else", { "webhook-signature": signature(`${BODY} `) }],
  ])("with %s is refused", (_, change) => {
    expect(payments().verifyWebhook(BODY, { ...signed(), ...change })).toBeNull();
  });

  test("is refused without any headers", () => {
    expect(payments().verifyWebhook(BODY, {})).toBeNull();
    expect(payments().verifyWebhook(BODY, new Headers())).toBeNull();
  });

  test.each([
    BODY.replace("sub_1", "sub_2"),
    `${BODY}\n`,
    ` ${BODY}`,
    `\uFEFF${BODY}`,
    JSON.stringify(JSON.parse(BODY), null, 2),
    "",
  ])("is refused with a body that was touched: %#", (body) => {
    expect(payments().verifyWebhook(body, signed())).toBeNull();
  });

  test("is refused with an id that is too long to be kept", () => {
    const id = "m".repeat(201);
    expect(payments().verifyWebhook(BODY, signed(BODY, { id }))).toBeNull();
  });
});

describe("a secret that anybody has", () => {
  test.each(["", "whsec_", "whsec_not base64", "whsec_!!!!"])("%j is refused at once", (webhookKey) => {
    expect(() => payments(webhookKey)).toThrow();
  });
});
