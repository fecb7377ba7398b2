import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { isSensitive } from "~/domain/conversation/sensitive";
import { logger } from "~/observability/logger.server";
import { LANGUAGES } from "~/providers/telephony/provider";
import { keptSince } from "./retention";
import { askVendors } from "./vendor-deletions.server";

/** Calls of one person per transaction. */
const BATCH = 50;
/** People per look. */
const PEOPLE = 200;

/** Calls of which something may be kept, and that nothing happens to any more. */
const OVER = ["completed", "no_answer", "busy", "voicemail", "failed", "canceled", "unknown"] as const;

/**
 * Deletes the words of every talk whose time is over, and has the vendors delete theirs. What was read out of a talk
 * stays: its sentences, practice, promises, what was learned and remembered. Every quote goes, and the day stays.
 * Doing it again changes nothing.
 *
 * @param now a call is past its time when it ended so many days before, as its person chose
 * @returns how many calls
 */
export async function purgeWords(now: Date): Promise<number> {
  let calls = 0;
  for (;;) {
    const people = await withService((tx) => peopleWithOldWords(tx, now));
    for (const { id: userId } of people) {
      for (let purged = BATCH; purged === BATCH; calls += purged) {
        purged = await withService((tx) => purgeSome(tx, userId, now));
      }
    }
    if (people.length < PEOPLE) break;
  }
  await withService((tx) => dropUnkept(tx, now));
  if (calls > 0) logger.info({ calls }, "words of talks deleted");
  return calls;
}

/** Whoever has a call that is past its time. */
function peopleWithOldWords(tx: Tx, now: Date) {
  return tx.$queryRaw<{ id: string }[]>`
    select u.id from users u
    where u.transcript_days is not null and exists (
      select from calls c
      where c.user_id = u.id and c.transcript_purged_at is null and c.status::text = any (${[...OVER]})
        and c.scheduled_at <= ${now}::timestamptz - make_interval(hours => 24 * u.transcript_days)
        and coalesce(c.ended_at, c.scheduled_at)
          <= ${now}::timestamptz - make_interval(hours => 24 * u.transcript_days))
    limit ${PEOPLE}::int`;
}

async function purgeSome(tx: Tx, userId: string, now: Date): Promise<number> {
  const [person] = await tx.$queryRaw<{ days: number | null }[]>`
    select transcript_days::int as days from users where id = ${userId}::uuid for no key update`;
  // They may have chosen to keep them meanwhile.
  if (!person?.days) return 0;
  const before = keptSince(person.days, now);
  const calls = await tx.$queryRaw<{ id: string; provider: string; vendorCallId: string | null }[]>`
    select id, provider, vendor_call_id as "vendorCallId" from calls
    where user_id = ${userId}::uuid and transcript_purged_at is null and status::text = any (${[...OVER]})
      and scheduled_at <= ${before}::timestamptz and coalesce(ended_at, scheduled_at) <= ${before}::timestamptz
    order by scheduled_at limit ${BATCH}::int for update`;
  const ids = calls.map(({ id }) => id);
  await markGrave(tx, ids);
  await dropWords(tx, userId, ids, now);
  await dropQuotes(tx, ids);
  await forgetEvents(tx, calls);
  await askVendors(tx, calls, now);
  return calls.length;
}

/** A talk in writing that never became a call, because its job failed, has words as well. */
async function dropUnkept(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    delete from text_talks t using users u
    where u.id = t.user_id and t.last_said_at
      <= ${now}::timestamptz - make_interval(hours => 24 * u.transcript_days)`;
}

/** What is too grave to be brought up unasked is known by its words: the last look at them. */
async function markGrave(tx: Tx, callIds: string[]): Promise<void> {
  const reflections = await tx.reflection.findMany({
    where: { callId: { in: callIds } },
    select: { callId: true, language: true },
  });
  const language = (callId: string | null) => {
    const told = reflections.find((reflection) => reflection.callId === callId)?.language;
    return LANGUAGES.find((one) => one === told) ?? "en";
  };
  const where = { callId: { in: callIds } };
  const items = await tx.checkpointItem.findMany({ where, select: { id: true, callId: true, quote: true } });
  const quests = await tx.quest.findMany({ where, select: { id: true, callId: true, quote: true } });
  const grave = (rows: { id: string; callId: string | null; quote: string | null }[]) =>
    rows.filter(({ quote, callId }) => quote && isSensitive(quote, language(callId))).map(({ id }) => id);
  const data = { sensitive: true };
  await tx.checkpointItem.updateMany({ where: { id: { in: grave(items) } }, data });
  await tx.quest.updateMany({ where: { id: { in: grave(quests) } }, data });
}

async function dropWords(tx: Tx, userId: string, callIds: string[], now: Date): Promise<void> {
  const where = { callId: { in: callIds } };
  // A trigger takes the words along.
  await tx.call.updateMany({ where: { id: { in: callIds } }, data: { transcriptPurgedAt: now } });
  await tx.textTalk.deleteMany({ where: { userId, id: { in: callIds } } });
  await tx.callTalk.deleteMany({ where });
  await tx.reflectionCorrection.deleteMany({ where });
  await tx.searchEntry.deleteMany({ where: { ...where, kind: "turn" } });
}

/** Empty everywhere alike, so that what is worked out anew finds nothing changed. */
async function dropQuotes(tx: Tx, callIds: string[]): Promise<void> {
  const where = { callId: { in: callIds }, quote: { not: null } };
  const data = { quote: "" };
  await tx.$executeRaw`
    update reflections set found = coalesce((
      select jsonb_agg(jsonb_set(f.value, '{quote}', '""') order by f.place)
      from jsonb_array_elements(found) with ordinality as f (value, place)), '[]')
    where call_id = any (${callIds}::uuid[]) and found <> '[]'`;
  await tx.practiceSession.updateMany({ where, data });
  await tx.quest.updateMany({ where, data });
  await tx.checkpointReview.updateMany({ where, data });
  await tx.checkpointItem.updateMany({ where: { callId: { in: callIds } }, data });
  await tx.memory.updateMany({ where, data });
  await tx.xpEvent.updateMany({ where, data });
}

/**
 * Deletes what the vendors have told of some calls.
 *
 * @param tx a service transaction
 */
export async function forgetEvents(
  tx: Tx,
  calls: readonly { id: string; provider: string; vendorCallId: string | null }[],
): Promise<void> {
  const ids = calls.map(({ id }) => id);
  const vendorIds = calls.flatMap(({ vendorCallId }) => vendorCallId ?? []);
  await tx.$executeRaw`
    delete from webhook_events
    where payload #>> '{event,callId}' = any (${ids}) or payload #>> '{event,vendorCallId}' = any (${vendorIds})`;
}
