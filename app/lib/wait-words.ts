/**
 * What a person reads who has asked for too much in too short a time.
 *
 * @param seconds until the same will be answered again
 * @returns a whole sentence or two, with the wait rounded up
 */
export function waitWords(seconds: number): string {
  return `That was a lot in a short time. Try again in ${timeWords(Math.max(1, Math.ceil(seconds)))}.`;
}

function timeWords(seconds: number): string {
  if (seconds < 60) return counted(seconds, "second");
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? counted(minutes, "minute") : counted(Math.ceil(minutes / 60), "hour");
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
