import { withService } from "~/db/with-service.server";
import { HOUR, MINUTE } from "~/lib/time";
import { enqueueAll } from "~/queue/enqueue.server";
import { finishTextTalk } from "./finish-text-talk.server";
import { loadCallPlan } from "./load-call-plan.server";
import { isLeft } from "./text-talk";

/** The page of a talk that has just ended shows its last lines from here. */
const KEEP_ENDED = 1 * HOUR;
const BATCH = 200;
/** A talk whose job still waits has become a call by then. */
const LOST_AFTER = 10 * MINUTE;
/** Longer than that a job that always fails isn't added again. */
const LOOK_FOR = 6 * HOUR;

/**
 * Ends the talks in writing that were left, with what was said in them, and clears away those that have become calls.
 *
 * @param now talks are judged against this instant
 */
export async function closeTextTalks(now: Date): Promise<void> {
  await keepForgotten(now);
  for (let talks = await openTalks(null); talks.length > 0; talks = await openTalks(talks)) {
    for (const { id, userId } of talks) await closeIfLeft(id, userId, now);
  }
  const before = new Date(now.getTime() - KEEP_ENDED);
  await withService(
    (tx) => tx.$executeRaw`
      delete from text_talks t using calls c
      where t.ended_at < ${before}::timestamptz and c.user_id = t.user_id and c.id = t.id`,
  );
}

/** A talk that is over and hasn't become a call, because its job was lost, gets another one. */
async function keepForgotten(now: Date): Promise<void> {
  const [from, until] = [now.getTime() - LOOK_FOR, now.getTime() - LOST_AFTER].map((at) => new Date(at));
  await withService(async (tx) => {
    const lost = await tx.$queryRaw<{ textTalkId: string }[]>`
      select t.id as "textTalkId" from text_talks t
      where t.ended_at between ${from}::timestamptz and ${until}::timestamptz
        and not exists (select from calls c where c.user_id = t.user_id and c.id = t.id)
      limit ${BATCH}`;
    await enqueueAll(tx, "keep_text_talk", lost);
  });
}

/** The next batch in the order of their ids. */
function openTalks(before: { id: string }[] | null) {
  const last = before?.at(-1)?.id;
  return withService((tx) =>
    tx.textTalk.findMany({
      where: { endedAt: null, ...(last && { id: { gt: last } }) },
      select: { id: true, userId: true },
      orderBy: { id: "asc" },
      take: BATCH,
    }),
  );
}

async function closeIfLeft(id: string, userId: string, now: Date): Promise<void> {
  await withService(async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const talk = await tx.textTalk.findUnique({ where: { id, endedAt: null } });
    if (!talk || !isLeft(talk, await loadCallPlan(tx, userId, now), now)) return;
    // It was over with its last line, and belongs to that day.
    await finishTextTalk(tx, talk, talk.lastSaidAt);
  });
}
