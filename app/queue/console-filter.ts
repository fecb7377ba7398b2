import { HOUR, MINUTE } from "~/lib/time";
import { isUuid } from "~/lib/uuid";
import { type JobCursor, readJobCursor } from "./job-cursor";
import { JOB_STATES, type JobState } from "./job-state";

/** How far back the console looks, and how long each bar of its chart is. Milliseconds. */
export const WINDOWS = {
  "15m": { words: "15 minutes", ms: 15 * MINUTE, bar: MINUTE },
  "1h": { words: "1 hour", ms: HOUR, bar: 2 * MINUTE },
  "24h": { words: "24 hours", ms: 24 * HOUR, bar: 30 * MINUTE },
} as const;
export type WindowName = keyof typeof WINDOWS;
export const WINDOW_NAMES = Object.keys(WINDOWS) as WindowName[];

/** What the console shows, as its address says. */
export type ConsoleFilter = {
  task?: string;
  state?: JobState;
  callId?: string;
  window: WindowName;
  after?: JobCursor;
};

/**
 * What an address asks for. What it says wrongly, it doesn't say.
 *
 * @param asked the query of the address
 */
export function readConsoleFilter(asked: URLSearchParams): ConsoleFilter {
  const task = asked.get("task");
  const callId = asked.get("call")?.trim();
  return {
    task: task && /^\w{1,100}$/.test(task) ? task : undefined,
    state: JOB_STATES.find((state) => state === asked.get("state")),
    callId: callId && isUuid(callId) ? callId.toLowerCase() : undefined,
    window: WINDOW_NAMES.find((name) => name === asked.get("window")) ?? "1h",
    after: readJobCursor(asked.get("after")),
  };
}

/**
 * The query of an address that shows something.
 *
 * @param filter without its place in the list, which belongs to one listing only
 * @param more other fields of the address
 * @returns with its question mark, or empty
 */
export function consoleQuery(
  { task, state, callId, window }: Partial<ConsoleFilter>,
  more: Record<string, string> = {},
): string {
  const fields = { task, state, call: callId, window: window === "1h" ? undefined : window, ...more };
  const said = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return said.length > 0 ? `?${new URLSearchParams(said)}` : "";
}
