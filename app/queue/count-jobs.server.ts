import { database } from "~/db/client.server";
import type { JobMinute } from "./job-tally";

const added = (column: string) => `${column} = m.${column} + excluded.${column}`;
const addedSteps = (column: string) =>
  `${column} = array(select coalesce(a, 0) + coalesce(b, 0)
     from unnest(m.${column}, excluded.${column}) with ordinality as s(a, b, n) order by n)`;

/**
 * Adds what jobs did to what other workers have said of the same minutes.
 *
 * @param minutes by task and minute, each pair once; in one order everywhere, so that two workers never wait for
 *   each other
 */
export async function countJobs(minutes: JobMinute[]): Promise<void> {
  if (minutes.length === 0) return;
  const rows = minutes.map(({ gaveUp, runMs, waitMs, runSteps, waitSteps, ...row }) => ({
    ...row,
    ...{ gave_up: gaveUp, run_ms: runMs, wait_ms: waitMs, run_steps: runSteps, wait_steps: waitSteps },
  }));
  await database().pool.query(
    `insert into job_minutes as m (task, at, done, failed, gave_up, run_ms, wait_ms, run_steps, wait_steps)
     select task, at, done, failed, gave_up, run_ms, wait_ms, run_steps, wait_steps
     from jsonb_populate_recordset(null::job_minutes, $1::jsonb)
     on conflict (task, at) do update set
       ${["done", "failed", "gave_up", "run_ms", "wait_ms"].map(added).join(", ")},
       ${["run_steps", "wait_steps"].map(addedSteps).join(", ")}`,
    [JSON.stringify(rows)],
  );
}
