import { z } from "zod";

/**
 * Numbers of several processes in one text. A process hands its own over as a snapshot, small enough for a row of
 * a table; the text is that of Prometheus, version 0.0.4.
 */

const Labels = z.record(z.string(), z.union([z.string(), z.number()]));
const Metric = z.object({
  name: z.string(),
  help: z.string(),
  type: z.string(),
  /** Counters and gauges: labels and value. */
  samples: z.array(z.tuple([Labels, z.number()])).optional(),
  /** Histograms: upper bounds, then labels with counts up to each bound and in all, and the sum. */
  bounds: z.array(z.number()).optional(),
  series: z.array(z.tuple([Labels, z.array(z.number()), z.number()])).optional(),
});
const Snapshot = z.array(Metric);

export type Snapshot = z.infer<typeof Snapshot>;
type Labels = z.infer<typeof Labels>;

/** A metric as the registry lists it. */
type Listed = {
  name: string;
  help: string;
  type: unknown;
  values: { value: number; metricName?: string; labels: Partial<Record<string, string | number>> }[];
};

/**
 * Packs what a registry lists. Values that are no numbers are left out.
 *
 * @param metrics as `getMetricsAsJSON` gives them, all of them counters, gauges and histograms
 */
export function snapshotOf(metrics: Listed[]): Snapshot {
  return metrics.map((metric) => {
    const { name, help } = metric;
    const type = String(metric.type);
    if (type === "histogram") return { name, help, type, ...packHistogram(metric) };
    const samples = metric.values
      .filter(({ value }) => Number.isFinite(value))
      .map(({ labels, value }): [Labels, number] => [present(labels), value]);
    return { name, help, type, samples };
  });
}

function packHistogram({ name, values }: Listed) {
  const rows = new Map<string, [Labels, number[], number]>();
  const bounds = new Set<number>();
  for (const { metricName, labels, value } of values) {
    const { le, ...own } = present(labels);
    const key = JSON.stringify(own);
    const row = rows.get(key) ?? [own, [], 0];
    rows.set(key, row);
    if (metricName === `${name}_sum`) row[2] = value;
    if (metricName !== `${name}_bucket`) continue;
    row[1].push(value);
    if (le !== "+Inf") bounds.add(Number(le));
  }
  return { bounds: [...bounds], series: [...rows.values()] };
}

function present(labels: Listed["values"][number]["labels"]): Labels {
  const kept: Labels = {};
  for (const [name, value] of Object.entries(labels)) if (value !== undefined) kept[name] = value;
  return kept;
}

/**
 * Reads a snapshot that another process has written, maybe of another version of the product.
 *
 * @param json as the database has it
 * @returns nothing of one that can't be read
 */
export function readSnapshot(json: unknown): Snapshot {
  return Snapshot.safeParse(json).data ?? [];
}

/** Whose numbers these are: labels that each of them gets. */
export type Source = { labels: Labels; metrics: Snapshot };

/**
 * Writes the text.
 *
 * @param sources the first that has a metric says what it is about and of which type it is
 */
export function exposition(sources: Source[]): string {
  const metrics = new Map<string, { help: string; type: string; lines: string[] }>();
  for (const { labels, metrics: own } of sources) {
    for (const metric of own) {
      const { name, help, type } = metric;
      const known = metrics.get(name) ?? { help, type, lines: [] };
      metrics.set(name, known);
      if (known.type === type) known.lines.push(...linesOf(metric, labels));
    }
  }
  return [...metrics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { help, type, lines }]) =>
      [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n"),
    )
    .join("");
}

function linesOf({ name, samples = [], bounds = [], series = [] }: Snapshot[number], more: Labels): string[] {
  const plain = samples.map(([labels, value]) => `${name}${written({ ...labels, ...more })} ${value}`);
  const packed = series.flatMap(([own, counts, sum]) => {
    const labels = { ...own, ...more };
    const buckets = counts.map((count, n) => {
      const le = bounds[n] ?? "+Inf";
      return `${name}_bucket${written({ ...labels, le })} ${count}`;
    });
    return [
      ...buckets,
      `${name}_sum${written(labels)} ${sum}`,
      `${name}_count${written(labels)} ${counts.at(-1) ?? 0}`,
    ];
  });
  return [...plain, ...packed];
}

function written(labels: Labels): string {
  const parts = Object.entries(labels).map(
    ([name, value]) => `${name}="${escaped(String(value)).replace(/"/g, '\\"')}"`,
  );
  return parts.length > 0 ? `{${parts.join(",")}}` : "";
}

const escaped = (text: string) => text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n");
