import { expect, test } from "vitest";
import { callTimeSentence, cityOf, matchZone } from "./zone-words";

test.each([
  ["Europe/Berlin", "Berlin"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["UTC", "UTC"],
])("the city of %s is %s", (zone, city) => expect(cityOf(zone)).toBe(city));

test.each([
  ["19:30", "Europe/Berlin", "19:30 your time, Berlin"],
  ["19:30:00", "Asia/Kolkata", "19:30 your time, Kolkata"],
  ["", "Europe/Berlin", null],
  ["19:30", "", null],
])("%s in %s is said as %s", (time, zone, words) => expect(callTimeSentence(time, zone)).toBe(words));

const known = ["America/New_York", "Asia/Kolkata", "Europe/Kyiv"];
test.each([
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["US/Eastern", "America/New_York"],
  ["Europe/Berlin", null],
  ["Mars/Olympus", null],
])("a browser in %s is proposed %s", (zone, proposed) => expect(matchZone(zone, known)).toBe(proposed));
