import { Temporal } from "temporal-polyfill";
import type { LocalDate, LocalTime } from "~/lib/columns";

/** The one place that turns local days and times into instants and back. Zones are IANA names. */

/**
 * Is this an IANA zone that we can compute with? Offsets such as `+02:00` are not: they know no clock change.
 *
 * @param zone any text
 */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant of a time of day on a local day. In a spring gap the time moves forward by the gap's length; in
 * an autumn overlap it is the first of the two (Temporal's `compatible`).
 *
 * @param day local day
 * @param time local time of day
 * @param zone IANA name
 */
export function instantAt(day: LocalDate, time: LocalTime, zone: string): Date {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds);
}

/**
 * The instant of a slot: a time of day on a local day that begins some hours after midnight. A time before that
 * hour belongs to the night after the day.
 *
 * @param day local day
 * @param time local time of day
 * @param zone IANA name
 * @param dayStart hours after midnight at which the local day begins, 0 to 6
 * @returns null on a day that the zone leapt over, such as 30 December 2011 in Apia
 */
export function slotAt(day: LocalDate, time: LocalTime, zone: string, dayStart: number): Date | null {
  const hour = Number(time.slice(0, 2));
  const date = Temporal.PlainDate.from(day).add({ days: hour < dayStart ? 1 : 0 });
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const at = wall.toZonedDateTime(zone, { disambiguation: "compatible" });
  const shift = wall.until(at.toPlainDateTime(), { largestUnit: "hour" });
  return shift.hours >= 24 ? null : new Date(at.epochMilliseconds);
}

/**
 * The local day that an instant belongs to, where days begin some hours after midnight.
 *
 * @param dayStart hours, 0 to 6
 */
export function localDayAt(instant: Date, zone: string, dayStart: number): LocalDate {
  const wall = zoned(instant, zone).toPlainDateTime();
  return wall.subtract({ hours: dayStart }).toPlainDate().toString();
}

/**
 * The instant at which a local day is over and the next one begins.
 *
 * @param day local day
 * @param zone IANA name
 * @param dayStart hours after midnight at which local days begin, 0 to 6
 */
export function dayEndsAt(day: LocalDate, zone: string, dayStart: number): Date {
  return instantAt(dayAfter(day), `${String(dayStart).padStart(2, "0")}:00`, zone);
}

/** The local day that an instant falls on in a zone. */
export function localDateAt(instant: Date, zone: string): LocalDate {
  return zoned(instant, zone).toPlainDate().toString();
}

/** The local time of day, to the minute, at an instant in a zone. */
export function localTimeAt(instant: Date, zone: string): LocalTime {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** How far ahead of UTC a zone's clocks are at an instant, in milliseconds. */
export function offsetAt(instant: Date, zone: string): number {
  return zoned(instant, zone).offsetNanoseconds / 1e6;
}

/** The day after. */
export function dayAfter(day: LocalDate): LocalDate {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** The day before. */
export function dayBefore(day: LocalDate): LocalDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** The day so many days later. */
export function daysAfter(day: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** ISO weekday of a day: Monday is 1. */
export function weekdayOf(day: LocalDate): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Names that were replaced, which JavaScript engines still list under the old one. */
const RENAMED: Record<string, string> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** All zones a person may choose, under their present names, sorted. */
export function allZones(): string[] {
  const listed = Intl.supportedValuesOf("timeZone").map((zone) => RENAMED[zone] ?? zone);
  return [...new Set(["UTC", ...listed])].filter(isZone).sort();
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
