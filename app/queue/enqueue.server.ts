import type { Tx } from "~/db/transaction.server";
import { JOBS, type JobName, type JobPayload } from "./catalog";

/**
 * Adds a job inside the caller's transaction: the row it is about and the job live or die together.
 *
 * @param tx the caller's transaction
 * @param name a job of the catalogue
 * @param payload ids, as the catalogue says
 * @param options `runAt`: not before this instant
 * @throws when the payload is wrong or the role may not add this job
 */
export function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  options: { runAt?: Date } = {},
): Promise<void> {
  return enqueueAll(tx, name, [payload], options);
}

/** The same for many payloads of one job, in one statement. None is no error. */
export async function enqueueAll<N extends JobName>(
  tx: Tx,
  name: N,
  payloads: JobPayload<N>[],
  options: { runAt?: Date } = {},
): Promise<void> {
  if (payloads.length === 0) return;
  const checked = JSON.stringify(payloads.map((payload) => JOBS[name].payload.parse(payload)));
  const runAt = options.runAt?.toISOString() ?? null;
  await tx.$queryRaw`
    select relevel.enqueue_job(${name}, payload, coalesce(${runAt}::timestamptz, now()), ${JOBS[name].maxAttempts}::int)
    from jsonb_array_elements(${checked}::jsonb) as payload`;
}
