import { describe, expect, test } from "vitest";
import { callToken, provesVapi } from "./vapi-proof.server";

// All proofs below were computed with Python's hmac module.
const webhookSecret = "it's-a-secret";
const rawBody = '{"message":{"type":"status-update","status":"ringing","call":{"id":"vapi-1"}}}';
const url = "https://relevel.example/api/webhooks/call/vapi?call=1f0d0000-0000-4000-8000-000000000000";
const signature = "128e3271654d6334f7fa362e2dac9264383d468345c4f5b7eb0095f64a65b95d";
const inMilliseconds = "f282f6b91a279188a22a0d1af9f5fd627b2971cca33960c077e4a455b0a3a498";
const inBase64 = "Eo4ycWVNYzT3+jYuLaySZDg9RoNFxPW36wCV9kpluV0=";
const token = "8d0dea08487b8eb28a70a5fcb9b85cccbb3d7eea954e0afa8ff6e598ce01d46f";
const now = Date.parse("2026-03-01T19:30:00.000Z");

const proves = (
  headers: Record<string, string>,
  { token = true, secret = webhookSecret, at = now, to = url, body = rawBody } = {},
) => provesVapi({ rawBody: body, headers, url: to }, { webhookSecret: secret, token }, at);

const signed = { "x-signature": signature, "x-timestamp": "1772393400" };
const bearer = { authorization: `Bearer ${webhookSecret}` };

describe("a signature", () => {
  test.each([
    ["hex", signed],
    ["hex with its name before it", { ...signed, "x-signature": `sha256=${signature}` }],
    ["base64", { ...signed, "x-signature": inBase64 }],
    ["a time in milliseconds", { "x-signature": inMilliseconds, "x-timestamp": "1772393400123" }],
  ])("is understood in %s", (_, headers) => {
    expect(proves(headers)).toBe(true);
    expect(proves(headers, { body: rawBody.replace("ringing", "ringinG") })).toBe(false);
    expect(proves(headers, { body: `${rawBody}\n` })).toBe(false);
    expect(proves(headers, { secret: "another" })).toBe(false);
  });

  test("is of use for five minutes before and after", () => {
    for (const seconds of [-300, -1, 1, 300]) expect(proves(signed, { at: now + seconds * 1000 })).toBe(true);
    for (const seconds of [-301, 301]) expect(proves(signed, { at: now + seconds * 1000 })).toBe(false);
  });

  test.each([
    ["another time", { ...signed, "x-timestamp": "1772393401" }],
    ["no time", { "x-signature": signature }],
    ["a time that is none", { ...signed, "x-timestamp": "2026-03-01T19:30:00Z" }],
    ["no signature", { "x-timestamp": "1772393400" }],
    ["an empty one", { ...signed, "x-signature": "" }],
    ["only its name", { ...signed, "x-signature": "sha256=" }],
    ["a cut one", { ...signed, "x-signature": signature.slice(0, 32) }],
    ["another hash's name", { ...signed, "x-signature": `sha512=${signature}` }],
  ])("is refused with %s, whatever else is right", (_, headers) => {
    expect(proves(headers)).toBe(false);
    expect(proves({ ...headers, ...bearer, "x-vapi-secret": webhookSecret, "x-relevel-token": token })).toBe(
      false,
    );
  });
});

describe("a token", () => {
  const headers = { "x-relevel-token": token };

  test("is made of the address and holds for it alone", () => {
    expect(callToken(webhookSecret, url)).toBe(token);
    expect(proves(headers)).toBe(true);
    expect(proves(headers, { to: url.replace("relevel", "Relevel") })).toBe(true);
    for (const to of [`${url}&a=b`, url.replace("0000", "0001"), url.replace("https", "http"), "", "no URL"])
      expect(proves(headers, { to })).toBe(false);
  });

  test("that is wrong isn't made good by the secret beside it", () => {
    expect(proves({ "x-relevel-token": "", ...bearer })).toBe(false);
    expect(proves({ "x-relevel-token": `${token} `, ...bearer })).toBe(false);
  });

  test("counts for nothing where none is handed out", () => {
    expect(proves(headers, { token: false })).toBe(false);
  });
});

describe("the secret itself", () => {
  test.each([bearer, { "x-vapi-secret": webhookSecret }])("proves as %j", (headers) => {
    expect(proves(headers)).toBe(true);
    expect(proves(headers, { token: false })).toBe(true);
    expect(proves(headers, { secret: "another" })).toBe(false);
  });

  test.each<Record<string, string>>([
    { authorization: webhookSecret },
    { authorization: `Basic ${webhookSecret}` },
    { authorization: "Bearer " },
    { authorization: "Bearer it's-a-secreT" },
    { authorization: "", "x-vapi-secret": webhookSecret },
    { "x-vapi-secret": `Bearer ${webhookSecret}` },
    { "x-vapi-secret": "" },
    // A header that is in many examples and in no document.
    { "x-vapi-signature": signature },
    {},
  ])("doesn't as %j", (headers) => {
    expect(proves(headers)).toBe(false);
  });

  test("is nothing when it is empty", () => {
    expect(proves({ authorization: "Bearer " }, { secret: "" })).toBe(false);
    expect(proves({ "x-vapi-secret": "" }, { secret: "" })).toBe(false);
    expect(proves({}, { secret: "" })).toBe(false);
  });
});
