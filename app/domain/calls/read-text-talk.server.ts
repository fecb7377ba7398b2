import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { dayEndsAt, localDayAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import { loadCallPlan } from "./load-call-plan.server";
import { isLeft, viewOf, type WrittenTalkView } from "./text-talk";

/** Where a person stands with writing today. */
export type WritingToday = {
  /** The talk that is open, or null. */
  talk: WrittenTalkView | null;
  /** There has been a talk today, on the phone or in writing. */
  talked: boolean;
  /** What is written before this instant counts for the local day that it is now. */
  until: Date;
  /** IANA name. */
  zone: string;
};

/**
 * Looks at the person's talk in writing and changes nothing.
 *
 * @param userId whose talk it is
 * @param now which day it is
 * @throws {AppError} profile_unfinished
 */
export function readTextTalk(userId: string, now: Date): Promise<WritingToday> {
  return withUser(userId, async (tx) => {
    const plan = await loadCallPlan(tx, userId, now);
    const { localTz: zone, dayStart } = plan;
    if (!zone) throw new AppError("profile_unfinished");
    const day = localDayAt(now, zone, dayStart);
    const open = await tx.textTalk.findFirst({ where: { userId, endedAt: null } });
    return {
      talk: open && !isLeft(open, plan, now) ? viewOf(open) : null,
      talked: await hasTalked(tx, userId, day),
      until: dayEndsAt(day, zone, dayStart),
      zone,
    };
  });
}

/**
 * A talk in writing that is over, with what the companion said last.
 *
 * @param userId whose talk it is
 * @param talkId the talk
 * @returns `kept`: it has a page of its own by now; `talk`: null once it is to be found there alone; null when there
 *   is no such talk
 */
export async function readEndedTalk(
  userId: string,
  talkId: string,
): Promise<{ kept: boolean; talk: WrittenTalkView | null; localDate: LocalDate } | null> {
  if (!isUuid(talkId)) return null;
  return withUser(userId, async (tx) => {
    const talk = await tx.textTalk.findUnique({ where: { id: talkId, userId } });
    if (talk && !talk.endedAt) return null;
    const call = await tx.call.findUnique({
      where: { id: talkId, userId, kind: "text" },
      select: { localDate: true },
    });
    const localDate = talk?.localDate ?? call?.localDate;
    if (!localDate) return null;
    return { kept: call !== null, talk: talk && viewOf(talk), localDate: fromDateColumn(localDate) };
  });
}

async function hasTalked(tx: Tx, userId: string, day: LocalDate): Promise<boolean> {
  const localDate = dateColumn(day);
  const kinds = { not: "verification" } as const;
  const calls = await tx.call.count({ where: { userId, localDate, status: "completed", kind: kinds } });
  if (calls > 0) return true;
  return (await tx.textTalk.count({ where: { userId, localDate, endedAt: { not: null } } })) > 0;
}
