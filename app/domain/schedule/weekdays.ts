/** ISO weekdays and their names. */
export const WEEKDAYS = [
  [1, "Monday"],
  [2, "Tuesday"],
  [3, "Wednesday"],
  [4, "Thursday"],
  [5, "Friday"],
  [6, "Saturday"],
  [7, "Sunday"],
] as const;

export type Weekday = (typeof WEEKDAYS)[number][0];

/** @param weekday ISO, Monday is 1 @returns "Monday" */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1]?.[1] ?? "";
