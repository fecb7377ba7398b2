import twilio from "twilio";
import { afterEach, describe, expect, test } from "vitest";
import type { WebhookRequest } from "~/providers/telephony/provider";
import { twilioProvider } from "~/providers/telephony/twilio.server";
import { strikeStages } from "../../vendors/contract-stage";
import { twilioStage, UNUSED_ACCOUNT } from "../../vendors/twilio-stage";

afterEach(strikeStages);

const form = (body: string) => Object.fromEntries(new URLSearchParams(body));

describe("Twilio's signature", () => {
  const publicUrl = "https://mycompany.com";
  const url = `${publicUrl}/myapp.php?foo=1&bar=2`;
  const fields = {
    CallSid: "CA1234567890ABCDE",
    Caller: "+14158675309",
    Digits: "1234",
    From: "+14158675309",
    To: "+18005551212",
  };
  const provider = twilioProvider({ ...UNUSED_ACCOUNT, publicUrl });
  const genuine: WebhookRequest = {
    rawBody: new URLSearchParams(fields).toString(),
    headers: { "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8=" },
    url,
  };

  test("the example of Twilio's documentation verifies", () => {
    expect(provider.verifyWebhookSignature(genuine)).toBe(true);
  });

  test.each<[string, Partial<WebhookRequest>]>([
    ["one more field", { rawBody: `${genuine.rawBody}&Extra=1` }],
    ["one field less", { rawBody: genuine.rawBody.replace("Digits=1234&", "") }],
    ["a field twice", { rawBody: `${genuine.rawBody}&Digits=12345` }],
    ["a changed byte", { rawBody: genuine.rawBody.replace("1234&", "1235&") }],
    ["a changed query", { url: url.replace("foo=1", "foo=2") }],
    ["one more in the query", { url: `${url}&baz=3` }],
    ["the query in another order", { url: `${publicUrl}/myapp.php?bar=2&foo=1` }],
    ["no query", { url: `${publicUrl}/myapp.php` }],
    ["http", { url: url.replace("https:", "http:") }],
    ["another host", { url: url.replace("mycompany", "yourcompany") }],
    ["a host that only begins like ours", { url: url.replace(".com", ".com.example") }],
    ["a slash at the end", { url: url.replace(".php", ".php/") }],
    ["a relative address", { url: "/myapp.php?foo=1&bar=2" }],
    ["no address", { url: "" }],
    ["no signature", { headers: {} }],
    ["an empty signature", { headers: { "x-twilio-signature": "" } }],
    ["a changed signature", { headers: { "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B9=" } }],
    ["two signatures", { headers: { "x-twilio-signature": `${genuine.headers["x-twilio-signature"]}, x` } }],
  ])("%s is refused", (_, change) => {
    expect(provider.verifyWebhookSignature({ ...genuine, ...change })).toBe(false);
  });

  test("an address that isn't ours is refused, also when it is signed rightly", () => {
    const other = url.replace("mycompany", "yourcompany");
    const signature = twilio.getExpectedTwilioSignature("12345", other, fields);
    const request = { ...genuine, url: other, headers: { "x-twilio-signature": signature } };
    expect(provider.verifyWebhookSignature(request)).toBe(false);
  });

  test("without a token nothing verifies", () => {
    const blank = twilioProvider({ ...UNUSED_ACCOUNT, authToken: "", publicUrl });
    const signature = twilio.getExpectedTwilioSignature("", url, fields);
    const request = { ...genuine, headers: { "x-twilio-signature": signature } };
    expect(blank.verifyWebhookSignature(request)).toBe(false);
  });

  test("fields that come twice, odd names and letters from everywhere verify", () => {
    const rawBody = "b=2&a=x%20y&b=1&%F0%9F%8E%B8=%C3%A9&__proto__=1&empty=";
    const params = { b: ["2", "1"], a: "x y", "🎸": "é", ["__proto__"]: "1", empty: "" };
    const signature = twilio.getExpectedTwilioSignature("12345", url, params);
    expect(
      provider.verifyWebhookSignature({ rawBody, url, headers: { "x-twilio-signature": signature } }),
    ).toBe(true);
  });

  test("the SDK's own generator agrees with everything the fake signs", async () => {
    const { place, vendor } = await twilioStage();
    vendor.talkWith({ said: ['I played, & it was "good" + é 🎸.', null, "Goodbye."] });
    await place();
    const all = [...vendor.delivered, ...vendor.asked];
    expect(all.length).toBeGreaterThan(6);
    for (const { url: address, body, headers } of all) {
      const expected = twilio.getExpectedTwilioSignature(vendor.authToken, address, form(body));
      expect(headers["x-twilio-signature"]).toBe(expected);
    }
  });
});
