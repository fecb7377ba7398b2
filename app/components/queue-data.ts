import { lengthText } from "~/domain/calls/console-words";
import type { Wire } from "~/lib/wire";
import type { readConsole, readJob } from "~/queue/read-console.server";
import type { QueueNow } from "~/queue/watch-queue.server";
import type { BadgeTone } from "./ui/badge";

/** What the console's pages of jobs are given; instants are ISO texts. */
export type QueueCounts = Wire<QueueNow>;
export type QueuePage = Wire<Awaited<ReturnType<typeof readConsole>>>;
export type QueueJob = QueuePage["jobs"][number];
export type QueueJobPage = Wire<NonNullable<Awaited<ReturnType<typeof readJob>>>>;

export const STATE_TONE: Record<QueueJob["state"], BadgeTone> = {
  ready: "accent",
  scheduled: "neutral",
  running: "live",
  retrying: "warm",
  failed: "danger",
  dead: "warm",
};

/**
 * How long ago, or how long until: "in 4 min", "12 s ago".
 *
 * @param at ISO instant
 * @param now ISO instant
 */
export function agoWords(at: string, now: string): string {
  const ms = Date.parse(at) - Date.parse(now);
  if (Math.abs(ms) < 1_000) return "now";
  const length = spanWords(Math.abs(ms));
  return ms > 0 ? `in ${length}` : `${length} ago`;
}

const SPANS = [
  { unit: "days", ms: 86_400_000, from: 2 * 86_400_000 },
  { unit: "h", ms: 3_600_000, from: 2 * 3_600_000 },
  { unit: "min", ms: 60_000, from: 2 * 60_000 },
] as const;

/** A length of time, roughly: "95 s", "4 min", "3 h", "5 days". @param ms at least 0 */
export function spanWords(ms: number): string {
  const span = SPANS.find(({ from }) => ms >= from);
  return span ? `${Math.floor(ms / span.ms)} ${span.unit}` : `${Math.floor(ms / 1_000)} s`;
}

/** How long something took, or a dash. */
export const latencyWords = (ms: number | null): string =>
  ms === null ? "–" : ms < 1_000 ? `${Math.round(ms)} ms` : lengthText(ms);

/** `1 job`, `2 jobs`. */
export const jobsWords = (count: number): string => `${count} ${count === 1 ? "job" : "jobs"}`;
