import type { LocalDate } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import { daysBetween, localDayAt } from "./local-time";
import { nextCall } from "./next-call";
import type { StoredPlan } from "./stored-plan";

/** Local days that the calendar shows, today included. */
const DAYS_AHEAD = 14;
/** How much room a call takes in a calendar. */
const CALL_TAKES = 10 * MINUTE;

/** A daily call as a calendar shows it. */
export type CalendarEvent = {
  /** Stays the same when the call of that day is moved. */
  uid: string;
  localDate: LocalDate;
  startsAt: Date;
  endsAt: Date;
};

/**
 * The daily calls of the next two weeks, first to last. Days that are paused or skipped are not among them.
 *
 * @param plan as stored; a slot that is due and not yet claimed counts
 * @param feedId tells the events of this feed from those of others
 * @param now where the two weeks begin
 */
export function calendarEvents(plan: StoredPlan, feedId: string, now: Date): CalendarEvent[] {
  if (!plan.localTz) return [];
  const today = localDayAt(now, plan.localTz, plan.dayStart);
  const isDue = plan.nextCallAt !== null && plan.nextCallAt <= now;
  const events: CalendarEvent[] = [];
  let after = plan.nextCallAt && isDue ? new Date(plan.nextCallAt.getTime() - 1) : now;
  let lastDay = plan.lastSlotDay;
  for (;;) {
    const next = nextCall(plan, after, lastDay);
    if (!("at" in next) || daysBetween(today, next.localDate) >= DAYS_AHEAD) return events;
    events.push({
      uid: `${next.localDate}-${feedId}@relevel.me`,
      localDate: next.localDate,
      startsAt: next.at,
      endsAt: new Date(next.at.getTime() + CALL_TAKES),
    });
    after = next.at;
    lastDay = next.localDate;
  }
}
