import { MINUTE, SECOND } from "~/lib/time";
import { type ConsoleFilter, WINDOWS, type WindowName } from "./console-filter";
import type { QueueDb } from "./inspect.server";
import { noSteps, quantile } from "./job-steps";

/** Milliseconds; null where nothing ran. */
export type Latency = { p50: number | null; p95: number | null };

export type TaskRuns = {
  task: string;
  done: number;
  failed: number;
  gaveUp: number;
  /** How long after its time a run began, and how long it took. */
  wait: Latency;
  run: Latency;
};

export type Runs = {
  window: WindowName;
  from: Date;
  /** Runs a minute, on average over the window. */
  perMinute: number;
  all: Omit<TaskRuns, "task">;
  tasks: TaskRuns[];
  /** Oldest first, without gaps. */
  bars: { at: Date; done: number; failed: number; gaveUp: number }[];
};

type StepRow = { task: string; step: number; run: number; wait: number };
type BarRow = { at: Date; task: string; done: number; failed: number; gaveUp: number };

/**
 * What jobs did lately: how many, and how quickly.
 *
 * @param filter `task`: of this task only
 */
export async function readRuns(
  db: QueueDb,
  { window, task }: Pick<ConsoleFilter, "window" | "task">,
  now: Date,
): Promise<Runs> {
  const { ms, bar } = WINDOWS[window];
  const end = Math.floor(now.getTime() / bar) * bar + bar;
  const from = new Date(end - ms);
  const which = [from.toISOString(), task ?? null];
  const counted = await db.query<BarRow>(
    `select task, date_bin($3::interval, at, 'epoch') as at, sum(done)::int as done, sum(failed)::int as failed,
       sum(gave_up)::int as "gaveUp"
     from job_minutes where at >= $1::timestamptz and ($2::text is null or task = $2) group by 1, 2`,
    [...which, `${bar / SECOND} seconds`],
  );
  const stepped = await db.query<StepRow>(
    `select task, step::int - 1 as step, sum(run)::int as run, sum(wait)::int as wait
     from job_minutes, unnest(run_steps, wait_steps) with ordinality as s(run, wait, step)
     where at >= $1::timestamptz and ($2::text is null or task = $2) group by 1, 2`,
    which,
  );
  const names = [...new Set(counted.rows.map((row) => row.task))].sort();
  const all = summary(counted.rows, stepped.rows);
  const minutes = Math.min(ms, now.getTime() - from.getTime()) / MINUTE;
  return {
    window,
    from,
    perMinute: (all.done + all.failed + all.gaveUp) / minutes,
    all,
    tasks: names.map((name) => ({
      task: name,
      ...summary(
        counted.rows.filter((row) => row.task === name),
        stepped.rows.filter((row) => row.task === name),
      ),
    })),
    bars: Array.from({ length: ms / bar }, (_, index) => {
      const at = new Date(from.getTime() + index * bar);
      const of = counted.rows.filter((row) => row.at.getTime() === at.getTime());
      return { at, done: sum(of, "done"), failed: sum(of, "failed"), gaveUp: sum(of, "gaveUp") };
    }),
  };
}

const sum = <Name extends string>(rows: Record<Name, number>[], name: Name) =>
  rows.reduce((total, row) => total + row[name], 0);

function summary(bars: BarRow[], steps: StepRow[]): Omit<TaskRuns, "task"> {
  const [run, wait] = [noSteps(), noSteps()];
  for (const row of steps) {
    run[row.step] = (run[row.step] ?? 0) + row.run;
    wait[row.step] = (wait[row.step] ?? 0) + row.wait;
  }
  const latency = (counts: number[]) => ({ p50: quantile(counts, 0.5), p95: quantile(counts, 0.95) });
  return {
    ...{ done: sum(bars, "done"), failed: sum(bars, "failed"), gaveUp: sum(bars, "gaveUp") },
    ...{ wait: latency(wait), run: latency(run) },
  };
}
