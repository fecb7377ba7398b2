import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask, exchangeFailure } from "~/providers/telephony/http.server";
import { simulatorProvider } from "~/providers/telephony/simulator.server";
import { callRequest, referenceTo } from "../vendors/contract-stage";

/** A vendor of this test: every request it gets is kept, and answered as `respond` says. */
let server: Server;
let url: string;
let got: { method: string; path: string; authorization: string | undefined; body: string; socket: Socket }[];
let respond: (request: IncomingMessage, response: ServerResponse) => void;

const answer = (status: number, body: unknown) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers, socket } = request;
    const body = await text(request);
    got.push({ method, path, authorization: headers.authorization, body, socket });
    respond(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  got = [];
  respond = answer(200, { ok: true });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe("a request to a vendor", () => {
  const post = (timeoutMs = 10_000) =>
    ask({ url: `${url}/calls?a=b`, method: "POST", headers: { authorization: "x" }, body: "{}", timeoutMs });

  test("is sent as given, and connections are used again", async () => {
    for (let turn = 0; turn < 10; turn++) expect(await post()).toEqual({ status: 200, json: { ok: true } });
    expect(got[0]).toMatchObject({ method: "POST", path: "/calls?a=b", authorization: "x", body: "{}" });
    // A second connection is opened when the first is still putting its answer away.
    expect(new Set(got.map((request) => request.socket)).size).toBeLessThanOrEqual(2);
  });

  test.each([
    [404, { error: "none" }, { error: "none" }],
    [502, "<html>bad gateway</html>", null],
    [307, "", null],
  ])("gets the answer %d as it is", async (status, body, json) => {
    respond = answer(status, body);
    expect(await post()).toEqual({ status, json });
    expect(got).toHaveLength(1);
  });

  test.each<[string, typeof respond, RegExp]>([
    ["there is no answer in time", () => {}, /^TimeoutError$/],
    [
      "the body stops half-way",
      (_, response) => response.writeHead(200, { "content-length": "10" }).write("{"),
      /^TimeoutError$/,
    ],
    [
      "the connection is reset",
      (request) => request.socket.resetAndDestroy(),
      /^(ECONNRESET|UND_ERR_SOCKET)$/,
    ],
    [
      "the answer is too large",
      answer(200, `"${"x".repeat(2 * 1024 * 1024)}"`),
      /^UND_ERR_RES_EXCEEDED_MAX_SIZE$/,
    ],
  ])("fails and is never repeated when %s", async (_, behaviour, reason) => {
    respond = behaviour;
    const failure = await post(300).then(String, exchangeFailure);
    expect(failure).toMatch(reason);
    respond = answer(200, { ok: true });
    expect(await post()).toMatchObject({ status: 200 });
    expect(got).toHaveLength(2);
  });

  test("fails when nobody listens", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const failure = await ask({ url: `http://127.0.0.1:${port}`, timeoutMs: 5_000 }).then(
      String,
      exchangeFailure,
    );
    expect(failure).toBe("ECONNREFUSED");
  });
});

describe("the simulator's adapter", () => {
  const provider = () =>
    simulatorProvider({ baseUrl: url, apiKey: "key", webhookSecret: `whsec_${btoa("x")}` });
  const call = callRequest(
    { webhookUrl: "http://127.0.0.1/hook", talkUrl: "http://127.0.0.1/talk" },
    { voicemailMessage: "Hi Mara." },
  );
  const reference = (vendorCallId: string | null) => referenceTo(call, vendorCallId);
  const resource = {
    id: "sim_1",
    reference: call.callId,
    status: "ended",
    outcome: "voicemail",
    updated_at: "2026-03-01T19:30:00Z",
    answered_at: null,
    duration_seconds: null,
    ended_reason: "message_left",
    transcript: null,
    cost: { amount_minor: 12, currency: "USD" },
  };

  test("asks the vendor to dial, once, with everything it has to know", async () => {
    respond = answer(201, resource);
    expect(await provider().initiateCall(call)).toEqual({ outcome: "accepted", vendorCallId: "sim_1" });
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({
      method: "POST",
      path: "/simulator/api/v1/calls",
      authorization: "Bearer key",
    });
    expect(JSON.parse(got[0]?.body ?? "")).toEqual({
      to: call.toNumber,
      reference: call.callId,
      agenda: call.agenda,
      ring_seconds: call.ringSeconds,
      webhook_url: call.webhookUrl,
      voicemail_message: "Hi Mara.",
    });
  });

  test.each([
    [
      422,
      { error: { code: "number_refused" } },
      { outcome: "refused", reason: "number_refused", retryable: false },
    ],
    [400, "no", { outcome: "refused", reason: "HTTP 400", retryable: false }],
    [429, {}, { outcome: "refused", reason: "HTTP 429", retryable: true }],
    [503, {}, { outcome: "ambiguous", reason: "HTTP 503" }],
    [201, "<html>", { outcome: "ambiguous", reason: "unreadable_answer" }],
  ])("understands the answer %d %j to that", async (status, body, placement) => {
    respond = answer(status, body);
    expect(await provider().initiateCall(call)).toEqual(placement);
    expect(got).toHaveLength(1);
  });

  test("doesn't know what became of a request that was cut off", async () => {
    respond = (request) => request.socket.resetAndDestroy();
    expect(await provider().initiateCall(call)).toMatchObject({ outcome: "ambiguous" });
    expect(got).toHaveLength(1);
  });

  test.each([
    [resource.cost, { amountMinor: 12, currency: "USD" }],
    [null, null],
    [undefined, null],
  ])("tells what a call cost: %j", async (cost, told) => {
    respond = answer(200, { ...resource, cost });
    const event = await provider().getCall(reference("sim_1"));
    expect(event).toMatchObject({ status: "voicemail", endedReason: "message_left", transcript: null });
    expect(event?.cost).toEqual(told);
  });

  test("finds a call by our reference, hangs it up, and says when there is none", async () => {
    respond = answer(200, { calls: [resource] });
    expect(await provider().getCall(reference(null))).toMatchObject({
      vendorCallId: "sim_1",
    });
    await provider().hangUp(reference(null));
    expect(got.at(-1)).toMatchObject({ method: "POST", path: "/simulator/api/v1/calls/sim_1/hang-up" });
    respond = answer(404, {});
    expect(await provider().getCall(reference("sim_1"))).toBeNull();
    respond = answer(500, {});
    await expect(provider().getCall(reference("sim_1"))).rejects.toThrow("500");
  });
});
