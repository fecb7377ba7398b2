import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { DAY, MINUTE } from "~/lib/time";
import { enqueueAll } from "~/queue/enqueue.server";

/** A talk of a moment ago is being read. */
const AFTER = 5 * MINUTE;
/** Talks from before they were reflected on, and those whose job was lost. */
const WITHIN = 60 * DAY;
const MOST = 100;

/**
 * Has talks read that nobody has read yet, and awarded what was read and never awarded. One whose job still waits, or
 * is tried again, gets no other.
 *
 * @param now talks of the sixty days before this instant
 */
export async function reflectForgotten(now: Date): Promise<void> {
  await withService(async (tx) => {
    await startAgain(tx, "reflect_on_call", await unread(tx, now));
    await startAgain(tx, "award_progress", await unawarded(tx, now));
  });
}

async function startAgain(
  tx: Tx,
  task: "reflect_on_call" | "award_progress",
  calls: readonly { id: string }[],
): Promise<void> {
  if (calls.length === 0) return;
  const callIds = calls.map(({ id }) => id);
  const without = await tx.$queryRaw<{ callId: string }[]>`
    select id as "callId" from relevel.calls_without(${task}, ${callIds}::uuid[]) as id`;
  await enqueueAll(tx, task, without);
}

const within = (now: Date) => ({
  from: new Date(now.getTime() - WITHIN),
  until: new Date(now.getTime() - AFTER),
});

function unread(tx: Tx, now: Date): Promise<{ id: string }[]> {
  const { from, until } = within(now);
  return tx.$queryRaw<{ id: string }[]>`
    select c.id from calls c
    where c.ended_at between ${from}::timestamptz and ${until}::timestamptz
      and c.status = 'completed' and c.kind <> 'verification'
      and not exists (select from reflections r where r.user_id = c.user_id and r.call_id = c.id)
    order by c.ended_at desc limit ${MOST}`;
}

function unawarded(tx: Tx, now: Date): Promise<{ id: string }[]> {
  const { from, until } = within(now);
  return tx.$queryRaw<{ id: string }[]>`
    select call_id as id from reflections
    where awarded_hash is distinct from turns_hash and told_at between ${from}::timestamptz and ${until}::timestamptz
    order by told_at desc limit ${MOST}`;
}
