import { MINUTE } from "~/lib/time";
import { allZones } from "./local-time";

type ZoneChoice = { id: string; label: string };

// Asking for four hundred offsets takes longer than the rest of a page, and none changes within a quarter hour.
let known: { quarter: number; choices: ZoneChoice[] } | null = null;

/**
 * Time zones as a person chooses them, sorted by name: "Europe/Berlin" is shown as "Berlin, Europe (UTC+1)".
 *
 * @param now the instant the offset is told for; it changes with the clocks
 */
export function zoneChoices(now: Date): ZoneChoice[] {
  const quarter = Math.floor(now.getTime() / (15 * MINUTE));
  if (known?.quarter !== quarter) known = { quarter, choices: makeChoices(now) };
  return known.choices;
}

function makeChoices(now: Date): ZoneChoice[] {
  return allZones().map((id) => {
    const [region, ...place] = id.split("/");
    const name = place.length > 0 ? `${place.reverse().join(", ").replaceAll("_", " ")}, ${region}` : id;
    return { id, label: `${name} (${offsetOf(id, now)})` };
  });
}

function offsetOf(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts(now);
  const name = (parts.find((part) => part.type === "timeZoneName")?.value ?? "").replace("GMT", "UTC");
  // Some versions of the zones' names leave a difference of nothing out.
  return name === "UTC" ? "UTC+0" : name;
}
