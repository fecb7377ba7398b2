import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type pg from "pg";
import { database } from "~/db/client.server";
import { SECOND } from "~/lib/time";
import { ownMetrics } from "~/observability/metrics.server";
import { freeDeadWorkers, freeNamelessLocks } from "./manage.server";

const BEAT = 10 * SECOND;
/** Names and labels are few, so that it stays far below. In characters. */
const LARGEST_METRICS = 256 * 1024;

export type Heartbeat = {
  /** Resolves when this worker is on record and the jobs of dead ones are free. */
  started: Promise<void>;
  /** Puts new ids on the record without waiting for the next beat. */
  beat: () => Promise<void>;
  /** Takes this worker off the record. */
  stop: () => Promise<void>;
};

/**
 * Keeps this worker process on record and frees the jobs of workers that died. Each holds a session-level
 * advisory lock on its id: Postgres drops it the moment the process's socket closes, whatever killed it. The
 * beat covers hosts that vanish without closing. Freeing a job is safe, because dialling is guarded by the
 * call's row.
 *
 * @param workerIds the ids that graphile-worker writes into `locked_by`
 * @param onTrouble called when a beat fails; the next one tries again
 */
export function startHeartbeat(workerIds: () => string[], onTrouble: (error: unknown) => void): Heartbeat {
  const id = randomUUID();
  const { pool } = database();
  let holder: pg.PoolClient | null = null;
  let stopped = false;

  const hold = async () => {
    if (holder) return;
    const client = await pool.connect();
    let held = false;
    try {
      const { rows } = await client.query<{ held: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 0)) as held",
        [id],
      );
      held = rows[0]?.held ?? false;
    } catch (error) {
      client.release(true);
      throw error;
    }
    if (!held) {
      // A session that was cut off and that the server hasn't given up yet: until then the beat has to do.
      client.release();
      return;
    }
    holder = client;
    client.once("error", () => {
      holder = null;
      client.release(true);
    });
  };

  const beat = async () => {
    await hold();
    const metrics = JSON.stringify(await ownMetrics());
    await pool.query(
      `insert into worker_heartbeats (id, worker_ids, hostname, seen_at, metrics) values ($1, $2, $3, now(), $4)
       on conflict (id) do update
         set worker_ids = excluded.worker_ids, seen_at = now(), metrics = excluded.metrics`,
      [id, workerIds(), hostname(), metrics.length > LARGEST_METRICS ? null : metrics],
    );
    await freeDeadWorkers(pool, id);
    await freeNamelessLocks(pool);
  };

  let beating: Promise<void> | null = null;
  /** One beat at a time: a slow one must not wait for the lock it holds itself. */
  const safely = () => {
    beating ??= beat()
      .catch((error) => (stopped ? undefined : onTrouble(error)))
      .finally(() => {
        beating = null;
      });
    return beating;
  };
  const started = safely();
  const timer = setInterval(safely, BEAT);

  return {
    started,
    // One that is under way may have read the ids already.
    beat: async () => {
      await beating;
      await safely();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await beating;
      await pool.query("delete from worker_heartbeats where id = $1", [id]).catch(onTrouble);
      const client = holder;
      holder = null;
      client?.release(true);
    },
  };
}
