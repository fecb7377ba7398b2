import type { Tx } from "~/db/transaction.server";
import { dateColumn, type LocalDate } from "~/lib/columns";
import { ensureSkill, knownSkills } from "./ensure-skill.server";
import type { Finding, FindingOf } from "./findings";
import { matchSkill, targetOf } from "./skill-match";

/** Longest session a row holds, in minutes. */
const LONGEST = 24 * 60;

/** The talk that findings are of. */
export type ToldTalk = { userId: string; callId: string; day: LocalDate; toldAt: Date };

/**
 * Brings the practice sessions of a talk in line with what was read out of it. A session that stays keeps its id. A
 * skill that only a mistaken session made the person's is theirs no more.
 *
 * @param tx a service transaction that holds the person's row
 * @param findings of the talk; none when it was no reflection
 * @param now the instant of doing so
 */
export async function syncSessions(
  tx: Tx,
  { userId, callId, day, toldAt }: ToldTalk,
  findings: readonly Finding[],
  now: Date,
): Promise<void> {
  const told = findings.filter((finding): finding is FindingOf<"practice"> => finding.kind === "practice");
  const kept = await tx.practiceSession.findMany({ where: { userId, callId } });
  if (told.length === 0 && kept.length === 0) return;
  const known = await knownSkills(tx, userId);
  // What is only mentioned, without a length, makes no new skill: "the chorus" is a part of one.
  const practised = told.filter(({ minutes, thing }) => minutes > 0 || matchSkill(thing, known) !== null);
  const left: { skillId: string; createdAt: Date }[] = [];
  for (const { key, thing, minutes, quote, turns } of practised) {
    const matched = await ensureSkill(tx, userId, thing, known, now);
    const session = kept.find(({ findingKey }) => findingKey === key);
    // Merged since then: it counts there either way.
    const same = session && targetOf(session.skillId, known) === targetOf(matched, known);
    const data = {
      skillId: same ? session.skillId : matched,
      localDate: dateColumn(day),
      minutes: Math.min(Math.max(Math.round(minutes), 0), LONGEST),
      quote,
      turns,
      practicedAt: toldAt,
    };
    if (!session) {
      await tx.practiceSession.create({
        data: { ...data, userId, callId, findingKey: key, source: "talk", createdAt: now },
        select: { id: true },
      });
    } else if (!isEqual(session, data)) {
      if (!same) left.push(session);
      await tx.practiceSession.update({ where: { id: session.id }, data, select: { id: true } });
    }
  }
  const gone = kept.filter(({ findingKey }) => !practised.some(({ key }) => key === findingKey));
  await tx.practiceSession.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  await forgetSkills(tx, userId, [...left, ...gone]);
}

type Session = {
  skillId: string;
  localDate: Date;
  minutes: number;
  quote: string | null;
  turns: number[];
  practicedAt: Date;
};

function isEqual(kept: Session, wanted: Session): boolean {
  const words = ({ skillId, localDate, minutes, quote, turns, practicedAt }: Session) =>
    JSON.stringify([skillId, localDate, minutes, quote, turns, practicedAt]);
  return words(kept) === words(wanted);
}

/** A skill that came with a session, in the same instant, and has nothing else to show. */
async function forgetSkills(
  tx: Tx,
  userId: string,
  sessions: readonly { skillId: string; createdAt: Date }[],
): Promise<void> {
  for (const { skillId, createdAt } of sessions) {
    await tx.$executeRaw`
      delete from user_skills u where u.user_id = ${userId}::uuid and u.skill_id = ${skillId}::uuid
        and u.created_at = ${createdAt} and u.name is null and u.archived_at is null and u.merged_into is null
        and not exists (select from practice_sessions p where p.user_id = u.user_id and p.skill_id = u.skill_id)
        and not exists (select from checkpoint_items i where i.user_id = u.user_id and i.skill_id = u.skill_id)
        and not exists (select from user_skills o where o.user_id = u.user_id and o.merged_into = u.skill_id)`;
  }
}
