import type { LocalDate, LocalTime } from "~/lib/columns";
import { cityOf } from "~/lib/zone-words";
import { countryHours, hoursWords, isWithin } from "./call-hours";
import { dayWords, fullDayWords } from "./day-words";
import { localDateAt, localDayAt, localTimeAt, weekdayOf } from "./local-time";
import { pendingMove, usualTime } from "./move";
import { type NoCallReason, nextCall, plannedTime, type SlotPlan, slotDay, slotOn } from "./next-call";
import { RETRY_AFTER } from "./retry-decision";
import { pendingSkip } from "./skip";
import type { StoredPlan } from "./stored-plan";
import { weekdayName } from "./weekdays";

/** A plan whose profile is finished. */
export type ReadyPlan = StoredPlan & { phone: string; localTz: string; callTime: LocalTime };

const REASONS: Record<Exclude<NoCallReason, "outside_hours">, string> = {
  profile_unfinished: "Your profile isn't finished, so nothing will ring.",
  calls_off: "Daily calls are off. Turn them on in Settings.",
  consent_withdrawn:
    "Your consent to calls was withdrawn, here or on the phone. Give it again under Your consent in Settings.",
  phone_not_proved: "Your number isn't verified as yours yet, so nothing will ring it.",
  no_entitlement: "Calls need a plan, and none runs now.",
  no_call_days: "No weekday has a call. Choose some in Settings.",
  phone_blocked: "This number asked never to be called, so nothing will ring it.",
};

/** From this hour on, today is tonight. */
const EVENING: LocalTime = "17:00";

export type NextCallWords = {
  /** `at` ISO instant; `localTime` "19:30"; `day` "tomorrow"; `city` "Berlin". */
  next: { at: string; localTime: LocalTime; day: string; city: string } | null;
  /** Why there is none. */
  reason: string | null;
  /** What stands above the reason, where that isn't that no call is planned. */
  title?: string;
  /** Why it is then. */
  why: string;
  /** What "skip" leaves out: the local day, and "tonight" or "Thursday" for it. Null when there is nothing to skip. */
  skip: { day: LocalDate; words: string } | null;
  /** A skip that can be taken back, in the same words. */
  skipped: { day: LocalDate; words: string } | null;
  /** A move that can be taken back: its local day, and "Tomorrow at 20:00, moved on the phone". */
  moved: { day: LocalDate; words: string } | null;
};

/**
 * The next daily call in words, and why it is then; or why there is none.
 *
 * @param plan as stored
 * @param now decides what "today" is
 * @param instance.paused the kill switch of this instance is on
 * @param instance.rest nothing rings before that instant, because the plan's minutes are used; `words` is its day
 */
export function describeNextCall(
  plan: ReadyPlan,
  now: Date,
  instance: { paused: boolean; rest?: { until: Date; words: string } | null } = { paused: false },
): NextCallWords {
  const today = localDayAt(now, plan.localTz, plan.dayStart);
  const skip = pendingSkip(plan, now);
  const skipped = skip && { day: skip.localDate, words: slotWords(plan, skip.localDate, skip.at, today) };
  const { paused, rest = null } = instance;
  const rests = (slot: Date) => rest !== null && slot < rest.until;
  // Taking either back would promise a ring.
  const undoSkip = skip && rests(skip.at) ? null : skipped;
  const moved = movedWords(plan, today, now, rests);
  // What isn't written down yet is about to be, by a job that a new plan has added.
  const found = plan.nextCallAt ? { at: plan.nextCallAt } : nextCall(plan, now, plan.lastSlotDay);
  if ("reason" in found) {
    const reason = [reasonWords(plan, found.reason), rest && usedWords(rest)].filter(Boolean).join(" ");
    return { next: null, reason, why: "No call is planned.", skip: null, skipped: undoSkip, moved: null };
  }
  const { at } = found;
  const isPaused = plan.pausedUntil !== null && plan.pausedUntil > today;
  if (rest && rests(at)) {
    const link = paused ? "" : ", and the link comes by mail at the time of the call";
    const pause =
      plan.pausedUntil && isPaused ? `Paused until ${fullDayWords(plan.pausedUntil, today)}. ` : "";
    return {
      next: null,
      reason: `${pause}${usedWords(rest)} The day's talk is in writing meanwhile${link}.`,
      title: "Calls rest for now",
      why: "No call is planned.",
      skip: null,
      skipped: isPaused ? null : undoSkip,
      moved,
    };
  }
  const spokenDay = dayWords(localDateAt(at, plan.localTz), localDateAt(now, plan.localTz));
  const next: PlannedCall = { at, localDate: slotDay(at, plan), today, spokenDay };
  return {
    next: {
      at: at.toISOString(),
      localTime: localTimeAt(at, plan.localTz),
      day: spokenDay,
      city: cityOf(plan.localTz),
    },
    reason: null,
    why: whyThen(plan, next, skipped, now, paused),
    skip:
      skipped || isPaused ? null : { day: next.localDate, words: slotWords(plan, next.localDate, at, today) },
    skipped: isPaused ? null : undoSkip,
    moved,
  };
}

/** `spokenDay` says "tomorrow" for the day on the calendar, which isn't the local day after midnight. */
type PlannedCall = { at: Date; localDate: LocalDate; today: LocalDate; spokenDay: string };

function whyThen(
  plan: ReadyPlan,
  next: PlannedCall,
  skipped: NextCallWords["skipped"],
  now: Date,
  paused: boolean,
): string {
  if (next.at <= now) {
    return paused
      ? "Calls are paused on this instance; yours rings as soon as they are back, if it isn't too late."
      : "It is due: your phone rings any moment.";
  }
  const silence = silenceWords(plan, next, skipped);
  return [
    paused && "Calls are paused on this instance; yours rings at its time if they are back by then.",
    silence ?? `${timeWords(plan, next)}${dayWithoutCallWords(plan, next, now)}`,
    nightWords(plan, next),
    clockWords(plan, next),
    lastTryWords(plan, next),
  ]
    .filter(Boolean)
    .join(" ");
}

/** A pause or a skip before the next call. */
function silenceWords(
  { pausedUntil, localTz }: ReadyPlan,
  { at, localDate, today, spokenDay }: PlannedCall,
  skipped: NextCallWords["skipped"],
): string | null {
  if (pausedUntil && pausedUntil > today) {
    const then = localDate === pausedUntil ? "then" : `on ${fullDayWords(localDate, today)}`;
    return `Paused until ${fullDayWords(pausedUntil, today)}; the next call is ${then}.`;
  }
  if (!skipped || skipped.day > localDate) return null;
  const when = /^(today|tomorrow)$/.test(spokenDay) ? spokenDay : `on ${spokenDay}`;
  return `${capital(skipped.words)} is skipped because you said so; next call ${when} at ${localTimeAt(at, localTz)}.`;
}

/** A move that is to come, unless a skip, a pause or a lack of minutes keeps its day silent. */
function movedWords(
  plan: ReadyPlan,
  today: LocalDate,
  now: Date,
  rests: (slot: Date) => boolean,
): NextCallWords["moved"] {
  const move = pendingMove(plan, now);
  if (!move || rests(move.at)) return null;
  const { at, localDate: day } = move;
  if (day === plan.skippedDay || (plan.pausedUntil && day < plan.pausedUntil)) return null;
  const words = `${capital(slotWords(plan, day, at, today))} at ${localTimeAt(at, plan.localTz)}`;
  return { day, words: `${words}, moved on the phone` };
}

function timeWords(plan: ReadyPlan, { localDate }: PlannedCall): string {
  const weekday = weekdayOf(localDate);
  if (localDate === plan.movedDay) {
    const usual = usualTime(plan, localDate);
    return usual
      ? `Moved on the phone; that day's usual time is ${usual}.`
      : `Moved on the phone; ${weekdayName(weekday)}s usually have no call.`;
  }
  return plan.weekdayTimes[String(weekday)] ? `Your time for ${weekdayName(weekday)}s.` : "Your usual time.";
}

/** Why it isn't today, where one might expect that. */
function dayWithoutCallWords(plan: ReadyPlan, { localDate, today }: PlannedCall, now: Date): string {
  if (localDate === today) return "";
  const weekday = weekdayOf(today);
  if (!plan.callDays.includes(weekday) && plan.movedDay !== today)
    return ` ${weekdayName(weekday)}s have no call.`;
  const todays = slotOn(plan, today);
  return plan.lastSlotDay === today && todays && todays > now
    ? " It rings once a day, and today's turn is over."
    : "";
}

/** A call after midnight of a day that ends later than that. */
function nightWords(plan: ReadyPlan, { at, localDate }: PlannedCall): string {
  const begins = hourOf(plan.dayStart);
  if (localDateAt(at, plan.localTz) === localDate || plannedTime(plan, localDate) >= begins) return "";
  return `It still belongs to ${weekdayName(weekdayOf(localDate))}: your day begins at ${begins}.`;
}

function clockWords(plan: ReadyPlan, { at, localDate }: PlannedCall): string {
  const planned = plannedTime(plan, localDate);
  const shown = localTimeAt(at, plan.localTz);
  return planned === shown ? "" : `The clocks go forward that day, so ${planned} becomes ${shown}.`;
}

/** A call so late that a missed one isn't tried again. */
function lastTryWords(plan: ReadyPlan, { at }: PlannedCall): string {
  const { hours, localTz } = plan;
  if (isWithin(localTimeAt(new Date(at.getTime() + RETRY_AFTER), localTz), hours)) return "";
  const ends =
    plan.window && hours.closes === plan.window.closes
      ? `Your window ends at ${hours.closes}`
      : `Calls end at ${hours.closes}`;
  return `${ends}, so a missed call isn't tried again.`;
}

const usedWords = ({ words }: { words: string }) => `Your plan's minutes are used until ${words}.`;

function reasonWords(plan: ReadyPlan, reason: NoCallReason): string {
  if (reason !== "outside_hours") return REASONS[reason];
  const times = [...new Set(plan.callDays.map((weekday) => plan.weekdayTimes[weekday] ?? plan.callTime))];
  const yours = times.length === 1 ? `your time is ${times[0]}` : "none of your times is in between";
  const own = plan.window && hoursWords(plan.hours) !== hoursWords(countryHours(plan.phone));
  const ring = own ? "In your window, your phone may ring" : "Your phone may ring";
  return `${ring} from ${hoursWords(plan.hours)}, and ${yours}. Choose another in Settings.`;
}

/** "tonight", "today", "tomorrow", "Thursday": how the slot of a day is spoken of. */
function slotWords(plan: SlotPlan, day: LocalDate, at: Date, today: LocalDate): string {
  const time = localTimeAt(at, plan.localTz);
  const late = time >= EVENING || localDateAt(at, plan.localTz) !== day;
  return day === today && late ? "tonight" : dayWords(day, today);
}

const hourOf = (hours: number): LocalTime => `${String(hours).padStart(2, "0")}:00`;
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
