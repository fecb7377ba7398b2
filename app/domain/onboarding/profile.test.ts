import { describe, expect, test } from "vitest";
import { allZones } from "~/domain/schedule/local-time";
import { onboardingForm, profileForm } from "./profile";

const rules = { reservedNumbers: true, countries: [] };
const typed = { firstName: "Asha", phone: "+12025550101", localTz: "Europe/Berlin", callTime: "19:30" };

/** What becomes of one field, the others being right: its value, or what is said about it. */
function read(field: keyof typeof typed, value: string | undefined) {
  const parsed = profileForm(rules).safeParse({ ...typed, [field]: value });
  if (parsed.success) return { value: parsed.data[field] };
  expect(parsed.error.issues.every(({ path }) => path[0] === field)).toBe(true);
  return { problem: parsed.error.issues[0]?.message };
}

describe("a first name", () => {
  test.each([
    ["Latin", "Asha", "Asha"],
    ["with spaces around", "  Mary Ann ", "Mary Ann"],
    ["with an apostrophe and a hyphen", "D’Arcy-Jane O'Neil", "D’Arcy-Jane O'Neil"],
    ["with a digit and a full stop", "John 3. Jr.", "John 3. Jr."],
    ["in letters and accents apart", "Le\u0301a", "L\u00e9a"],
    ["Persian with a non-joiner", "علی\u200cرضا", "علی\u200cرضا"],
    ["Malayalam with a joiner", "അവന്\u200d", "അവന്\u200d"],
    ["Sinhala with a joiner", "ශ්\u200dරී", "ශ්\u200dරී"],
    ["Hindi", "आशा", "आशा"],
    ["Chinese", "美玲", "美玲"],
    ["a family of emoji", "👩\u200d👧", "👩\u200d👧"],
    ["60 letters", "a".repeat(60), "a".repeat(60)],
    ["60 letters of two units each", "𐐷".repeat(60), "𐐷".repeat(60)],
    ["60 letters with their accents apart", "e\u0301".repeat(60), "\u00e9".repeat(60)],
  ])("%s is kept", (_, name, kept) => expect(read("firstName", name)).toEqual({ value: kept }));

  const missing = "Tell us what to call you.";
  const tooLong = "That is longer than we can say. 60 characters at most.";
  const strange = "Letters, digits and ordinary signs, please, but neither < nor >.";
  test.each([
    ["left out", undefined, missing],
    ["empty", "", missing],
    ["of spaces", " \u00a0\t", missing],
    ["of joiners alone", "\u200c\u200d", missing],
    ["of 61 letters", "a".repeat(61), tooLong],
    ["of 61 letters of two units each", "𐐷".repeat(61), tooLong],
    ["with markup", "<b>Asha</b>", strange],
    ["with a line break", "As\nha", strange],
    ["with a line separator", "As\u2028ha", strange],
    ["with a zero byte", "As\u0000ha", strange],
    ["with half a character", "Asha\ud800", strange],
    ["with a private character", "Asha\ue000", strange],
    ["with a character that isn't one", "Asha\uffff", strange],
    ["with an override of direction", "Asha\u202egnihton", strange],
    ["with an isolate of direction", "Asha\u2066x\u2069", strange],
  ])("%s is refused", (_, name, problem) => expect(read("firstName", name)).toEqual({ problem }));
});

describe("a phone number", () => {
  test("is kept in E.164", () =>
    expect(read("phone", "+1 (202) 555-0101")).toEqual({ value: "+12025550101" }));
  test.each([
    ["left out", undefined, "Enter your phone number."],
    ["without the country code", "030 901820", "Start with + and the country code, for example +49 or +91."],
    ["that doesn't exist", "+49 1234", "This number doesn't exist in its country. Check the digits."],
  ])("%s is refused", (_, number, problem) => expect(read("phone", number)).toEqual({ problem }));
});

describe("a time zone", () => {
  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["US/Eastern", "America/New_York"],
    ["Etc/UTC", "UTC"],
  ])("%s is kept as %s, which is in the list", (zone, kept) => {
    expect(read("localTz", zone)).toEqual({ value: kept });
    expect(allZones()).toContain(kept);
  });

  const problem = "Choose your time zone from the list.";
  test.each([
    ["left out", undefined, "Choose your time zone."],
    ["empty", "", problem],
    ["unknown", "Mars/Olympus", problem],
    ["an offset", "+02:00", problem],
    ["an offset by name", "Etc/GMT+5", problem],
  ])("%s is refused", (_, zone, words) => expect(read("localTz", zone)).toEqual({ problem: words }));

  test("of the list is kept as it is", () => {
    for (const zone of allZones()) expect(read("localTz", zone)).toEqual({ value: zone });
  });
});

describe("a call time", () => {
  test.each([
    ["19:30", "19:30"],
    ["00:00", "00:00"],
    ["23:59:00", "23:59"],
  ])("%s is kept as %s", (time, kept) => expect(read("callTime", time)).toEqual({ value: kept }));

  const problem = "Choose a time such as 19:30.";
  test.each([
    ["left out", undefined, "Choose a time."],
    ["empty", "", problem],
    ["past the day", "24:00", problem],
    ["with seconds", "19:30:15", problem],
    ["in words", "half past seven", problem],
    ["with more after it", "19:30 or so", problem],
  ])("%s is refused", (_, time, words) => expect(read("callTime", time)).toEqual({ problem: words }));
});

describe("the agreement to be called", () => {
  const agreed = (consent: string | undefined) => onboardingForm(rules).safeParse({ ...typed, consent });

  test.each(["yes", "on", "true", "1"])("is given by %s", (consent) =>
    expect(agreed(consent).success).toBe(true),
  );
  test.each([undefined, "", "no", "off", "0", "YES"])("is not given by %s", (consent) => {
    const { error } = agreed(consent);
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["consent", "We only call people who agree to it."],
    ]);
  });
});
