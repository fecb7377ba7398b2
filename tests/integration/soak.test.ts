import { describe, expect, test } from "vitest";
import { judge, type Sample } from "../soak/verdict";

const MB = 1024 * 1024;

function sample(of: {
  second?: number;
  web?: number;
  connections?: number;
  queue?: Partial<Sample["queue"]>;
}) {
  const { second = 0, web = 200, connections = 10, queue } = of;
  return {
    second,
    rss: { web: web * MB, worker: 180 * MB },
    connections: { active: 1, idle: connections - 1, idleInTransaction: 0 },
    queue: { ready: 0, running: 0, scheduled: 2, retrying: 0, failed: 0, ...queue },
    requests: { count: 60, p50: 20, p95: 90 },
    heap: (web - 100) * MB,
    loopDelay: 12,
    problems: 0,
  } satisfies Sample;
}

/** Half an hour in which the web process grows by so many megabytes from the second fifth on. */
const half = (growth: number) =>
  Array.from({ length: 180 }, (_, n) =>
    sample({ second: n * 10, web: 200 + (n < 36 ? n - 36 : ((n - 36) / 144) * growth), connections: 25 }),
  );

const sound = {
  before: sample({}),
  load: half(5),
  after: sample({ connections: 9 }),
  problems: [] as string[],
  drained: true,
};
const broken = (run: Parameters<typeof judge>[0]) =>
  judge(run)
    .filter(({ holds }) => !holds)
    .map(({ what }) => what);

describe("a soak", () => {
  test("that grew while it warmed up, and then no more, is sound", () => {
    expect(broken(sound)).toEqual([]);
  });

  test.each([
    ["grows by 80 MB", { load: half(80) }, "memory of the web process is flat"],
    ["keeps 30 MB of objects", { load: half(30) }, "what garbage collection leaves is flat"],
    ["keeps connections", { after: sample({ connections: 13 }) }, "connections are back where they were"],
    [
      "keeps a transaction open",
      { after: { ...sample({}), connections: { active: 0, idle: 3, idleInTransaction: 1 } } },
      "connections are back where they were",
    ],
    ["leaves jobs", { after: sample({ queue: { ready: 1 } }) }, "the queue is drained"],
    ["fails jobs for good", { after: sample({ queue: { failed: 1 } }) }, "the queue is drained"],
    ["doesn't drain in time", { drained: false }, "the queue is drained"],
    ["has one error", { problems: ["GET / was answered with 500"] }, "nothing went wrong"],
    ["is too short to tell", { load: [sample({})] }, "memory of the web process is flat"],
  ])("that %s isn't", (_what, more, finding) => {
    expect(broken({ ...sound, ...more })).toContain(finding);
  });
});
