import { ms } from "../bench/measure";
import type { Run } from "./soak";
import type { Finding, Sample } from "./verdict";

/** More lines tell nobody more. */
const MOST_LINES = 15;

/**
 * A soak as tables for people: what was seen over time, what was done, and the verdict.
 */
export function report({ before, load, after, visits, statuses, calls }: Run, findings: Finding[]): string {
  const step = Math.ceil(load.length / MOST_LINES);
  const shown = load.filter((_, place) => place % step === step - 1);
  const pairs = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ");
  return [
    table(
      [
        "after",
        "web",
        "heap",
        "worker",
        "connections",
        "queue",
        "requests",
        "p50",
        "p95",
        "loop p99",
        "problems",
      ],
      [
        seen("before", before),
        ...shown.map((each) => seen(`${each.second} s`, each)),
        seen("at rest", after),
      ],
    ),
    table(
      ["visit", "times", "p50", "p95"],
      visits.map(({ name, times, p50, p95 }) => [name, String(times), ms(p50), ms(p95)]),
    ),
    `answers: ${pairs(statuses)}\ncalls: ${pairs(calls)}`,
    table(
      ["verdict", "seen", "bound", "holds"],
      findings.map(({ what, seen, bound, holds }) => [what, seen, bound, holds ? "yes" : "NO"]),
    ),
  ].join("\n\n");
}

function seen(
  when: string,
  { rss, heap, connections, queue, requests, loopDelay, problems }: Sample,
): string[] {
  const { active, idle, idleInTransaction } = connections;
  return [
    when,
    `${(rss.web / 1024 / 1024).toFixed(0)} MB`,
    heap === null ? "" : `${(heap / 1024 / 1024).toFixed(0)} MB`,
    `${(rss.worker / 1024 / 1024).toFixed(0)} MB`,
    `${active + idle + idleInTransaction}`,
    `${queue.ready + queue.running + queue.retrying}`,
    `${requests?.count ?? 0}`,
    requests ? ms(requests.p50) : "",
    requests ? ms(requests.p95) : "",
    loopDelay === null ? "" : ms(loopDelay),
    `${problems}`,
  ];
}

function table(heads: string[], rows: string[][]): string {
  const widths = heads.map((word, column) =>
    Math.max(word.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const written = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [written(heads), written(widths.map((width) => "-".repeat(width))), ...rows.map(written)].join("\n");
}
