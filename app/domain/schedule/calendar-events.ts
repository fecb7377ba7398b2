import { CATCH_UP_WINDOW } from "~/domain/calls/dial-guard";
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
 * @param plan as stored; a slot that is due and can still ring counts
 * @param feedId tells the events of this feed from those of others
 * @param now where the two weeks begin
 */
export function calendarEvents(plan: StoredPlan, feedId: string, now: Date): CalendarEvent[] {
  if (!plan.localTz) return [];
  const today = localDayAt(now, plan.localTz, plan.dayStart);
  const events: CalendarEvent[] = [];
  let after = justBeforeDue(plan.nextCallAt, now) ?? now;
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

function justBeforeDue(nextCallAt: Date | null, now: Date): Date | null {
  const late = nextCallAt ? now.getTime() - nextCallAt.getTime() : -1;
  return nextCallAt && late >= 0 && late <= CATCH_UP_WINDOW ? new Date(nextCallAt.getTime() - 1) : null;
}
