/**
 * The city an IANA zone is named after: "America/Argentina/Buenos_Aires" → "Buenos Aires".
 * Zones without a city ("UTC") are their own name.
 */
export const cityOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** "19:30 your time, Berlin"; null while either half is missing. */
export const callTimeSentence = (time: string, zone: string): string | null =>
  /^\d\d:\d\d/.test(time) && zone !== "" ? `${time.slice(0, 5)} your time, ${cityOf(zone)}` : null;

/**
 * The zone of a list that means the same as another name for it: engines disagree on Kolkata and Calcutta.
 *
 * @param zone as the browser names it
 * @param known names to choose from
 * @returns null when none of them is it
 */
export function matchZone(zone: string, known: string[]): string | null {
  if (known.includes(zone)) return zone;
  const canonical = (name: string) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    } catch {
      return name;
    }
  };
  const wanted = canonical(zone);
  return known.find((name) => canonical(name) === wanted) ?? null;
}
