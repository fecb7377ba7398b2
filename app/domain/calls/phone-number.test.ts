import { describe, expect, test } from "vitest";
import { isPhoneProved, isReservedNumber, maskPhoneNumber, readPhoneNumber } from "./phone-number";

const simulator = { reservedNumbers: true, countries: [] };
const carrier = { reservedNumbers: false, countries: [] };

test.each([
  ["+12025550101", true],
  ["+12125550199", true],
  ["+12025550200", false],
  ["+12025551101", false],
  ["+112025550101", false],
])("%s is reserved: %s", (number, reserved) => expect(isReservedNumber(number)).toBe(reserved));

test.each([
  ["+1 202 555 0101", "+12025550101"],
  ["001 (202) 555-0101", "+12025550101"],
  ["+49 151 23456789", "+4915123456789"],
  ["+91 98765 43210", "+919876543210"],
])("the simulator takes %s as %s", (typed, e164) =>
  expect(readPhoneNumber(typed, simulator)).toEqual({ ok: true, e164 }),
);

test.each([
  ["no country code", "0151 23456789", "country code"],
  ["letters", "+abc", "doesn't look like"],
  ["too short", "+49 12", "doesn't"],
  ["not assigned", "+1 000 000 0000", "doesn't"],
  ["premium", "+49 900 1234567", "can't be called"],
  ["empty", "", "country code"],
])("%s is refused with a way forward", (_, typed, words) => {
  const result = readPhoneNumber(typed, simulator);
  expect(result.ok ? "" : result.problem).toContain(words);
});

describe("a reserved number", () => {
  test("is refused where a real carrier dials", () => {
    expect(readPhoneNumber("+1 202 555 0101", carrier).ok).toBe(false);
  });
  test("needs no proof on the simulator, and only there", () => {
    const user = { phone: "+12025550101", phoneVerifiedAt: null };
    expect(isPhoneProved(user, simulator)).toBe(true);
    expect(isPhoneProved(user, carrier)).toBe(false);
  });
});

test("any other number is proved by its verification alone", () => {
  expect(isPhoneProved({ phone: "+4915123456789", phoneVerifiedAt: null }, simulator)).toBe(false);
  expect(isPhoneProved({ phone: "+4915123456789", phoneVerifiedAt: new Date() }, simulator)).toBe(true);
  expect(isPhoneProved({ phone: null, phoneVerifiedAt: new Date() }, simulator)).toBe(false);
});

test("an instance with a country list calls nobody else", () => {
  expect(readPhoneNumber("+49 151 23456789", { reservedNumbers: false, countries: ["IN"] }).ok).toBe(false);
  expect(readPhoneNumber("+91 98765 43210", { reservedNumbers: false, countries: ["IN"] }).ok).toBe(true);
});

test("a masked number keeps the country and two digits", () => {
  expect(maskPhoneNumber("+4915123456789")).toBe("+49 ••• 89");
});
