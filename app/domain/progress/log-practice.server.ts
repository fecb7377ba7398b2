import type { Tx } from "~/db/transaction.server";
import { dayEndsAt, daysAfter, localDayAt, localTimeAt, slotAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn, type LocalDate } from "~/lib/columns";
import { storableText } from "~/lib/text";
import { changeSkills, skillIn, takeUp } from "./change-skills.server";
import { DAYS_TO_LOG, dayOverWords, MINUTES_OF_DAY, refusalWords } from "./log-words";
import { BETWEEN_LOGS, countSessions, mayLog } from "./practice";
import { groupOf } from "./skill-group";
import { LONGEST_NOTE } from "./skill-intents";
import { targetOf } from "./skill-match";
import { nameOf } from "./skill-shelf.server";

/** A session as a person types it. `minutes` 15 to 480; `note` may be empty. */
export type LoggedPractice = { skillId: string; minutes: number; day: LocalDate; note: string };

/**
 * Logs practice by hand. The same session again within five minutes is the same one. A skill of the catalogue is
 * taken up by it, and one that was archived comes back.
 *
 * @param userId the signed-in person
 * @param session of today or one of the last seven local days
 * @param now the instant of logging
 * @returns the id of the skill it counts for
 * @throws {AppError} not_found, also for another person's skill; bad_request with the reason where it can't count
 */
export async function logPractice(
  userId: string,
  { skillId, minutes, day, note }: LoggedPractice,
  now: Date,
): Promise<string> {
  const words = storableText(note).trim() || null;
  if (!Number.isInteger(minutes) || (words?.length ?? 0) > LONGEST_NOTE) throw new AppError("bad_request");
  return changeSkills(userId, async (tx, shelf) => {
    const skill = skillIn(shelf, targetOf(skillIn(shelf, skillId).id, shelf));
    if (skill.isMetaSkill) {
      throw new AppError("bad_request", `${nameOf(skill)} grows by itself. Log what you practised.`);
    }
    const { zone, dayStart } = await clockOf(tx, userId);
    const today = localDayAt(now, zone, dayStart);
    if (day > today || day < daysAfter(today, -DAYS_TO_LOG)) {
      throw new AppError("bad_request", "You can log today and the seven days before it.");
    }
    const thatDay = await tx.practiceSession.findMany({
      where: { userId, localDate: dateColumn(day) },
      orderBy: [{ practicedAt: "asc" }, { createdAt: "asc" }],
    });
    const group = groupOf(skill.id, shelf);
    const ofSkill = thatDay.filter((session) => group.includes(session.skillId));
    const isSame = (session: (typeof thatDay)[number]) =>
      session.source === "hand" &&
      session.minutes === minutes &&
      session.note === words &&
      now.getTime() < session.createdAt.getTime() + BETWEEN_LOGS;
    if (ofSkill.some(isSame)) return { changed: false, result: skill.id };

    const last = await tx.practiceSession.aggregate({
      where: { userId, skillId: { in: group }, source: "hand" },
      _max: { createdAt: true },
    });
    const decision = mayLog({
      minutes,
      countedThatDay: sum(group.flatMap((id) => countSessions(minutesOf(ofSkill, id)))),
      lastLoggedAt: last._max.createdAt,
      now,
    });
    if (!decision.ok) {
      throw new AppError("bad_request", refusalWords(decision, { skill: nameOf(skill), zone }));
    }
    const taken = sum(thatDay.map((session) => session.minutes));
    if (taken + minutes > MINUTES_OF_DAY) throw new AppError("bad_request", dayOverWords(taken));

    const practicedAt =
      day === today
        ? now
        : (slotAt(day, localTimeAt(now, zone), zone, dayStart) ?? dayEndsAt(day, zone, dayStart));
    await takeUp(tx, userId, skill);
    const localDate = dateColumn(day);
    await tx.practiceSession.createMany({
      data: [
        {
          ...{ userId, skillId: skill.id, localDate, minutes, note: words },
          ...{ source: "hand", practicedAt, createdAt: now },
        },
      ],
    });
    return { changed: { day }, result: skill.id };
  });
}

async function clockOf(tx: Tx, userId: string): Promise<{ zone: string; dayStart: number }> {
  const { localTz, dayStart } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { localTz: true, dayStart: true },
  });
  return { zone: localTz ?? "UTC", dayStart };
}

const minutesOf = (sessions: readonly { skillId: string; minutes: number }[], skillId: string) =>
  sessions.filter((session) => session.skillId === skillId).map(({ minutes }) => minutes);

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
