import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { expect, test } from "vitest";
import { exposition, readSnapshot, snapshotOf } from "./exposition";

const register = () => {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: "jobs_total", help: "Jobs.", labelNames: ["task"], registers }).inc(
    { task: 'a"b\\c\nd' },
    2,
  );
  new Gauge({ name: "away", help: "Not known.", registers }).set(Number.NaN);
  const seconds = new Histogram({
    name: "run_seconds",
    help: "How long.",
    labelNames: ["task"],
    buckets: [0.5, 1],
    registers,
  });
  for (const value of [0.2, 0.7, 3]) seconds.observe({ task: "x" }, value);
  return registry;
};
const snapshot = async () => snapshotOf(await register().getMetricsAsJSON());

/** The lines that say something, in one order. */
const lines = (text: string) => text.split("\n").filter(Boolean).sort();

test("one process's numbers are written as the client library would", async () => {
  const registry = register();
  registry.removeSingleMetric("away");
  const packed = snapshotOf(await registry.getMetricsAsJSON());
  const text = exposition([{ labels: {}, metrics: readSnapshot(JSON.parse(JSON.stringify(packed))) }]);
  const theirs = (await registry.metrics()).replace(/\{le="([^"]+)",task="x"\}/g, '{task="x",le="$1"}');
  expect(lines(text)).toEqual(lines(theirs));
});

test("several processes' numbers stand under one heading, each with its own labels", async () => {
  const metrics = await snapshot();
  const text = exposition([
    { labels: {}, metrics },
    { labels: { worker: "w1" }, metrics },
  ]);
  expect(text.match(/# TYPE run_seconds histogram/g)).toHaveLength(1);
  expect(text).toContain('run_seconds_count{task="x"} 3\n');
  expect(text).toContain('run_seconds_count{task="x",worker="w1"} 3\n');
  expect(text).toContain('run_seconds_bucket{task="x",worker="w1",le="+Inf"} 3\n');
});

test("what is no number has no line", async () => {
  expect(exposition([{ labels: {}, metrics: await snapshot() }])).not.toMatch(/^away/m);
});

test.each([[null], ["text"], [[{ name: 1 }]], [{}]])("%j is no snapshot and says nothing", (json) => {
  expect(readSnapshot(json)).toEqual([]);
});

test("a metric whose type another version has changed is told of once, as the first has it", async () => {
  const metrics = await snapshot();
  const other = metrics.map((metric) => ({ ...metric, type: "summary" }));
  const text = exposition([
    { labels: {}, metrics },
    { labels: { worker: "w1" }, metrics: other },
  ]);
  expect(text).not.toContain("w1");
});
