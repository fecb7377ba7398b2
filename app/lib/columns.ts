/**
 * Days and times of day between code and database. In code a day is `YYYY-MM-DD` and a time of day is
 * `HH:MM`; Prisma carries both as a `Date` read in UTC.
 */

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A time of day without a zone, `HH:MM`. */
export type LocalTime = string;

/** @param day `YYYY-MM-DD` @returns the value for a `date` column */
export const dateColumn = (day: LocalDate): Date => new Date(`${day}T00:00:00.000Z`);
/** @param value of a `date` column @returns `YYYY-MM-DD` */
export const fromDateColumn = (value: Date): LocalDate => value.toISOString().slice(0, 10);
/** @param time `HH:MM` @returns the value for a `time` column */
export const timeColumn = (time: LocalTime): Date => new Date(`1970-01-01T${time}:00.000Z`);
/** @param value of a `time` column @returns `HH:MM` */
export const fromTimeColumn = (value: Date): LocalTime => value.toISOString().slice(11, 16);
