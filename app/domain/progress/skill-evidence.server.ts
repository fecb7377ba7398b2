import type { Tx } from "~/db/transaction.server";
import { dateColumn, fromDateColumn } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import type { EvidenceCursor } from "./evidence-cursor";
import { standing } from "./ledger-view";
import { SHORTEST_SESSION } from "./practice";
import type { Evidence, EvidenceSession, EvidenceXp, SkillItem, SkillStep } from "./skill-view";

/** So long, a session without its XP is on its way. */
const ON_ITS_WAY = 2 * MINUTE;

/**
 * A page of what a skill rests on, newest first.
 *
 * @param tx a signed-in person's own transaction
 * @param group the skill and everything that counts for it
 * @param page.before only what is older than this
 */
export async function evidenceOf(
  tx: Tx,
  userId: string,
  group: readonly string[],
  page: { limit: number; before: EvidenceCursor | null; now: Date },
): Promise<Evidence[]> {
  const { limit, before, now } = page;
  const { day, at, id: last } = before ?? { day: "9999-12-31", at: "9999-12-31T00:00:00.000Z", id: "" };
  const entries = await tx.$queryRaw<{ kind: string; id: string; local_date: Date; at: Date }[]>`
    with entries as (
      select 'session' as kind, p.id::text as id, p.local_date, p.practiced_at as at
      from practice_sessions p where p.user_id = ${userId}::uuid and p.skill_id = any(${group}::uuid[])
      union all
      select 'xp', e.id::text, e.local_date, e.created_at
      from xp_events e where e.user_id = ${userId}::uuid and e.skill_id = any(${group}::uuid[]) and not exists (
        select from practice_sessions p
        where p.user_id = e.user_id and p.id = e.source_id and p.skill_id = any(${group}::uuid[]))
    )
    select * from entries
    where (local_date, at, id collate "C") < (${dateColumn(day)}::date, ${new Date(at)}::timestamptz, ${last}::text)
    order by local_date desc, at desc, id collate "C" desc limit ${limit}::int`;
  const idsOf = (kind: string) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
  const sessionIds = idsOf("session");
  const sessions = await tx.practiceSession.findMany({ where: { userId, id: { in: sessionIds } } });
  const rows = await ledgerOf(tx, userId, group, sessionIds, idsOf("xp").map(BigInt));

  return entries.flatMap((entry): Evidence[] => {
    const cursor = { day: fromDateColumn(entry.local_date), at: entry.at.toISOString(), id: entry.id };
    if (entry.kind === "xp") {
      const found = rows.find(({ id }) => id === entry.id);
      return found ? [{ kind: "xp", xp: found, cursor }] : [];
    }
    const session = sessions.find(({ id }) => id === entry.id);
    if (!session) return [];
    const xp = rows.filter(({ sourceId }) => sourceId === session.id);
    return [{ kind: "session", session: shown(session, xp, now), cursor }];
  });
}

type SessionRow = Awaited<ReturnType<Tx["practiceSession"]["findMany"]>>[number];

function shown(row: SessionRow, xp: EvidenceXp[], now: Date): EvidenceSession {
  const age = now.getTime() - row.createdAt.getTime();
  const isPending = xp.length === 0 && row.countedMinutes === 0 && row.minutes >= SHORTEST_SESSION;
  return {
    id: row.id,
    day: fromDateColumn(row.localDate),
    skillId: row.skillId,
    minutes: row.minutes,
    countedMinutes: row.countedMinutes,
    source: row.source === "hand" ? "hand" : "talk",
    note: row.note,
    quote: row.quote,
    callId: row.callId,
    turn: row.turns[0] ?? null,
    isPending: isPending && age < ON_ITS_WAY,
    xp,
  };
}

async function ledgerOf(
  tx: Tx,
  userId: string,
  group: readonly string[],
  sessionIds: readonly string[],
  ids: readonly bigint[],
): Promise<(EvidenceXp & { sourceId: string | null })[]> {
  const rows = await tx.xpEvent.findMany({
    where: {
      userId,
      skillId: { in: [...group] },
      OR: [{ sourceId: { in: [...sessionIds] } }, { id: { in: [...ids] } }],
    },
    orderBy: { id: "desc" },
  });
  const reversals = await tx.xpEvent.findMany({
    where: { userId, reverses: { in: rows.map(({ id }) => id) } },
    select: { id: true, reverses: true },
  });
  const stands = new Set(standing([...rows, ...reversals]).map(({ id }) => id));
  return rows.map(({ id, localDate, reverses, ...row }) => ({
    id: String(id),
    day: fromDateColumn(localDate),
    amount: row.amount,
    base: row.base,
    multiplierPercent: row.multiplierPercent,
    reason: row.reason,
    quote: row.quote,
    callId: row.callId,
    sourceId: row.sourceId,
    kind: reverses !== null ? "reversal" : stands.has(id) ? "award" : "reversed",
  }));
}

/**
 * Everything that a skill grew by, oldest first: its sessions with their counted minutes.
 *
 * @param tx a signed-in person's own transaction
 */
export async function sessionSteps(tx: Tx, userId: string, group: readonly string[]): Promise<SkillStep[]> {
  const rows = await tx.practiceSession.findMany({
    where: { userId, skillId: { in: [...group] } },
    orderBy: [{ localDate: "asc" }, { practicedAt: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, localDate: true, countedMinutes: true, callId: true, turns: true },
  });
  return rows.map(({ id, localDate, countedMinutes, callId, turns }) => {
    return { id, day: fromDateColumn(localDate), amount: countedMinutes, callId, turn: turns[0] ?? null };
  });
}

/**
 * The same for a meta-skill: what of the ledger stands, with its XP.
 *
 * @param tx a signed-in person's own transaction
 */
export async function awardSteps(tx: Tx, userId: string, skillId: string): Promise<SkillStep[]> {
  const rows = await tx.xpEvent.findMany({
    where: { userId, skillId },
    orderBy: [{ localDate: "asc" }, { id: "asc" }],
    select: { id: true, localDate: true, amount: true, callId: true, reverses: true },
  });
  return standing(rows).map(({ id, localDate, amount, callId }) => {
    return { id: String(id), day: fromDateColumn(localDate), amount, callId, turn: null };
  });
}

/** XP of the ledger for these skills together. @param tx a signed-in person's own transaction */
export async function xpOf(tx: Tx, userId: string, group: readonly string[]): Promise<number> {
  const { _sum } = await tx.xpEvent.aggregate({
    where: { userId, skillId: { in: [...group] } },
    _sum: { amount: true },
  });
  return _sum.amount ?? 0;
}

/** What of the skill is to be recalled, soonest first. @param tx a signed-in person's own transaction */
export async function itemsOf(tx: Tx, userId: string, group: readonly string[]): Promise<SkillItem[]> {
  const rows = await tx.checkpointItem.findMany({
    where: { userId, skillId: { in: [...group] }, retiredAt: null },
    orderBy: [{ askDay: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, text, question, askDay, callId, turns }) => {
    return { id, text, question, askDay: fromDateColumn(askDay), callId, turn: turns[0] ?? null };
  });
}
