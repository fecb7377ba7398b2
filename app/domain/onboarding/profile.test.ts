import { describe, expect, test } from "vitest";
import { allZones } from "~/domain/schedule/local-time";
import { onboardingForm, type PlanStanding, profileForm } from "./profile";

const rules = { reservedNumbers: true, countries: [] };
const standing: PlanStanding = {
  phone: null,
  window: null,
  anyHours: false,
  callDays: [1, 2, 3, 4, 5, 6, 7],
  weekdayTimes: {},
};
const typed = { firstName: "Asha", phone: "+12025550101", localTz: "Europe/Berlin", callTime: "19:30" };

/** What becomes of one field, the others being right: its value, or what is said about it. */
function read(field: keyof typeof typed | "language", value: string | undefined) {
  const parsed = profileForm(rules, standing).safeParse({ ...typed, [field]: value });
  if (parsed.success) return { value: parsed.data[field] };
  expect(parsed.error.issues.every(({ path }) => path[0] === field)).toBe(true);
  return { problem: parsed.error.issues[0]?.message };
}

test("a language is one that the companion speaks, or none is chosen", () => {
  expect(read("language", "es")).toEqual({ value: "es" });
  expect(read("language", undefined)).toEqual({ value: undefined });
  for (const other of ["", "de", "ES"]) {
    expect(read("language", other)).toEqual({ problem: "Choose a language from the list." });
  }
});

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
    ["08:00", "08:00"],
    ["20:59:00", "20:59"],
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

describe("a call time and a number", () => {
  const between = "Calls to this number ring between 08:00 and 21:00.";
  const roomy = "Choose a time in between; 19:30 leaves room for two more tries.";
  const [india, us] = ["+919876543210", "+12025550101"];
  const evening = { opens: "19:00", closes: "20:30" };
  const wide = { opens: "06:00", closes: "23:00" };
  test.each<[string, string, string, Partial<PlanStanding>, string | null, string?]>([
    ["before the hours", us, "07:59", {}, "callTime", `${between} ${roomy}`],
    ["at their end", us, "21:00", {}, "callTime", `${between} ${roomy}`],
    ["in them", us, "08:00", {}, null],
    ["in those of most countries", india, "08:30", {}, "callTime", `${between.replace("08", "09")} ${roomy}`],
    ["in those of India", india, "09:00", {}, null],
    [
      "before the window",
      us,
      "18:59",
      { window: evening },
      "callTime",
      "In your window, calls to this number ring between 19:00 and 20:30. Choose a time in between; 19:00 leaves room for two more tries.",
    ],
    [
      "beside a window too short for further tries",
      us,
      "18:00",
      { window: { opens: "19:00", closes: "20:00" } },
      "callTime",
      "In your window, calls to this number ring between 19:00 and 20:00. Choose a time in between.",
    ],
    [
      "in a window without the choice",
      us,
      "22:00",
      { window: wide, phone: us },
      "callTime",
      `${between} ${roomy}`,
    ],
    [
      "in a window that was chosen to be wide",
      us,
      "22:00",
      { window: wide, anyHours: true, phone: us },
      null,
    ],
    [
      "in a window that was chosen for another country",
      india,
      "22:00",
      { window: wide, anyHours: true, phone: us },
      "callTime",
      `${between.replace("08", "09")} ${roomy}`,
    ],
    [
      "with a window that leaves the number nothing",
      india,
      "08:30",
      { window: { opens: "08:00", closes: "09:00" }, phone: us },
      "phone",
      "Your window leaves no hour in which this number may ring. Change it under Your calls first.",
    ],
    [
      "with a weekday's own time outside",
      india,
      "19:30",
      { weekdayTimes: { 6: "08:30" } },
      "phone",
      "Saturday's call at 08:30 would be outside the hours of this number, 09:00 to 21:00. Move it under Your calls first.",
    ],
    [
      "with the time of a day without a call outside",
      india,
      "19:30",
      { weekdayTimes: { 6: "08:30" }, callDays: [1] },
      null,
    ],
  ])("%s: %s at %s", (_, phone, callTime, plan, field, message) => {
    const parsed = profileForm(rules, { ...standing, ...plan }).safeParse({ ...typed, phone, callTime });
    const said = parsed.error?.issues.map((issue) => [issue.path[0], issue.message]) ?? [];
    expect(said).toEqual(field ? [[field, message]] : []);
  });
});

describe("the agreement to be called", () => {
  const agreed = (consent: string | undefined) =>
    onboardingForm(rules, standing).safeParse({ ...typed, consent });

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
