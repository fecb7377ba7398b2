import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NotOffered } from "~/providers/telephony/provider";
import { type VapiOptions, vapiProvider } from "~/providers/telephony/vapi.server";
import { mayControl } from "~/providers/telephony/vapi-request";
import { describeContract, type Subject } from "../../vendors/contract";
import { callRequest, referenceTo, setStage, strikeStages } from "../../vendors/contract-stage";
import { type Credential, FakeVapi } from "../../vendors/fake-vapi";

const optionsFor = (vendor: FakeVapi): VapiOptions => ({
  apiKey: vendor.apiKey,
  assistantId: vendor.assistantId,
  phoneNumberId: vendor.phoneNumberId,
  webhookSecret: vendor.webhookSecret,
  credentialId: vendor.credentialId ?? undefined,
  baseUrl: vendor.url,
});

const subject = (
  name: string,
  credential: Credential | null,
  proof: Pick<Subject, "detects" | "signingHeaders">,
): Subject => ({
  name,
  ...proof,
  async start({ timeoutMs }) {
    const vendor = new FakeVapi(credential);
    await vendor.listen();
    return {
      provider: vapiProvider({ ...optionsFor(vendor), timeoutMs }),
      vendor,
      secrets: [vendor.apiKey, vendor.webhookSecret, vendor.twilioAuthToken],
      stop: () => vendor.close(),
    };
  },
});

const byToken = subject("vapi by a token for each call", null, {
  detects: { body: false, header: true, query: true },
  signingHeaders: ["x-relevel-token"],
});
const bySignature = subject(
  "vapi by an HMAC credential",
  { kind: "hmac" },
  {
    detects: { body: true, header: true, query: false },
    signingHeaders: ["x-signature", "x-timestamp"],
  },
);

describeContract(byToken);
describeContract(bySignature);

afterEach(strikeStages);

describe("the request that dials", () => {
  test("carries everything in Vapi's fields", async () => {
    const { provider, vendor, at } = await setStage(byToken);
    const call = callRequest(at);
    await provider.initiateCall(call);
    const [request] = vendor.requests;
    expect(request).toMatchObject({ method: "POST", path: "/call" });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      assistantId: expect.any(String),
      phoneNumberId: expect.any(String),
      customer: { number: call.toNumber, externalId: call.callId },
      name: call.callId,
      assistantOverrides: {
        metadata: { callId: call.callId },
        firstMessage: call.brief.openingLine,
        firstMessageMode: "assistant-speaks-first",
        variableValues: {
          ...call.brief.variables,
          instructions: call.brief.instructions,
          language: "en",
        },
        maxDurationSeconds: 290,
        voicemailDetection: { provider: "vapi" },
        voicemailMessage: call.voicemailMessage,
        transportConfigurations: [{ provider: "twilio", timeout: 45, record: false }],
        artifactPlan: {
          recordingEnabled: false,
          videoRecordingEnabled: false,
          pcapEnabled: false,
          loggingEnabled: false,
          transcriptPlan: { enabled: true },
        },
        monitorPlan: { listenEnabled: false, controlEnabled: true },
        serverMessages: ["status-update", "end-of-call-report"],
        server: {
          url: `${at.webhookUrl}?call=${call.callId}`,
          headers: { "x-relevel-token": expect.stringMatching(/^[0-9a-f]{64}$/) },
          timeoutSeconds: 20,
          backoffPlan: { type: "exponential", maxRetries: 5, baseDelaySeconds: 2 },
        },
      },
    });
  });

  test.each<[string, Parameters<typeof callRequest>[1], object]>([
    ["no message hangs up on a machine", { voicemailMessage: null }, { voicemailMessage: "" }],
    [
      "a length is within Vapi's limits",
      { agenda: { ...callRequest({ webhookUrl: "", talkUrl: "" }).agenda, maxSeconds: 5 } },
      { maxDurationSeconds: 10 },
    ],
    [
      "braces are no template",
      { brief: { openingLine: "Hi {{ x }} {% y %}", instructions: "", variables: {} } },
      { firstMessage: "Hi { { x }} { % y %}" },
    ],
  ])("%s", async (_, changes, sent) => {
    const { provider, vendor, at } = await setStage(byToken);
    expect(await provider.initiateCall(callRequest(at, changes))).toMatchObject({ outcome: "accepted" });
    expect(JSON.parse(vendor.requests[0]?.body ?? "").assistantOverrides).toMatchObject(sent);
  });

  test("names the credential in place of a token where there is one", async () => {
    const { provider, vendor, at } = await setStage(bySignature);
    await provider.initiateCall(callRequest(at));
    const { server } = JSON.parse(vendor.requests[0]?.body ?? "").assistantOverrides;
    expect(server).toMatchObject({ credentialId: expect.any(String) });
    expect(server).not.toHaveProperty("headers");
    expect(provider.capabilities.signedWebhook).toBe(true);
  });

  test("is refused for a while when all lines are taken", async () => {
    const { provider, vendor, at, place } = await setStage(byToken);
    vendor.behave({ story: "rings_on" });
    for (let line = 0; line < 10; line++) await place();
    expect(await provider.initiateCall(callRequest(at))).toEqual({
      outcome: "refused",
      reason: "concurrency_limit",
      retryable: true,
    });
    expect(vendor.taken).toHaveLength(10);
  });
});

describe("an answer of Vapi", () => {
  /** A Vapi that answers everything as told. */
  let server: Server;
  let baseUrl: string;
  let got: { method?: string; path?: string; key?: string; body: string }[];
  let respond: (response: ServerResponse, path: string) => void;
  const json = (status: number, body: unknown) => (response: ServerResponse) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  const provider = () =>
    vapiProvider({
      ...{ apiKey: "key", assistantId: "a", phoneNumberId: "p", webhookSecret: "s" },
      baseUrl,
      timeoutMs: 2_000,
    });
  const at = { webhookUrl: "https://relevel.example/hook", talkUrl: "https://relevel.example/talk" };
  const call = callRequest(at);

  beforeEach(async () => {
    got = [];
    server = createServer(async (request, response) => {
      const { method, url: path, headers } = request;
      got.push({ method, path, key: headers.authorization, body: await text(request) });
      respond(response, path ?? "");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  test.each<[number, unknown, object]>([
    [201, { id: "v1", status: "queued" }, { outcome: "accepted", vendorCallId: "v1" }],
    [201, { results: [], errors: [] }, { outcome: "ambiguous", reason: "unreadable_answer" }],
    [201, "<html>", { outcome: "ambiguous", reason: "unreadable_answer" }],
    [200, "", { outcome: "ambiguous", reason: "unreadable_answer" }],
    [307, "", { outcome: "ambiguous", reason: "unreadable_answer" }],
    [408, {}, { outcome: "ambiguous", reason: "HTTP 408" }],
    [502, "<html>", { outcome: "ambiguous", reason: "HTTP 502" }],
    [
      400,
      { message: [`${call.toNumber} is odd`] },
      { outcome: "refused", reason: "HTTP 400", retryable: false },
    ],
    [401, "no", { outcome: "refused", reason: "HTTP 401", retryable: false }],
    [429, {}, { outcome: "refused", reason: "HTTP 429", retryable: true }],
  ])("to the request that dials: %d %j", async (status, body, placement) => {
    respond = (response) => {
      response.setHeader("location", `${baseUrl}/elsewhere`);
      json(status, body)(response);
    };
    expect(await provider().initiateCall(call)).toEqual(placement);
    expect(got).toMatchObject([{ method: "POST", path: "/call", key: "Bearer key" }]);
  });

  test("that stops half-way leaves it open", async () => {
    respond = (response) => response.writeHead(201, { "content-length": "100" }).write('{"id":"v1"');
    const impatient = vapiProvider({
      ...{ apiKey: "key", assistantId: "a", phoneNumberId: "p", webhookSecret: "s" },
      ...{ baseUrl, timeoutMs: 300 },
    });
    expect(await impatient.initiateCall(call)).toEqual({ outcome: "ambiguous", reason: "TimeoutError" });
    await expect(impatient.getCall(referenceTo(call, "v1"))).rejects.toThrow("TimeoutError");
    expect(got).toHaveLength(2);
  });

  test("to a question is never repeated in words", async () => {
    respond = json(500, { message: `no ${call.toNumber}` });
    for (const id of ["v1", null])
      await expect(provider().getCall(referenceTo(call, id))).rejects.toThrow(
        /^vapi can't be asked: HTTP 500$/,
      );
    respond = json(200, "<html>");
    for (const id of ["v1", null]) await expect(provider().getCall(referenceTo(call, id))).rejects.toThrow();
  });

  test.each(["http://127.0.0.1:1/control", "https://[", "file:///etc/passwd", "", null])(
    "that names %j for control sends nobody there",
    async (controlUrl) => {
      const own = controlUrl?.startsWith("http:") ? "gopher://127.0.0.1/" : controlUrl;
      respond = json(200, { id: "v1", status: "ringing", monitor: { controlUrl: own } });
      await expect(provider().hangUp(referenceTo(call, "v1"))).rejects.toThrow("no address");
      expect(got).toHaveLength(1);
    },
  );

  test("that names an address for control is followed without our key", async () => {
    respond = (response, path) =>
      json(
        200,
        path === "/control" ? {} : { id: "v1", monitor: { controlUrl: `${baseUrl}/control` } },
      )(response);
    await provider().hangUp(referenceTo(call, "v1"));
    expect(got[1]).toEqual({
      method: "POST",
      path: "/control",
      key: undefined,
      body: '{"type":"end-call"}',
    });
    respond = (response, path) =>
      path === "/control"
        ? json(500, {})(response)
        : json(200, { id: "v1", monitor: { controlUrl: `${baseUrl}/control` } })(response);
    await expect(provider().hangUp(referenceTo(call, "v1"))).rejects.toThrow("500");
  });

  test("may name a plain address only where Vapi itself has one", () => {
    expect(mayControl("https://control.example/1", "https://api.vapi.ai")).toBe(true);
    expect(mayControl("http://control.example/1", "https://api.vapi.ai")).toBe(false);
    expect(mayControl("http://127.0.0.1/1", "http://127.0.0.1:4011")).toBe(true);
  });
});

describe("asking", () => {
  test("goes on page after page", async () => {
    const { provider, vendor, place } = await setStage(byToken);
    vendor.behave({ story: "no_answer", deliver: "lost" });
    const first = await place();
    for (let call = 0; call < 120; call++) await place();
    const asked = vendor.requests.length;
    const told = await provider.listCalls(new Date(Date.now() - 60_000));
    expect(told.map((event) => event.vendorCallId)).toEqual(
      vendor.taken.map((call) => call.vendorCallId).reverse(),
    );
    expect(vendor.requests.length - asked).toBe(2);
    expect(await provider.getCall(referenceTo(first, null))).toMatchObject({
      vendorCallId: vendor.taken[0]?.vendorCallId,
    });
  });

  test("can't be about a call that was never dialled", async () => {
    const { provider, vendor, at } = await setStage(byToken);
    const reference = { ...referenceTo(callRequest(at), null), dialedAt: null };
    expect(await provider.getCall(reference)).toBeNull();
    await expect(provider.cancel(reference)).rejects.toThrow(NotOffered);
    expect(vendor.requests).toHaveLength(0);
  });
});

describe("a credential of the account", () => {
  test.each<Credential["kind"]>([
    "hmac-milliseconds",
    "hmac-prefixed",
    "hmac-base64",
    "bearer",
    "secret-header",
  ])("of the kind %s proves webhooks", async (kind) => {
    const { provider, place, received } = await setStage(subject("vapi", { kind }, byToken));
    await place();
    expect(received.length).toBeGreaterThan(3);
    for (const request of received) {
      expect(provider.verifyWebhookSignature(request)).toBe(true);
      expect(request.headers).not.toHaveProperty("x-relevel-token");
    }
  });
});
