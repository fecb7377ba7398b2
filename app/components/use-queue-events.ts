import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { ConsoleFilter } from "~/queue/console-filter";
import type { QueueCounts } from "./queue-data";
import { useFreshData } from "./use-call-updates";

/** A list is loaded anew no more often than this, however much happens. Milliseconds. */
const LIST_EVERY = 5_000;
/** What no number shows, such as one job that took another's place. Milliseconds. */
const ALL_EVERY = 30_000;

/**
 * The queue's numbers while they change.
 *
 * @returns the newest there are, null before the first; and whether they still come
 */
export function useQueueEvents(): { counts: QueueCounts | null; live: boolean } {
  const [counts, setCounts] = useState<QueueCounts | null>(null);
  const [live, setLive] = useState(false);
  useEffect(() => {
    let events: EventSource | null = null;
    const listen = () => {
      // A page that nobody looks at costs nobody a count.
      if (document.visibilityState === "hidden") {
        events?.close();
        events = null;
        setLive(false);
      } else if (!events) {
        events = new EventSource("/api/admin/queues/events");
        events.onopen = () => setLive(true);
        events.onerror = () => setLive(false);
        events.onmessage = ({ data }) => setCounts(JSON.parse(data));
      }
    };
    listen();
    document.addEventListener("visibilitychange", listen);
    return () => {
      document.removeEventListener("visibilitychange", listen);
      events?.close();
    };
  }, []);
  return { counts, live };
}

/**
 * A page of jobs that keeps up with the queue: its numbers as they come, its list when their number has changed.
 *
 * @param loaded what the page was given
 * @param filter what its list shows
 */
export function useLiveQueue(
  loaded: QueueCounts,
  filter: Pick<ConsoleFilter, "task" | "state">,
): { counts: QueueCounts; live: boolean } {
  const { counts: told, live } = useQueueEvents();
  const { revalidate, state } = useRevalidator();
  const lastAt = useRef(0);
  const counts = told && told.at > loaded.at ? told : loaded;
  const isOld = listKey(counts, filter) !== listKey(loaded, filter);
  useEffect(() => {
    if (!isOld || state !== "idle") return;
    const load = () => {
      lastAt.current = performance.now();
      revalidate();
    };
    const timer = setTimeout(load, Math.max(0, lastAt.current + LIST_EVERY - performance.now()));
    return () => clearTimeout(timer);
  }, [isOld, state, revalidate]);
  useFreshData(ALL_EVERY);
  return { counts, live };
}

/** What a list's length hangs on. */
function listKey({ tasks }: QueueCounts, { task, state }: Pick<ConsoleFilter, "task" | "state">): string {
  const counted = tasks
    .filter((row) => !task || row.task === task)
    .map(({ oldestReadySeconds: _, ...row }) =>
      state ? row[state === "dead" ? "lockedByDead" : state] : row,
    );
  return JSON.stringify(counted);
}
