import { expect, test } from "vitest";
import { metrics, ownMetrics } from "~/observability/metrics.server";
import { JOBS } from "~/queue/catalog";
import { beginCounting } from "./begin-counting";

async function samplesOf(name: string) {
  const found = (await ownMetrics()).find((metric) => metric.name === name);
  return found?.samples ?? expect.fail(`nothing measures ${name}`);
}

test("what alerts look at is told before it has happened once", async () => {
  metrics().jobs.inc({ task: "end_call", outcome: "gave_up" });
  beginCounting();
  const jobs = await samplesOf("relevel_jobs_total");
  expect(jobs).toHaveLength(3 * Object.keys(JOBS).length);
  expect(jobs).toContainEqual([{ task: "place_call", outcome: "gave_up" }, 0]);
  expect(jobs).toContainEqual([{ task: "end_call", outcome: "gave_up" }, 1]);
  const ended = await samplesOf("relevel_calls_ended_total");
  expect(ended).toContainEqual([{ kind: "daily", status: "canceled", side: "ours" }, 0]);
  expect(ended.every(([, count]) => count === 0)).toBe(true);
});
