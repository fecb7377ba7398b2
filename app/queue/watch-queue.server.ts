import { database } from "~/db/client.server";
import { SECOND } from "~/lib/time";
import { countQueue, type QueueCounts } from "./inspect.server";

/** How often the queue is counted while somebody looks. */
const PACE = 3 * SECOND;
/** Counting takes no more than this part of the time, however long the queue is. */
const SHARE = 0.05;

export type QueueNow = QueueCounts & {
  /** When it was counted. */
  at: Date;
};

/** One reader for all who look: it counts only while somebody does. */
class QueueWatch {
  private readonly watchers = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private reading: { until: number; counts: Promise<QueueNow> } | null = null;
  private pace = PACE;

  now(): Promise<QueueNow> {
    if (this.reading && performance.now() < this.reading.until) return this.reading.counts;
    const reading = { until: Number.POSITIVE_INFINITY, counts: this.count() };
    this.reading = reading;
    reading.counts.then(
      () => {
        reading.until = performance.now() + this.pace;
      },
      () => {
        if (this.reading === reading) this.reading = null;
      },
    );
    return reading.counts;
  }

  forget(): void {
    this.reading = null;
    for (const tell of this.watchers) tell();
  }

  subscribe(onChange: () => void): () => void {
    this.watchers.add(onChange);
    this.next();
    return () => {
      this.watchers.delete(onChange);
      if (this.watchers.size > 0) return;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  }

  private async count(): Promise<QueueNow> {
    const begun = performance.now();
    const counts = await countQueue(database().pool);
    this.pace = Math.max(PACE, (performance.now() - begun) / SHARE);
    return { ...counts, at: new Date() };
  }

  private next(): void {
    if (this.timer) return;
    const timer = setTimeout(async () => {
      await this.now().catch(() => undefined);
      // Meanwhile the last one may have left, and another come, who has a timer of their own.
      if (this.timer !== timer) return;
      for (const tell of this.watchers) tell();
      this.timer = undefined;
      if (this.watchers.size > 0) this.next();
      // As long as a reading counts as fresh, the next one would be the same.
    }, this.pace + 50);
    timer.unref();
    this.timer = timer;
  }
}

const shared = globalThis as typeof globalThis & { relevelQueueWatch?: QueueWatch };
const theWatch = () => {
  shared.relevelQueueWatch ??= new QueueWatch();
  return shared.relevelQueueWatch;
};

/** The queue's numbers, a few seconds old at the most; everybody who asks meanwhile shares one count. */
export const queueNow = (): Promise<QueueNow> => theWatch().now();

/** Whoever has changed the queue by hand wants to see it: the next look counts anew. */
export const countAnew = (): void => theWatch().forget();

/**
 * The queue's numbers, to be watched. The pace is one count every few seconds, slower for a long queue.
 *
 * @returns how to read them and how to be told that there are new ones
 */
export function watchQueue() {
  return {
    read: async () => ({ data: await queueNow(), last: false }),
    subscribe: (onChange: () => void) => theWatch().subscribe(onChange),
  };
}
