import type { Tx } from "~/db/transaction.server";
import { daysAfter } from "~/domain/schedule/local-time";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { artifactsEarned, maxFreezes } from "./artifacts";
import { inWindow, type Window } from "./ledger.server";
import {
  type DayFact,
  type DayState,
  dayEnd,
  foldStreak,
  mayRepair,
  type Streak,
  slotOutcome,
} from "./streak";

/** Days before the last known one that are looked at again: truth about a call comes late. */
const LOOK_BACK = 3;

/** Whose progress is settled, and when it is for them. */
export type Person = {
  userId: string;
  zone: string;
  dayStart: number;
  /** The local day that is open now. */
  today: LocalDate;
  now: Date;
};

export type SettledDays = {
  streak: Streak;
  /** The days that were looked at again. */
  window: Window;
};

type Row = { state: DayFact["state"]; callId: string | null };

/**
 * Settles what became of each local day, and what the days add up to. Days long past stand as they were written down,
 * unless they are named.
 *
 * @param tx a service transaction that holds the person's row
 * @param days local days that have changed
 * @param artifacts that the person holds
 */
export async function settleDays(
  tx: Tx,
  person: Person,
  days: readonly LocalDate[],
  artifacts: readonly string[],
): Promise<SettledDays> {
  const { userId, today } = person;
  const stored = (await tx.streakDay.findMany({ where: { userId }, orderBy: { localDate: "asc" } })).map(
    ({ localDate, state, callId, note }) => ({ date: fromDateColumn(localDate), state, callId, note }),
  );
  const last = stored.at(-1)?.date;
  // Who has travelled west may have a day before them that is over already.
  const [known] = last ? [last, today].sort() : [];
  const window: Window = { from: known ? daysAfter(known, -LOOK_BACK) : null, days };
  const isLookedAt = (date: LocalDate) => window.from === null || date >= window.from || days.includes(date);
  const rows = new Map<LocalDate, Row>();
  for (const { date, state, callId } of stored) {
    if (!isLookedAt(date)) rows.set(date, { state: factOf(state), callId });
  }
  for (const [date, row] of await daysOfCalls(tx, userId, window, today)) rows.set(date, row);
  for (const { date, state } of stored) {
    const row = rows.get(date);
    if (state === "repaired" && row?.state === "missed") row.state = "repaired";
  }
  const notes = await repair(tx, person, rows, artifacts);
  const streak = fold(rows, artifacts);

  const kept = streak.days.flatMap(({ date, state }) => {
    if (state === "open") return [];
    const note = state === "repaired" ? (notes.get(date) ?? null) : null;
    return [{ date, state, callId: rows.get(date)?.callId ?? null, note }];
  });
  await write(tx, person, stored, kept);
  return { streak, window };
}

/** A day that a freeze kept was missed all the same: which freeze is used where is reckoned anew. */
const factOf = (stored: string): DayState => (stored === "freeze" ? "missed" : (stored as DayState));

async function daysOfCalls(
  tx: Tx,
  userId: string,
  window: Window,
  today: LocalDate,
): Promise<Map<LocalDate, Row>> {
  const calls = await tx.call.findMany({
    where: { userId, kind: { not: "verification" }, ...inWindow(window) },
    orderBy: [{ scheduledAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, status: true, endedReason: true, localDate: true },
  });
  const byDay = new Map<LocalDate, typeof calls>();
  for (const call of calls) {
    const date = fromDateColumn(call.localDate);
    byDay.set(date, [...(byDay.get(date) ?? []), call]);
  }
  const rows = new Map<LocalDate, Row>();
  for (const [date, ofDay] of byDay) {
    const state = slotOutcome(ofDay, date < today);
    const talk = ofDay.find(({ status }) => status === "completed");
    if (state) rows.set(date, { state, callId: talk?.id ?? null });
  }
  return rows;
}

/** The same person always folds the same way: a streak of a week brings its artifact at once. */
function fold(rows: ReadonlyMap<LocalDate, Row>, artifacts: readonly string[]): Streak {
  const facts = [...rows]
    .map(([date, { state }]) => ({ date, state }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const first = foldStreak(facts, { maxFreezes: maxFreezes(artifacts) });
  const earned = artifactsEarned({ longestStreak: first.longest, reflections: 0, level: 1 });
  return foldStreak(facts, { maxFreezes: maxFreezes([...artifacts, ...earned]) });
}

/**
 * Mends the days that the person wished to mend in time. When they said so is known by our clock; a job that comes
 * in time by its own is taken at its word.
 *
 * @returns the person's words for each day
 */
async function repair(
  tx: Tx,
  { userId, zone, dayStart, now }: Person,
  rows: Map<LocalDate, Row>,
  artifacts: readonly string[],
): Promise<Map<LocalDate, string>> {
  const wishes = await tx.streakRepair.findMany({ where: { userId }, orderBy: { localDate: "asc" } });
  for (const { localDate, createdAt } of wishes) {
    const date = fromDateColumn(localDate);
    const row = rows.get(date);
    if (row?.state !== "missed") continue;
    const state = fold(rows, artifacts).days.find((day) => day.date === date)?.state ?? "open";
    const end = dayEnd(date, zone, dayStart);
    const inTime = [createdAt, now].some((at) => mayRepair({ state, dayEnd: end, now: at }));
    if (inTime) row.state = "repaired";
  }
  return new Map(wishes.map(({ localDate, note }) => [fromDateColumn(localDate), note]));
}

type KeptDay = { date: LocalDate; state: string; callId: string | null; note: string | null };

async function write(
  tx: Tx,
  { userId, now }: Person,
  before: readonly KeptDay[],
  after: readonly KeptDay[],
): Promise<void> {
  const old = new Map(before.map((day) => [day.date, day]));
  const fresh = after.filter(({ date }) => !old.has(date));
  await tx.streakDay.createMany({
    data: fresh.map(({ date, ...day }) => ({ userId, localDate: dateColumn(date), ...day, updatedAt: now })),
  });
  for (const { date, state, callId, note } of after) {
    const was = old.get(date);
    if (!was || (was.state === state && was.callId === callId && was.note === note)) continue;
    await tx.streakDay.update({
      where: { userId_localDate: { userId, localDate: dateColumn(date) } },
      data: { state, callId, note, updatedAt: now },
      select: { state: true },
    });
  }
  const left = new Set(after.map(({ date }) => date));
  const gone = before.filter(({ date }) => !left.has(date)).map(({ date }) => dateColumn(date));
  if (gone.length > 0) await tx.streakDay.deleteMany({ where: { userId, localDate: { in: gone } } });
}
