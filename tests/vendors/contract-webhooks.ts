import { expect, test } from "vitest";
import { UnreadableWebhook, type WebhookRequest } from "../../app/providers/telephony/provider";
import type { Stage, Subject } from "./contract-stage";

/** The part of the contract that is about who sent a webhook and what of it may be kept. */

/** Proofs of other vendors, as somebody could send them. */
const FOREIGN_PROOFS: Record<string, string> = {
  "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
  "x-webhook-signature": "0f".repeat(32),
  "x-signature": "0f".repeat(32),
  "x-timestamp": "1772393400",
  "x-vapi-secret": "secret",
  "x-relevel-token": "0f".repeat(32),
  authorization: "Bearer secret",
  "webhook-id": "msg_1",
  "webhook-timestamp": "1772393400",
  "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

const RUBBISH = [
  "",
  " ",
  "{",
  "null",
  "[]",
  '"text"',
  "7",
  "{}",
  '{"message":null}',
  '{"data":[]}',
  '{"call":{"id":7}}',
  "\0",
  "a=b&a=c",
  "[".repeat(50_000),
];

export function describeWebhookContract(subject: Subject, on: () => Stage, said: readonly string[]): void {
  const { body, header, query } = subject.detects;
  const verify = (request: WebhookRequest) => on().provider.verifyWebhookSignature(request);
  const placed = async () => {
    await on().place();
    expect(on().received.length).toBeGreaterThan(0);
    return on().received;
  };

  test("every genuine webhook verifies", async () => {
    for (const request of await placed()) expect(verify(request)).toBe(true);
  });

  test(`one changed byte of the body is ${body ? "refused" : "beyond its scheme"}`, async () => {
    for (const request of await placed()) {
      const { rawBody } = request;
      for (const at of [0, Math.floor(rawBody.length / 2), rawBody.length - 1]) {
        const byte = rawBody[at] === "x" ? "y" : "x";
        const changed = { ...request, rawBody: rawBody.slice(0, at) + byte + rawBody.slice(at + 1) };
        expect(verify(changed)).toBe(!body);
        if (!body) expectReadOrUnreadable(changed);
      }
      expect(verify({ ...request, rawBody: `${rawBody} ` })).toBe(!body);
    }
  });

  test("it doesn't claim to sign bodies when a changed one passes", () => {
    if (on().provider.capabilities.signedWebhook) expect(body).toBe(true);
  });

  test(`a changed or missing proof is ${header ? "refused" : "beyond its scheme"}`, async () => {
    for (const request of await placed()) {
      for (const name of subject.signingHeaders) {
        const { [name]: proof = "", ...others } = request.headers;
        expect(proof).not.toBe("");
        const at = Math.floor(proof.length * 0.75);
        const changed = proof.slice(0, at) + (proof[at] === "0" ? "1" : "0") + proof.slice(at + 1);
        for (const odd of [changed, "", `${proof}0`, proof.slice(0, -2), "é€", "Bearer ", ",", "sha256="])
          expect(verify({ ...request, headers: { ...others, [name]: odd } })).toBe(!header);
        expect(verify({ ...request, headers: others })).toBe(!header);
      }
    }
  });

  test(`another parameter in the address is ${query ? "refused" : "beyond its scheme"}`, async () => {
    for (const request of await placed()) {
      const added = new URL(request.url);
      added.searchParams.append("extra", "1");
      expect(verify({ ...request, url: added.href })).toBe(!query);
      for (const name of new URL(request.url).searchParams.keys()) {
        const changed = new URL(request.url);
        changed.searchParams.set(name, "other");
        expect(verify({ ...request, url: changed.href })).toBe(!query);
      }
    }
  });

  test("another vendor's proofs, or none, are refused", async () => {
    for (const request of await placed()) {
      const bare = { ...request.headers };
      for (const name of subject.signingHeaders) delete bare[name];
      expect(verify({ ...request, headers: { ...bare, ...FOREIGN_PROOFS } })).toBe(!header);
      for (const [name, proof] of Object.entries(FOREIGN_PROOFS))
        expect(verify({ ...request, headers: { ...bare, [name]: proof } })).toBe(!header);
      expect(verify({ ...request, headers: {} })).toBe(!header);
    }
  });

  test.each(RUBBISH)("the body %j is refused or unreadable, and nothing else is thrown", async (rawBody) => {
    const [genuine] = await placed();
    if (!genuine) return;
    const rubbish = { ...genuine, rawBody };
    if (body) expect(verify(rubbish)).toBe(false);
    expect(() => on().provider.parseWebhook(rubbish)).toThrow(UnreadableWebhook);
  });

  test("a body that was cut short is read or unreadable", async () => {
    for (const request of await placed())
      for (let part = 1; part < 10; part++) {
        const rawBody = request.rawBody.slice(0, Math.floor((request.rawBody.length * part) / 10));
        expectReadOrUnreadable({ ...request, rawBody });
      }
  });

  function expectReadOrUnreadable(request: WebhookRequest): void {
    try {
      on().provider.parseWebhook(request);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableWebhook);
    }
  }

  test("what is kept has no number, no secret and nothing that was said", async () => {
    const { vendor, secrets, events } = on();
    for (const story of ["talk", "voicemail", "failed"] as const) {
      vendor.behave({ story });
      const call = await on().place();
      const private_ = [call.toNumber.slice(1), call.toNumber.slice(-10), "Mara", call.brief.openingLine];
      for (const event of events()) {
        const kept = JSON.stringify(event.payload);
        expect(JSON.parse(kept)).toEqual(event.payload);
        for (const word of [...private_, call.brief.instructions, ...said, ...secrets])
          expect(kept).not.toContain(word);
        // Everything else in the event may be kept as well, apart from the transcript.
        const rest = JSON.stringify({ ...event, transcript: null });
        for (const word of [...private_, ...secrets]) expect(rest).not.toContain(word);
      }
    }
  });
}
