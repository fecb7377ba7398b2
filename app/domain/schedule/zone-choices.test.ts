import { expect, test } from "vitest";
import { zoneChoices } from "./zone-choices";

const label = (id: string, now: string) => zoneChoices(new Date(now)).find((zone) => zone.id === id)?.label;

test.each([
  ["Europe/Berlin", "2026-01-15T12:00:00Z", "Berlin, Europe (UTC+1)"],
  ["Europe/Berlin", "2026-07-15T12:00:00Z", "Berlin, Europe (UTC+2)"],
  ["Asia/Kolkata", "2026-01-15T12:00:00Z", "Kolkata, Asia (UTC+5:30)"],
  ["America/Argentina/Buenos_Aires", "2026-01-15T12:00:00Z", "Buenos Aires, Argentina, America (UTC-3)"],
  ["UTC", "2026-01-15T12:00:00Z", "UTC (UTC+0)"],
])("%s at %s is shown as %s", (id, now, words) => expect(label(id, now)).toBe(words));

test("no zone is offered under a name that was replaced", () => {
  const ids = zoneChoices(new Date()).map((zone) => zone.id);
  expect(ids).not.toContain("Asia/Calcutta");
  expect(new Set(ids).size).toBe(ids.length);
});
