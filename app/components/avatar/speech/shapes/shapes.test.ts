import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { VISEMES } from "../visemes";
import { wordsOf } from "../words";
import { shapesFor } from "./shapes";
import { spanishNumber } from "./spanish-numbers";

const LANGUAGES = [
  "en",
  "de",
  "fr",
  "fi",
  "lt",
  "es",
  "es-ES",
  "it",
  "pt",
  "pl",
  "tr",
  "nl",
  "ru",
  "ja",
  "??",
];

async function mouthFor(language: string, word: string, latin?: string): Promise<string> {
  const shapes = await shapesFor(language);
  return shapes(word, latin)
    .map(({ viseme }) => viseme)
    .join(" ");
}

describe("a word's shapes", () => {
  test.each([
    // w is round lips, not teeth on the lip.
    ["en", "world", "U E nn DD"],
    ["en", "queen", "kk U I nn"],
    ["en", "once", "U aa nn SS"],
    // j, soft g and sh are made at the front.
    ["en", "judge", "CH aa DD CH"],
    ["en", "she", "CH I"],
    ["en", "nation", "nn E CH aa nn"],
    ["en", "get", "kk E DD"],
    // Ids that are none.
    ["en", "hour", "aa I"],
    ["en", "group", "kk RR U"],
    ["en", "café", "kk E FF"],
    ["de", "Schule", "CH U nn E"],
    ["de", "Stein", "CH DD aa I nn"],
    ["de", "Apfel", "aa PP FF E nn"],
    ["fr", "toute", "DD U DD"],
    ["fr", "été", "E DD E"],
    ["fr", "moi", "PP U aa"],
    ["fr", "chat", "CH aa"],
    ["fr", "sœur", "SS U RR"],
    ["fi", "šakki", "CH aa kk I"],
    ["lt", "žodis", "CH O DD I SS"],
    ["es", "guitarra", "kk I DD aa RR aa"],
    ["es-ES", "cinco", "TH I nn kk O"],
    ["es-MX", "cinco", "SS I nn kk O"],
    ["es", "hablar", "aa PP nn aa RR"],
    ["it", "ciao", "CH aa O"],
    ["pl", "łódź", "U O DD CH"],
    ["tr", "şimdi", "CH I PP DD I"],
  ])("%s: %s", async (language, word, shapes) => expect(await mouthFor(language, word)).toBe(shapes));

  test.each([
    ["en", "2025", "twenty twenty five"],
    ["en", "150", "one hundred fifty"],
    ["en", "1,250", "one thousand two hundred fifty"],
    ["en", "$5", "five dollars"],
    ["en", "22nd", "twenty second"],
    ["de", "1.250", "eintausendzweihundertfünfzig"],
    ["es", "45%", "cuarenta y cinco por ciento"],
  ])("%s: %s is read as %s", async (language, number, words) => {
    const shapes = await shapesFor(language);
    expect(shapes(number)).toEqual(words.split(" ").flatMap((word) => shapes(word)));
  });

  it("are those of its sound where the letters are of another script", async () => {
    expect(await mouthFor("ru", "привет", "privet")).toBe("PP RR I FF E DD");
    expect(await mouthFor("zh", "你好", "nihao")).toBe("nn I aa O");
  });

  it("follow its letters or syllables where nothing is known of them", async () => {
    const russian = (await shapesFor("ru"))("гитара");
    expect(russian.length).toBeGreaterThanOrEqual(4);
    const chinese = (await shapesFor("zh"))("练习");
    expect(chinese.length).toBeGreaterThanOrEqual(3);
  });
});

it("only the fifteen shapes ever come out, at least one for each word, whatever is written", async () => {
  const all = await Promise.all(LANGUAGES.map((language) => shapesFor(language)));
  const tricky = fc.constantFrom(
    "9".repeat(80),
    "a".repeat(500),
    "1.000.000.000.000",
    "12:00:00",
    "007",
    "ß",
    "½",
    "__proto__",
    "constructor",
    "h",
    "'",
    "٣",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        tricky,
        fc.string({ unit: "grapheme" }),
        fc
          .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
          .map((units) => String.fromCharCode(...units)),
      ),
      (word) => {
        const sounds = all.map((shapes) => shapes(word));
        expect(sounds.every((list) => list.length > 0)).toBe(true);
        expect(sounds.flat().every(({ viseme, units }) => VISEMES.includes(viseme) && units > 0)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

it("a text of 5,000 characters is read word by word", async () => {
  const shapes = await shapesFor("en");
  const text = "You practised the slow movement for 45 minutes at 19:30 today. ".repeat(80);
  const longest = Math.max(...wordsOf(text, "en").map(({ length }) => length));
  // The modules' time grows with the square of what they get at once.
  expect(longest).toBeLessThan(12);
  expect(
    wordsOf(text, "en").flatMap(({ index, length }) => [...shapes(text.slice(index, index + length))]).length,
  ).toBeGreaterThan(3_000);
});

test.each([
  [0, "cero"],
  [16, "dieciséis"],
  [31, "treinta y uno"],
  [100, "cien"],
  [101, "ciento uno"],
  [555, "quinientos cincuenta y cinco"],
  [1_000, "mil"],
  [2_026, "dos mil veintiséis"],
  [1_000_001, "un millón uno"],
  [2_500_000, "dos millones quinientos mil"],
])("%i is %s in Spanish", (number, words) => expect(spanishNumber(number)).toBe(words));
