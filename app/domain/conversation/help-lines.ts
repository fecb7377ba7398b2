/** Help lines by ISO 3166 country code, as they are dialled there. A country that isn't listed has no sure one. */
const HELP_LINES: Readonly<Record<string, string>> = {
  US: "988",
  CA: "988",
  GB: "116 123",
  IE: "116 123",
  ES: "024",
  IN: "14416",
  AU: "13 11 14",
  NZ: "1737",
  DE: "0800 111 0 111",
  AT: "142",
  CH: "143",
  FR: "3114",
  NL: "113",
  MX: "800 911 2000",
};

/**
 * The number to call in a crisis.
 * @param country ISO 3166 code, or null when it isn't known
 */
export function helpLineIn(country: string | null): string | null {
  return country !== null && Object.hasOwn(HELP_LINES, country) ? (HELP_LINES[country] ?? null) : null;
}
