import type { Tx } from "~/db/transaction.server";
import { fromDateColumn, type LocalDate } from "~/lib/columns";
import { inWindow, type Window } from "./ledger.server";
import { countSessions } from "./practice";

/** A session with what of it counts. */
export type CountedSession = {
  id: string;
  skillId: string;
  day: LocalDate;
  minutes: number;
  counted: number;
  quote: string | null;
  callId: string | null;
};

/**
 * Says of each session of the days in question what of it counts: the caps are those of the skill it was kept for, so
 * that merging two skills later costs nothing.
 *
 * @param tx a service transaction that holds the person's row
 * @returns those sessions
 */
export async function countPractice(tx: Tx, userId: string, window: Window): Promise<CountedSession[]> {
  const sessions = await tx.practiceSession.findMany({
    where: { userId, ...inWindow(window) },
    orderBy: [
      { practicedAt: "asc" },
      { createdAt: "asc" },
      { callId: "asc" },
      { findingKey: "asc" },
      { id: "asc" },
    ],
  });
  const groups = new Map<string, typeof sessions>();
  for (const session of sessions) {
    const key = `${session.skillId} ${fromDateColumn(session.localDate)}`;
    groups.set(key, [...(groups.get(key) ?? []), session]);
  }
  const all: CountedSession[] = [];
  for (const group of groups.values()) {
    const counts = countSessions(group.map(({ minutes }) => minutes));
    for (const [
      index,
      { id, skillId, localDate, minutes, countedMinutes, quote, callId },
    ] of group.entries()) {
      const counted = counts[index] ?? 0;
      all.push({ id, skillId, day: fromDateColumn(localDate), minutes, counted, quote, callId });
      if (counted === countedMinutes) continue;
      await tx.practiceSession.update({
        where: { id },
        data: { countedMinutes: counted },
        select: { id: true },
      });
    }
  }
  return all;
}

/** @returns skill -> counted minutes of all time, and when it was practised last */
export async function sumPractice(
  tx: Tx,
  userId: string,
): Promise<Map<string, { minutes: number; last: Date }>> {
  const rows = await tx.practiceSession.groupBy({
    by: ["skillId"],
    where: { userId },
    _sum: { countedMinutes: true },
    _max: { practicedAt: true },
  });
  return new Map(
    rows.map(({ skillId, _sum, _max }) => [
      skillId,
      { minutes: _sum.countedMinutes ?? 0, last: _max.practicedAt ?? new Date(0) },
    ]),
  );
}
