import { MINUTE } from "~/lib/time";
import { noSteps, stepOf } from "./job-steps";

/** How a run of a job ended: well, to be tried again, or for good. */
export type RunOutcome = "done" | "failed" | "gaveUp";

export type JobRun = {
  task: string;
  /** When it ended. */
  at: Date;
  outcome: RunOutcome;
  /** Milliseconds it took. */
  runMs: number;
  /** Milliseconds after its time that it began. */
  waitMs: number;
};

/** What the jobs of one task did in one minute. */
export type JobMinute = Record<RunOutcome, number> & {
  task: string;
  /** The minute's beginning. */
  at: Date;
  runMs: number;
  waitMs: number;
  /** Counts by the steps of `job-steps.ts`. */
  runSteps: number[];
  waitSteps: number[];
};

/** More than this isn't kept while it can't be written. */
const MOST_MINUTES = 2_000;

/** Adds up runs by task and minute, until somebody takes what there is. */
export class JobTally {
  private minutes = new Map<string, JobMinute>();

  add({ task, at, outcome, runMs, waitMs }: JobRun): void {
    const minute = this.minuteOf(task, new Date(Math.floor(at.getTime() / MINUTE) * MINUTE));
    if (!minute) return;
    const [run, wait] = [runMs, waitMs].map((ms) => Math.max(0, Math.round(ms))) as [number, number];
    minute[outcome] += 1;
    minute.runMs += run;
    minute.waitMs += wait;
    minute.runSteps[stepOf(run)] = (minute.runSteps[stepOf(run)] ?? 0) + 1;
    minute.waitSteps[stepOf(wait)] = (minute.waitSteps[stepOf(wait)] ?? 0) + 1;
  }

  /** All there is, by task and minute; from here on it counts anew. */
  take(): JobMinute[] {
    const taken = [...this.minutes.values()];
    this.minutes = new Map();
    return taken.sort((a, b) => a.task.localeCompare(b.task) || a.at.getTime() - b.at.getTime());
  }

  /** Puts back what was taken and couldn't be written. */
  putBack(minutes: JobMinute[]): void {
    for (const { task, at, ...back } of minutes) {
      const minute = this.minuteOf(task, at);
      if (!minute) continue;
      for (const name of ["done", "failed", "gaveUp", "runMs", "waitMs"] as const) minute[name] += back[name];
      for (const name of ["runSteps", "waitSteps"] as const) {
        minute[name] = minute[name].map((count, step) => count + (back[name][step] ?? 0));
      }
    }
  }

  private minuteOf(task: string, at: Date): JobMinute | null {
    const key = `${task} ${at.getTime()}`;
    const known = this.minutes.get(key);
    if (known) return known;
    if (this.minutes.size >= MOST_MINUTES) return null;
    const minute = {
      ...{ task, at, done: 0, failed: 0, gaveUp: 0, runMs: 0, waitMs: 0 },
      ...{ runSteps: noSteps(), waitSteps: noSteps() },
    };
    this.minutes.set(key, minute);
    return minute;
  }
}
