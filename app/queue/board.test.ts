import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { measureProcess, metrics } from "~/observability/metrics.server";
import { queueMetrics } from "./queue-metrics";

const Board = z.object({
  uid: z.string(),
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).default([]),
    }),
  ),
});
const Alerts = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(["page", "ticket"]) }),
          annotations: z.object({ summary: z.string() }),
        }),
      ),
    }),
  ),
});
const board = Board.parse(JSON.parse(readFileSync("deploy/grafana/relevel.json", "utf8")));
const alerts = Alerts.parse(parse(readFileSync("deploy/prometheus/alerts.yml", "utf8")));

/** Every name that /metrics may answer with, and the labels that it may have. */
function known(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const add = (name: string, labels: string[]) =>
    names.set(name, new Set([...labels, "web", "worker", "instance"]));
  measureProcess();
  for (const metric of metrics().registry.getMetricsAsArray()) {
    const labels: unknown = Reflect.get(metric, "labelNames");
    const own = Array.isArray(labels) ? labels.map(String) : [];
    if (String(metric.type) !== "histogram") add(metric.name, own);
    else {
      add(`${metric.name}_bucket`, [...own, "le"]);
      add(`${metric.name}_sum`, own);
      add(`${metric.name}_count`, own);
    }
  }
  const task = { task: "x", oldestReadySeconds: 1, lockedByDead: 0 };
  const tasks = [{ ...task, ready: 0, scheduled: 0, running: 0, retrying: 0, failed: 0 }];
  for (const { name, samples = [] } of queueMetrics({ tasks, workers: [{ id: "x", hostname: "x" }] })) {
    add(name, Object.keys(samples[0]?.[0] ?? {}));
  }
  return names;
}

/** What an expression names: metrics, and the labels it matches and groups by. */
function namesIn(expr: string) {
  const labels: string[] = [];
  const note = (list: string) => {
    labels.push(...list.split(",").map((one) => one.trim()));
    return " ";
  };
  const rest = expr
    .replace(/"[^"]*"/g, '""')
    .replace(/\{([^}]*)\}/g, (_, matchers: string) => note(matchers.replace(/\s*[=!~]+\s*""/g, "")))
    .replace(/\[[^\]]*\]/g, " ")
    .replace(/\b(?:by|without)\s*\(([^)]*)\)/g, (_, list: string) => note(list));
  const words = [...rest.matchAll(/[a-zA-Z_:][\w:]*(?!\w*\s*\()/g)].map(([word]) => word);
  return { metrics: [...new Set(words)], labels: [...new Set(labels)] };
}

const names = known();
const exprs = [
  ...board.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({ where: `board: ${title}`, expr, text: legendFormat })),
  ),
  ...alerts.groups.flatMap(({ rules }) =>
    rules.map(({ alert, expr, annotations }) => ({
      where: `alert: ${alert}`,
      expr,
      text: annotations.summary,
    })),
  ),
];

describe("what the board and the alerts ask for is measured", () => {
  test.each(exprs)("$where", ({ expr, text }) => {
    const asked = namesIn(expr);
    expect(asked.metrics.length).toBeGreaterThan(0);
    const labels = new Set<string>();
    for (const name of asked.metrics) {
      const own = names.get(name) ?? expect.fail(`nothing measures ${name}`);
      for (const label of own) labels.add(label);
    }
    const told = [...text.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)].map(([, label = ""]) => label);
    for (const label of [...asked.labels, ...told]) expect([...labels]).toContain(label);
  });

  test("and what they name is read as it is written", () => {
    const expr =
      'histogram_quantile(0.9, sum by (le, a) (rate(x_bucket{b="c,d",e!~"f"}[5m]))) / y_total > 0.1';
    expect(namesIn(expr)).toEqual({ metrics: ["x_bucket", "y_total"], labels: ["b", "e", "le", "a"] });
  });

  test("no two panels have the same number", () => {
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
  });
});

test("names are as Prometheus wants them, and each says what it is", () => {
  const all = [...metrics().registry.getMetricsAsArray(), ...queueMetrics(null)];
  for (const { name, help, type } of all.filter((metric) => metric.name.startsWith("relevel_"))) {
    expect(help).toMatch(/^[A-Z].{10,}\.$/);
    expect(name.endsWith("_total")).toBe(String(type) === "counter");
    if (String(type) === "histogram") expect(name).toMatch(/_seconds$/);
  }
});
