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
 * Has talks read that nobody has read yet.
 *
 * @param now talks of the sixty days before this instant
 */
export async function reflectForgotten(now: Date): Promise<void> {
  await withService(async (tx) => enqueueAll(tx, "reflect_on_call", await forgotten(tx, now)));
}

function forgotten(tx: Tx, now: Date): Promise<{ callId: string }[]> {
  const [from, until] = [now.getTime() - WITHIN, now.getTime() - AFTER].map((at) => new Date(at));
  return tx.$queryRaw<{ callId: string }[]>`
    select c.id as "callId" from calls c
    where c.ended_at between ${from}::timestamptz and ${until}::timestamptz
      and c.status = 'completed' and c.kind <> 'verification'
      and not exists (select from reflections r where r.user_id = c.user_id and r.call_id = c.id)
    order by c.ended_at desc limit ${MOST}`;
}
