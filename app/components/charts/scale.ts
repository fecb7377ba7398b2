/** Ends of a scale of minutes, whose halves are still round. */
const MINUTES = [30, 60, 120, 240, 360, 480, 720, 960, 1200, 1440, 1920, 2400, 2880, 3600, 4800, 6000];
const STEPS = [1, 2, 4, 5, 10];

/**
 * Where a chart's scale ends, so that it and its half are easy to read.
 *
 * @param most the greatest value shown, at least 0
 * @param unit minutes are read as hours
 * @returns at least `most`, and more than 0
 */
export function scaleOf(most: number, unit: "min" | "XP"): number {
  const end = unit === "min" ? MINUTES.find((minutes) => minutes >= most) : undefined;
  if (end !== undefined) return end;
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 10)));
  return power * (STEPS.find((step) => step * power >= most) ?? 10);
}
