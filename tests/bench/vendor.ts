import type { VendorLog, VendorQuestion } from "./programs/vendor";
import { firstMessage, Helper, type Stage } from "./stage";

/** The vendor that all contenders dial through, in a process of its own. */
export type Vendor = {
  url: string;
  /** Forgets what came before. Answers take so long, in milliseconds. */
  expect: (calls: number, answerWithin: [number, number]) => Promise<void>;
  /** Resolves with the log when the first call, or all that are expected, have come. */
  first: () => Promise<VendorLog>;
  all: () => Promise<VendorLog>;
  stop: () => Promise<void>;
};

export async function startVendor(stage: Stage): Promise<Vendor> {
  const child = stage.spawnProgram("vendor", [], { PATH: process.env.PATH, NODE_ENV: "production" });
  const listening = firstMessage(child);
  const helper = await Helper.start(child);
  const { port } = (await listening) as { port: number };
  const ask = <Answer>(question: VendorQuestion) => helper.ask<Answer>(question);
  return {
    url: `http://127.0.0.1:${port}`,
    expect: async (calls, answerWithin) => {
      await ask({ expect: { calls, answerWithin } });
    },
    first: () => ask<VendorLog>({ wait: "first" }),
    all: () => ask<VendorLog>({ wait: "all" }),
    stop: helper.stop,
  };
}

/** Milliseconds since the epoch, finer than `Date.now`. */
export const clock = () => performance.timeOrigin + performance.now();

/** Calls per second between the first and the last. */
export function throughput(log: VendorLog): number {
  const times = log.map(({ at }) => at);
  return ((log.length - 1) / (Math.max(...times) - Math.min(...times))) * 1000;
}
