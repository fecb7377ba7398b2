import { readFile } from "node:fs/promises";
import type { ParsedCronItem } from "graphile-worker";
import { MINUTE } from "~/lib/time";
import type { QueueDb } from "./inspect.server";

export type CronRow = {
  id: string;
  task: string;
  /** The five fields of its line. */
  when: string;
  nextAt: Date | null;
  /** When a worker last added its job; null when none ever has. */
  lastAt: Date | null;
};

/** Whatever runs at all runs at least once in so many minutes. */
const LOOK_AHEAD = 366 * 24 * 60;

/** What the crontab starts, and when: the soonest first. */
export async function listCrons(db: QueueDb, now: Date): Promise<CronRow[]> {
  const text = await readFile("jobs/crontab", "utf8");
  // The queue's own parser, loaded where somebody looks: it brings the worker with it.
  const { parseCrontab } = await import("graphile-worker");
  const items = parseCrontab(text);
  const { rows } = await db.query<{ id: string; lastAt: Date | null }>(
    `select identifier as id, last_execution as "lastAt" from graphile_worker._private_known_crontabs
     where identifier = any($1::text[])`,
    [items.map(({ identifier }) => identifier)],
  );
  const lines = text.split("\n").map((line) => line.trim());
  return items
    .map((item) => {
      const line = lines.find((each) => each.includes(` ${item.task} `) && each.includes(item.identifier));
      return {
        id: item.identifier,
        task: item.task,
        when: line?.split(/\s+/).slice(0, 5).join(" ") ?? "",
        nextAt: nextRun(item, now),
        lastAt: rows.find(({ id }) => id === item.identifier)?.lastAt ?? null,
      };
    })
    .sort((a, b) => (a.nextAt?.getTime() ?? 0) - (b.nextAt?.getTime() ?? 0));
}

/** The first whole minute after `now` at which it runs. The crontab speaks UTC. */
function nextRun({ match }: ParsedCronItem, now: Date): Date | null {
  const start = Math.floor(now.getTime() / MINUTE) * MINUTE;
  for (let minutes = 1; minutes <= LOOK_AHEAD; minutes++) {
    const at = new Date(start + minutes * MINUTE);
    const digest = {
      min: at.getUTCMinutes(),
      hour: at.getUTCHours(),
      date: at.getUTCDate(),
      month: at.getUTCMonth() + 1,
      dow: at.getUTCDay(),
    };
    if (match(digest)) return at;
  }
  return null;
}
