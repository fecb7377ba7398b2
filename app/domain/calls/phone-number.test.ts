import { describe, expect, test } from "vitest";
import {
  isPhoneProved,
  isReservedNumber,
  maskPhoneNumber,
  type PhoneRefusal,
  readPhoneNumber,
} from "./phone-number";

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

describe("a number is refused with its reason", () => {
  const rows: [PhoneRefusal, string, string[]][] = [
    ["no_country_code", "without a country code", ["0151 23456789", "202 555 0101", "", "call me"]],
    ["unreadable", "that is none", ["+abc", "+", "00", "+999 123456", "+210 1234567"]],
    [
      "short",
      "of an emergency service or another short one",
      ["911", "112", "100", "999", "108", "118 500", "+911", "+112", "+1911", "+1 411", "+49110", "+44999"],
    ],
    [
      "short",
      "of a country's emergency service",
      ["+91 112", "+91100", "+33 112", "+86 110", "00112", "+4912"],
    ],
    ["invalid", "that nobody can have", ["+1 000 000 0000", "+49 1234", "+1 911 555 1234", "+44 118 500"]],
    [
      "satellite",
      "of a satellite phone",
      ["+870 773 111 632", "+881 6 1234 5678", "+882 16 12345678", "+8701"],
    ],
    ["international", "of no country", ["+883 5100 0123 4567", "+878 10 1234567890", "+888 12345678901"]],
    ["toll_free", "of the free service of the world", ["+800 1234 5678"]],
    ["shared_cost", "of shared cost in the world", ["+808 1234 5678"]],
    ["premium", "of the premium service of the world", ["+979 123456789"]],
    [
      "premium",
      "at a premium",
      [
        "+1 900 234 5678",
        "+49 900 1234567",
        "+44 909 879 0879",
        "+44 843 123 4567",
        "+33 8 99 12 34 56",
        "+34 803 123 456",
        "+39 899 123456",
        "+81 990 123 456",
        "+7 809 123 4567",
        "+41 900 123 456",
        "+61 1900 123 456",
        "+353 1550 123 456",
        "+90 900 123 4567",
        "+66 1900 123456",
      ],
    ],
    [
      "shared_cost",
      "of shared cost",
      ["+49 180 5123456", "+33 8 10 12 34 56", "+91 1860 123 4567", "+61 1300 123 456", "+41 840 123 456"],
    ],
    [
      "toll_free",
      "that is free",
      ["+1 800 234 5678", "+49 800 1234567", "+91 1800 123 456", "+81 120 123 456"],
    ],
    ["personal", "that is forwarded", ["+44 70 1234 5678", "+1 500 234 5678", "+49 700 12345678"]],
    ["pager", "of a pager", ["+44 7640 123456", "+49 164 12345678", "+31 66 1234567", "+46 74 512 34 56"]],
    ["uan", "of a company", ["+44 55 1234 5678", "+353 818 123 456", "+27 86 112 3456", "+65 7000 123 4567"]],
    ["voicemail", "of a voicemail", ["+41 860 79 123 45 67"]],
  ];
  const all = rows.flatMap(([reason, whose, numbers]) =>
    numbers.map((typed) => [typed, whose, reason] as const),
  );

  test("in more than sixty rows", () => expect(all.length).toBeGreaterThanOrEqual(60));

  test.each(all)("%s: %s", (typed, _, reason) => {
    expect(readPhoneNumber(typed, simulator)).toEqual({ ok: false, reason, problem: expect.any(String) });
    expect(readPhoneNumber(typed, carrier)).toMatchObject({ ok: false, reason });
  });

  test.each([
    ["911", "Emergency and other short numbers can't be called."],
    ["+44 70 1234 5678", "Numbers that are forwarded to another one can't be called."],
    ["+870 773 111 632", "Satellite phones can't be called."],
    ["+49 900 1234567", "Premium-rate numbers can't be called."],
  ])("%s: with a way forward", (typed, words) =>
    expect(readPhoneNumber(typed, carrier)).toMatchObject({
      problem: `${words} Enter a mobile or landline number of your own.`,
    }),
  );
});

describe("a person's own number is taken", () => {
  test.each([
    "+1 205 555 5555",
    "+44 20 7946 0958",
    "+43 720 123456",
    "+33 6 12 34 56 78",
    "+81 90 1234 5678",
    "+7 912 345 67 89",
    "+55 11 91234 5678",
    "+86 131 2345 6789",
    "+353 86 123 4567",
    "+683 4000",
    "+290 51234",
    "+682 51234",
  ])("%s", (typed) =>
    expect(readPhoneNumber(typed, carrier)).toEqual({ ok: true, e164: typed.replaceAll(" ", "") }),
  );
});

describe("a reserved number", () => {
  test("is refused where a real carrier dials", () => {
    expect(readPhoneNumber("+1 202 555 0101", carrier)).toMatchObject({ ok: false, reason: "reserved" });
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

describe("an instance with a country list calls nobody else", () => {
  const listed = { reservedNumbers: false, countries: ["IN", "US"] };
  test.each([
    ["+91 98765 43210", true],
    ["+1 205 555 5555", true],
    ["+49 151 23456789", false],
    // The same calling code, and another country.
    ["+1 876 234 5678", false],
    ["+1 242 357 1234", false],
    ["+1 226 555 1199", false],
  ])("%s: %s", (typed, ok) => {
    const result = readPhoneNumber(typed, listed);
    expect(result.ok ? null : [result.reason, result.problem]).toEqual(
      ok ? null : ["country", "This instance calls numbers in: IN, US."],
    );
  });
});

test("a masked number keeps the country and two digits", () => {
  expect(maskPhoneNumber("+4915123456789")).toBe("+49 ••• 89");
});
