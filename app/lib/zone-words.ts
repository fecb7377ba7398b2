/**
 * The city an IANA zone is named after: "America/Argentina/Buenos_Aires" → "Buenos Aires".
 * Zones without a city ("UTC") are their own name.
 */
export const cityOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** "19:30 your time, Berlin"; null while either half is missing. */
export const callTimeSentence = (time: string, zone: string): string | null =>
  /^\d\d:\d\d/.test(time) && zone !== "" ? `${time.slice(0, 5)} your time, ${cityOf(zone)}` : null;
