import type { ConsoleFilter } from "./console-filter";
import type { JobAct } from "./job-state";

/** What the page of all jobs asks to be confirmed. */
export type QueueAsk = { act: "retry-failed"; task: string } | { act: "unlock"; worker: string | null };

/**
 * What an address asks to be confirmed.
 *
 * @returns null for nothing
 */
export function readQueueAsk(asked: URLSearchParams, { task }: ConsoleFilter): QueueAsk | null {
  const act = asked.get("do");
  if (act === "retry-failed" && task) return { act, task };
  if (act === "unlock") return { act, worker: asked.get("worker")?.slice(0, 200) || null };
  return null;
}

/** What was done to several jobs, as the address after it says; null for nothing. */
export function doneWords(asked: URLSearchParams): string | null {
  const count = Number(/^\d{1,6}$/.exec(asked.get("count") ?? "")?.[0] ?? Number.NaN);
  if (Number.isNaN(count)) return null;
  const jobs = `${count} ${count === 1 ? "job" : "jobs"}`;
  if (asked.get("done") === "retried") {
    return count === 0 ? "No job had failed for good." : `${jobs} will run again, with all attempts.`;
  }
  if (asked.get("done") === "unlocked") {
    return count === 0 ? "No job was held." : `${jobs} ${count === 1 ? "is" : "are"} free again.`;
  }
  return null;
}

/** What was done to a job, after its page has been told to. */
export const ACT_DONE: Record<JobAct, string> = {
  retry: "It runs again now, with all its attempts.",
  run: "It runs now.",
  reschedule: "It has another time.",
  cancel: "It is cancelled.",
  unlock: "The worker that held it holds nothing any more.",
};
