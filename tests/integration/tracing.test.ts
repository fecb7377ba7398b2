import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { beginSpan, inSpan, startTracing, stopTracing } from "~/observability/tracing.server";
import { startCollector } from "../setup/fake-collector";

const THEIRS = "0af7651916cd43dd8448eb211c80319c";
const request = { name: "GET", kind: "server", attributes: { "relevel.request_id": "r1" } } as const;
const asking = { name: "storage get", kind: "client", attributes: { "relevel.kind": "storage" } } as const;

const close: (() => void)[] = [];
afterEach(async () => {
  await stopTracing();
  for (const end of close.splice(0)) end();
});

test("spans lie inside each other, say how they ended, and are sent when the process stops", async () => {
  const collector = await startCollector();
  close.push(collector.close);
  await startTracing("relevel-test", collector.url);
  const { result, span } = beginSpan(request, () =>
    inSpan(asking, async () => {
      throw new Error("no file of ada@example.com");
    }),
  );
  await expect(result).rejects.toThrow();
  span.end({
    failed: false,
    attributes: { "http.route": "/avatars/:uploadId" },
    name: "GET /avatars/:uploadId",
  });
  await stopTracing();

  const spans = collector.spans();
  const [outer, inner] = ["GET /avatars/:uploadId", "storage get"].map(
    (name) => spans.find((one) => one.name === name) ?? expect.fail(`no span ${name}`),
  );
  expect(outer).toMatchObject({
    service: "relevel-test",
    parentSpanId: undefined,
    attributes: { "http.route": "/avatars/:uploadId", "relevel.request_id": "r1" },
  });
  expect(inner).toMatchObject({ traceId: outer?.traceId, parentSpanId: outer?.spanId });
  expect(collector.bodies.join()).toContain("/v1/traces ");
  expect(collector.bodies.join()).not.toContain("ada@");
});

test("a trace goes on where the caller is believed, and only there", async () => {
  const collector = await startCollector();
  close.push(collector.close);
  await startTracing("relevel-test", collector.url);
  const traceparent = `00-${THEIRS}-b7ad6b7169203331-01`;
  beginSpan({ ...request, name: "theirs", traceparent }, () => undefined).span.end({ failed: false });
  beginSpan({ ...request, name: "rubbish", traceparent: "00-1-2" }, () => undefined).span.end({
    failed: false,
  });
  beginSpan({ ...request, name: "ours" }, () => undefined).span.end({ failed: false });
  await stopTracing();
  const traces = Object.fromEntries(collector.spans().map(({ name, traceId }) => [name, traceId]));
  expect(traces.theirs).toBe(THEIRS);
  expect(traces.rubbish).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(Object.values(traces)).size).toBe(3);
});

test.each([
  ["takes everything and never answers", async () => (await startCollector({ answers: false })).url],
  [
    "isn't there",
    async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      server.close();
      return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    },
  ],
])("a collector that %s harms no work and holds up no stop", async (_, start) => {
  await startTracing("relevel-test", await start());
  await expect(inSpan(asking, async () => "done")).resolves.toBe("done");
  const begun = performance.now();
  await stopTracing();
  expect(performance.now() - begun).toBeLessThan(4_000);
});

test("without a collector there is nothing but the work", async () => {
  await startTracing("relevel-test", undefined);
  expect(beginSpan(request, () => 42).result).toBe(42);
  await expect(inSpan(asking, async () => "done")).resolves.toBe("done");
});
