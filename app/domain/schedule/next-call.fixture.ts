import { Temporal } from "temporal-polyfill";
import type { LocalDate, LocalTime } from "~/lib/columns";
import { DAY, MINUTE } from "~/lib/time";
import { type CallHours, isWithin } from "./call-hours";
import { allZones } from "./local-time";
import { type CallPlan, nextCall, type SlotPlan } from "./next-call";

/** Every run draws the same cases; `FC_SEED=… npx vitest run …` draws others. */
export const SEED = Number(import.meta.env.FC_SEED ?? 20261123);

export const ALL_DAY: CallHours = { opens: "00:00", closes: "24:00" };

/** A plan that lacks nothing. */
export const PLAN: CallPlan & SlotPlan = {
  firstName: "Asha",
  phone: "+12025550101",
  phoneProved: true,
  phoneBlocked: false,
  localTz: "Europe/Berlin",
  callTime: "19:30",
  weekdayTimes: {},
  callDays: [1, 2, 3, 4, 5, 6, 7],
  dayStart: 0,
  hours: { opens: "08:00", closes: "21:00" },
  callEnabled: true,
  pausedUntil: null,
  skippedDay: null,
  movedDay: null,
  movedTime: null,
  consented: true,
  entitled: true,
};

/** What a changed `PLAN` has next, in a form that reads well in a row. */
export function nextInWords(change: Partial<CallPlan>, after: string, lastDay: LocalDate | null = null) {
  const next = nextCall({ ...PLAN, ...change }, new Date(after), lastDay);
  const silent =
    next.silent && `${next.silent.at.toISOString()} ${next.silent.localDate} ${next.silent.reason}`;
  if ("reason" in next) return silent ? { reason: next.reason, silent } : { reason: next.reason };
  return { at: next.at.toISOString(), day: next.localDate, silent };
}

export const ZONES = allZones();

/** Zones whose clocks do something rare. */
export const HARD_ZONES = [
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/Havana",
  "America/New_York",
  "America/Nuuk",
  "America/Santiago",
  "America/Scoresbysund",
  "Antarctica/Troll",
  "Asia/Beirut",
  "Asia/Gaza",
  "Asia/Kolkata",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Pacific/Chatham",
];

const two = (n: number) => String(n).padStart(2, "0");
/** A time of day by its minute; past midnight it begins again. */
export const clock = (minute: number): LocalTime => {
  const n = ((minute % 1440) + 1440) % 1440;
  return `${two(Math.floor(n / 60))}:${two(n % 60)}`;
};

const days = (day: LocalDate) => Date.parse(`${day}T00:00Z`) / DAY;
/** A local day some days later. */
export const plusDays = (day: LocalDate, n: number): LocalDate =>
  new Date((days(day) + n) * DAY).toISOString().slice(0, 10);

/** What a zone's clock shows beyond UTC, in milliseconds, from an instant on. */
type Offsets = { from: number; offset: number }[];
/** A plan with the call of a day, so many days after another, at a time of its own. */
export const withMove = <Plan extends SlotPlan>(
  plan: Plan,
  from: LocalDate,
  move: { days: number; time: LocalTime } | null,
): Plan => ({
  ...plan,
  movedDay: move && plusDays(from, move.days),
  movedTime: move?.time ?? null,
});

const known = new Map<string, Offsets>();

/** The offsets of a zone from 2024 to 2029, read from the zone's list of clock changes. */
export function offsetsOf(zone: string): Offsets {
  const found = known.get(zone);
  if (found) return found;
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from("2024-01-01T00:00Z").toZonedDateTimeISO(zone);
  const offsets: Offsets = [];
  while (at && at.year < 2030) {
    offsets.push({
      from: offsets.length === 0 ? Number.NEGATIVE_INFINITY : at.epochMilliseconds,
      offset: at.offsetNanoseconds / 1e6,
    });
    at = at.getTimeZoneTransition("next");
  }
  known.set(zone, offsets);
  return offsets;
}

/** Instants from 2025 to 2028 at which a zone's clock changes. */
export const clockChanges = (zone: string, from = 2025, until = 2029): Date[] =>
  offsetsOf(zone)
    .map((change) => new Date(change.from))
    .filter((at) => at >= new Date(`${from}`) && at < new Date(`${until}`));

const offsetAt = (zone: string, at: number) =>
  offsetsOf(zone).findLast((change) => change.from <= at)?.offset ?? 0;

/** What the wall of a zone shows, as if it were UTC. */
export const wallAt = (zone: string, at: number): number => at + offsetAt(zone, at);

/**
 * The slot of a local day, worked out another way than the product does: of all instants at which the clock shows
 * the time, the first; where it never does, the time by the clock before the gap.
 */
export function slotByArithmetic(plan: SlotPlan, day: LocalDate): number | null {
  const weekday = ((days(day) + 3) % 7) + 1;
  const moved = day === plan.movedDay ? plan.movedTime : null;
  if (!moved && !plan.callDays.includes(weekday)) return null;
  const time = moved ?? plan.weekdayTimes[weekday] ?? plan.callTime;
  if (!isWithin(time, plan.hours)) return null;
  const night = Number(time.slice(0, 2)) < plan.dayStart ? 1 : 0;
  const wall = Date.parse(`${plusDays(day, night)}T${time}Z`);
  const offsets = [...new Set([-2, 0, 2].map((n) => offsetAt(plan.localTz, wall + n * DAY)))];
  const shown = offsets.map((offset) => wall - offset).filter((at) => wallAt(plan.localTz, at) === wall);
  const at = shown.length > 0 ? Math.min(...shown) : wall - Math.min(...offsets);
  return isInside(at, plan) ? at : null;
}

/** Does the phone ring inside the hours? */
export const isInside = (at: number, plan: SlotPlan): boolean =>
  isWithin(clock(Math.floor((wallAt(plan.localTz, at) % DAY) / MINUTE)), plan.hours);
