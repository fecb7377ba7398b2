import type { Tx } from "~/db/transaction.server";
import { JOBS, type JobName, type JobPayload } from "./catalog";

/**
 * Adds a job inside the caller's transaction: the row it is about and the job live or die together.
 *
 * @param tx the caller's transaction
 * @param name a job of the catalogue
 * @param payload ids, as the catalogue says
 * @param options `runAt` not before this instant; `jobKey` replaces a job of the same key that hasn't started
 * @throws when the payload is wrong or the role may not add this job
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  options: { runAt?: Date; jobKey?: string } = {},
): Promise<void> {
  const checked = JSON.stringify(JOBS[name].payload.parse(payload));
  const runAt = options.runAt ?? null;
  await tx.$queryRaw`select relevel.enqueue_job(
    ${name}, ${checked}::jsonb, coalesce(${runAt}::timestamptz, now()), ${JOBS[name].maxAttempts}::int, ${options.jobKey ?? null}
  )`;
}
