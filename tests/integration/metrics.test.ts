import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startCollector } from "../setup/fake-collector";
import { type SignedUpUser, signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { waitForEnd } from "../setup/watch";

const NUMBER = "+12025550101";
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/;
/** A worker's numbers come with its heartbeat, every ten seconds, and are looked at every five. */
const patiently = { timeout: 40_000, interval: 250 };

let app: App;
let db: pg.Client;
let collector: Awaited<ReturnType<typeof startCollector>>;
let user: SignedUpUser;
let callId: string;

const metrics = (headers: Record<string, string> = {}) => fetch(`${app.url}/metrics`, { headers });
/** The value of a line, by what it begins with and the labels that it has. */
function value(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  const line = text
    .split("\n")
    .find(
      (one) =>
        new RegExp(`^${name}[{ ]`).test(one) &&
        Object.entries(labels).every(([label, own]) => one.includes(`${label}="${own}"`)),
    );
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(" ")));
}

type Line = Record<string, unknown>;
const linesOf = (output: string): Line[] =>
  output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);

beforeAll(async () => {
  collector = await startCollector();
  app = await startApp({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  user = await signUpUser(app, db, NUMBER);
  const answer = await user.browser.post("/api/calls/initiate");
  callId = (JSON.parse(answer.body) as { callId: string }).callId;
  expect(await waitForEnd(db, callId)).toMatchObject({ status: "completed" });
  await user.browser.get(`/calls/${callId}`);
  await user.browser.get("/dashboard.data");
  await user.browser.get("/nobody/knows/this?token=secret");
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
  collector?.close();
});

describe("after a call", () => {
  let text: string;
  beforeAll(async () => {
    text = await vi.waitFor(async () => {
      const answer = await (await metrics()).text();
      expect(value(answer, "relevel_calls_ended_total", { status: "completed" })).toBe(1);
      expect(
        value(answer, "relevel_jobs_total", { task: "store_memories", outcome: "done" }),
      ).toBeGreaterThan(0);
      return answer;
    }, patiently);
  });

  test.each<[string, Record<string, string>]>([
    ["relevel_build_info", { version: "0.1.0" }],
    ["relevel_http_requests_total", { method: "POST", route: "/api/calls/initiate", status: "2xx" }],
    ["relevel_http_requests_total", { method: "GET", route: "/calls/:callId", status: "2xx" }],
    ["relevel_http_requests_total", { method: "GET", route: "/dashboard" }],
    ["relevel_http_requests_total", { method: "GET", route: "other", status: "4xx" }],
    ["relevel_http_request_duration_seconds_count", { route: "/calls/:callId" }],
    ["relevel_jobs_total", { task: "place_call", outcome: "done" }],
    ["relevel_job_run_duration_seconds_count", { task: "place_call" }],
    ["relevel_job_wait_seconds_count", { task: "place_call" }],
    ["relevel_dials_total", { provider: "simulator", outcome: "accepted" }],
    ["relevel_slot_to_ring_seconds_count", { kind: "on_demand" }],
    ["relevel_calls_ended_total", { kind: "on_demand", status: "completed", side: "none" }],
    [
      "relevel_vendor_requests_total",
      { provider: "simulator", kind: "telephony", operation: "initiateCall", outcome: "ok" },
    ],
    ["relevel_vendor_requests_total", { provider: "outbox", kind: "mail", operation: "send" }],
    ["relevel_vendor_request_duration_seconds_count", { operation: "initiateCall" }],
    ["relevel_webhook_lag_seconds_count", { source: "simulator" }],
    ["relevel_pool_connections", { pool: "database", state: "idle" }],
    ["relevel_pool_connections", { pool: "queue", state: "used" }],
    ["relevel_workers_alive", {}],
    ["relevel_database_up", {}],
    ["process_resident_memory_bytes", {}],
    ["nodejs_eventloop_lag_p99_seconds", {}],
  ])("%s tells of it: %j", (name, labels) => {
    expect(value(text, name, labels)).toBeGreaterThan(0);
  });

  test("the worker's numbers are told from the web process's", async () => {
    const { rows } = await db.query<{ id: string }>("select id from worker_heartbeats");
    const worker = rows[0]?.id.slice(0, 8) ?? "";
    expect(value(text, "relevel_dials_total", { worker })).toBe(1);
    expect(value(text, "process_cpu_seconds_total", { worker })).toBeGreaterThan(0);
    expect(text).toMatch(/^relevel_http_requests_total\{.*web="[0-9a-f]{8}"/m);
    expect(text).toMatch(/^relevel_queue_jobs\{task="\w+",state="ready"\} \d+$/m);
  });

  test("each is said once what it is, and nothing of a person is in it", () => {
    const heads = text.match(/^# (HELP|TYPE) \S+/gm) ?? [];
    expect(new Set(heads).size).toBe(heads.length);
    for (const secret of [/@/, /2025550/, UUID, /token=/, /guitar/i, /Asha/])
      expect(text).not.toMatch(secret);
  });

  test("a worker's numbers stay small enough for its row", async () => {
    const { rows } = await db.query<{ size: number }>(
      "select octet_length(metrics::text) as size from worker_heartbeats",
    );
    expect(rows[0]?.size).toBeGreaterThan(2_000);
    expect(rows[0]?.size).toBeLessThan(64_000);
  });
});

describe("who may read them, where there is no token", () => {
  test.each([
    ["through a proxy", { "x-forwarded-for": "127.0.0.1" }],
    ["through a tunnel", { "cf-connecting-ip": "203.0.113.9" }],
    ["passed on as the standard says", { forwarded: "for=127.0.0.1" }],
  ])("nobody %s", async (_, headers) => {
    expect((await metrics(headers)).status).toBe(404);
  });

  test("this machine may", async () => {
    const answer = await metrics();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

test.each([
  ["https://relevel.example", 404],
  ["http://localhost:3000", undefined],
])("a proxy on this machine that says nothing of it opens them to nobody: at %s %s", async (url, answer) => {
  Object.assign(process.env, {
    NODE_ENV: "production",
    SIMULATOR: "on",
    SESSION_SECRET: randomBytes(32).toString("hex"),
    APP_URL: url,
  });
  vi.resetModules();
  const { requireMetricsReader } = await import("~/http/require-metrics-reader.server");
  const visitor = { requestId: "", clientIp: "127.0.0.1", cspNonce: "", drained: async () => undefined };
  const context = { ...visitor, fromThisMachine: true, retryAfter: () => undefined };
  const read = () => requireMetricsReader(new Request("http://localhost/metrics"), context);
  if (answer === undefined) expect(read()).toBeUndefined();
  else expect(read).toThrow(expect.objectContaining({ status: answer }));
  delete process.env.APP_URL;
});

describe("who may read them, where there is one", () => {
  const TOKEN = "0123456789abcdef0123";
  let read: (headers: Record<string, string>, fromThisMachine?: boolean) => unknown;
  beforeAll(async () => {
    Object.assign(process.env, {
      NODE_ENV: "production",
      SIMULATOR: "on",
      SESSION_SECRET: randomBytes(32).toString("hex"),
      METRICS_TOKEN: TOKEN,
    });
    vi.resetModules();
    const { requireMetricsReader } = await import("~/http/require-metrics-reader.server");
    read = (headers, fromThisMachine = false) => {
      const visitor = { requestId: "", clientIp: "", cspNonce: "", drained: async () => undefined };
      const context = { ...visitor, fromThisMachine, retryAfter: () => undefined };
      try {
        return requireMetricsReader(new Request("http://host/metrics", { headers }), context);
      } catch (refusal) {
        return refusal instanceof Response ? refusal.status : refusal;
      }
    };
  });

  test.each<[string, Record<string, string>, unknown]>([
    ["whoever brings it", { authorization: `Bearer ${TOKEN}` }, undefined],
    ["nobody without it", {}, 401],
    ["nobody with a part of it", { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, 401],
    ["nobody with another", { authorization: `Bearer ${TOKEN}0` }, 401],
    ["nobody with a password", { authorization: `Basic ${TOKEN}` }, 401],
  ])("%s", (_, headers, answer) => {
    expect(read(headers)).toBe(answer);
  });

  test("nor this machine without it", () => {
    expect(read({}, true)).toBe(401);
  });
});

describe("the log", () => {
  test("has a line for each request, by its id and the pattern of its address", async () => {
    const answer = await fetch(`${app.url}/calendar/a-key-of-somebody`);
    const requestId = answer.headers.get("x-request-id");
    expect(requestId).toMatch(UUID);
    const lines = await vi.waitFor(() => {
      const found = linesOf(app.web.output).filter((line) => line.requestId === requestId);
      expect(found).not.toHaveLength(0);
      return found;
    });
    expect(lines).toEqual([
      expect.objectContaining({
        msg: "request",
        level: "info",
        method: "GET",
        route: "/calendar/:token",
        status: answer.status,
        ms: expect.any(Number),
      }),
    ]);
    expect(app.web.output).not.toContain("a-key-of-somebody");
    expect(app.web.output).not.toContain("token=");
  });

  test("names the call wherever a request or a job is about one", () => {
    const about = (output: string) => linesOf(output).filter((line) => line.callId === callId);
    expect(about(app.web.output)).toContainEqual(
      expect.objectContaining({ msg: "request", route: "/calls/:callId" }),
    );
    expect(about(app.web.output)).toContainEqual(
      expect.objectContaining({
        msg: "request",
        route: "/api/webhooks/call/:provider?/:token?",
        status: 200,
      }),
    );
    const jobs = about(app.worker.output).filter((line) => line.msg === "job finished");
    expect(jobs.map((line) => line.job)).toEqual(expect.arrayContaining(["place_call", "apply_call_event"]));
    for (const line of jobs) {
      expect(line).toMatchObject({ jobId: expect.any(String), attempt: 1, outcome: "done" });
    }
  });

  test("is quiet about probes and files", async () => {
    await Promise.all(["/health", "/ready", "/robots.txt"].map((path) => fetch(`${app.url}${path}`)));
    const routes = linesOf(app.web.output).map((line) => line.route);
    expect(routes).not.toContain("/health");
    expect(routes).not.toContain("/metrics");
    expect(routes).not.toContain("files");
  });
});

test("a database that takes connections and says nothing is named within three seconds", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  process.env.DATABASE_URL = `postgres://x:x@127.0.0.1:${port}/x`;
  vi.resetModules();
  const { whatIsMissing } = await import("~/queue/admin.server");
  const { closeDatabase } = await import("~/db/client.server");
  const begun = performance.now();
  expect(await whatIsMissing()).toEqual(["database"]);
  expect(performance.now() - begun).toBeLessThan(3_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
  await closeDatabase();
});

describe("traces", () => {
  test("tell of requests, jobs and vendors by ids, codes and patterns, and of nobody", async () => {
    const theirs = "0af7651916cd43dd8448eb211c80319c";
    await fetch(`${app.url}/pricing`, { headers: { traceparent: `00-${theirs}-b7ad6b7169203331-01` } });
    await Promise.all([app.web.end("SIGTERM"), app.worker.end("SIGTERM")]);
    const spans = collector.spans();
    const named = (name: string) =>
      spans.find((span) => span.name === name) ?? expect.fail(`no span ${name}`);
    expect(named("GET /calls/:callId")).toMatchObject({
      service: "relevel-web",
      attributes: { "http.request.method": "GET", "http.route": "/calls/:callId" },
    });
    const job = named("job place_call");
    expect(job).toMatchObject({
      service: "relevel-worker",
      attributes: { "relevel.job": "place_call", "relevel.call_id": callId },
    });
    expect(named("telephony initiateCall")).toMatchObject({
      parentSpanId: job.spanId,
      attributes: { "relevel.provider": "simulator", "relevel.kind": "telephony" },
    });
    expect(spans.map(({ traceId }) => traceId)).not.toContain(theirs);
    const sent = collector.bodies.join("\n");
    for (const secret of [/@example/, /2025550/, /token=/, /a-key-of-somebody/, /guitar/i]) {
      expect(sent).not.toMatch(secret);
    }
  });

  test.each(["process/web.js", "process/worker.js", "server/index.js"])(
    "need nothing that build/%s loads where nobody asked for them",
    (file) => {
      const code = readFileSync(`build/${file}`, "utf8");
      expect(code).not.toMatch(/(from|^import)\s*"@opentelemetry/m);
    },
  );
});
