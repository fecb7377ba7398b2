import { describe, expect, test } from "vitest";
import { type CallHours, callHours, countryHours, hoursWords, isWithin } from "./call-hours";

test.each([
  ["+919999900101", "09:00 to 21:00"],
  ["+12025550101", "08:00 to 21:00"],
  ["+447700900123", "08:00 to 21:00"],
  ["+85291234567", "08:00 to 21:00"],
  ["+9609123456", "08:00 to 21:00"],
  ["", "08:00 to 21:00"],
])("phones of %s may ring from %s", (phone, words) => expect(hoursWords(countryHours(phone))).toBe(words));

describe("a window", () => {
  const here = "+12025550101";
  const india = "+919999900101";
  test.each<[string, string, [string, string] | null, boolean, string]>([
    ["is none", here, null, false, "08:00 to 21:00"],
    ["is none, at any hours", here, null, true, "08:00 to 21:00"],
    ["narrows both ends", here, ["18:00", "20:00"], false, "18:00 to 20:00"],
    ["narrows the end", here, ["07:00", "20:00"], false, "08:00 to 20:00"],
    ["narrows the beginning", here, ["18:00", "23:00"], false, "18:00 to 21:00"],
    ["never widens", here, ["06:00", "23:00"], false, "08:00 to 21:00"],
    ["never widens India's", india, ["08:00", "23:00"], false, "09:00 to 21:00"],
    ["widens by a stored choice", here, ["06:00", "23:00"], true, "06:00 to 23:00"],
    ["widens India's by a stored choice", india, ["08:00", "23:00"], true, "08:00 to 23:00"],
    ["narrows by the same choice", here, ["18:00", "20:00"], true, "18:00 to 20:00"],
    ["reaches over midnight by a stored choice", here, ["22:00", "02:00"], true, "22:00 to 02:00"],
    ["over midnight, counts in the evening", here, ["20:00", "02:00"], false, "20:00 to 21:00"],
    ["beside the country's hours leaves nothing", here, ["22:00", "23:00"], false, "22:00 to 22:00"],
    ["before the country's hours leaves nothing", india, ["06:00", "08:30"], false, "09:00 to 09:00"],
    ["over midnight beside them leaves nothing", here, ["22:00", "02:00"], false, "22:00 to 22:00"],
    ["of no length leaves nothing", here, ["19:00", "19:00"], false, "19:00 to 19:00"],
  ])("%s: %s %j %s", (_, phone, window, anyHours, words) => {
    const asked = window && { opens: window[0], closes: window[1] };
    expect(hoursWords(callHours(phone, asked, anyHours))).toBe(words);
  });
});

describe("inside", () => {
  const day: CallHours = { opens: "08:00", closes: "21:00" };
  const night: CallHours = { opens: "22:00", closes: "02:00" };
  const never: CallHours = { opens: "19:00", closes: "19:00" };
  test.each<[string, CallHours, boolean]>([
    ["07:59", day, false],
    ["08:00", day, true],
    ["20:59", day, true],
    ["21:00", day, false],
    ["00:00", day, false],
    ["21:59", night, false],
    ["22:00", night, true],
    ["23:59", night, true],
    ["00:00", night, true],
    ["01:59", night, true],
    ["02:00", night, false],
    ["12:00", night, false],
    ["18:59", never, false],
    ["19:00", never, false],
  ])("%s is inside %j: %s", (time, hours, inside) => expect(isWithin(time, hours)).toBe(inside));
});
