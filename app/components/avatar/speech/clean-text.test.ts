import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { asWritten, cleanText } from "./clean-text";

const said = (text: string, language = "en-GB") => cleanText(text, language).text;

describe("what is said of a text", () => {
  test.each([
    ["It's Sunday: 19:30, 3.5 km, €5 and 45%.", "It's Sunday: 19:30, 3.5 km, €5 and 45%."],
    ["See https://www.example.org/a_b?c=d#e. Then go on.", "See example.org. Then go on."],
    ["www.example.org/path", "example.org"],
    ["[The plan](https://example.org/plan) is **yours**, `really`", "The plan is yours, really"],
    ["![A chart](/chart.png)", "A chart"],
    ["# Today\n- scales\n- one song\n\nWell done", "Today. scales. one song. Well done"],
    ["You said so [1], twice [^2].", "You said so , twice ."],
    ["Great 🎸 👩‍👩‍👧 ❤️ 👍🏽 🇩🇪 day", "Great day"],
    ["Press 1️⃣ now", "Press 1 now"],
    ["guitar_chords and *more*", "guitar chords and more"],
    ["5 * 3 is 15", "5 * 3 is 15"],
    ["level 3 → level 4", "level 3, level 4"],
    ["10-20 minutes", "10 – 20 minutes"],
    ["Really?!!", "Really?"],
    ["<b>Loud</b>", "Loud"],
    ["  spaced \t out  ", "spaced out"],
    ["\u0000\uD800\u200bend", "end"],
    ["🎉", ""],
    ["", ""],
  ])("%j is said as %j", (text, words) => expect(said(text)).toBe(words));

  test.each([
    ["Due 2026-08-14.", "en-GB", "Due 14 August 2026."],
    ["Due 2026-08-14T19:30:00Z", "en-US", "Due August 14, 2026, 19:30"],
    ["El 2026-08-14", "es", "El 14 de agosto de 2026"],
    ["2026-02-31", "en", "2026 02 31"],
    ["2026-08-14", "no tag", "14 August 2026"],
  ])("a date is said in words: %s", (text, language, words) => expect(said(text, language)).toBe(words));
});

describe("the way back to the text as written", () => {
  const writtenFor = (text: string, word: string) => {
    const clean = cleanText(text, "en-GB");
    const { index, length } = asWritten(clean, { index: clean.text.indexOf(word), length: word.length });
    return text.slice(index, index + length);
  };

  it("finds a word that stands as it is said", () => {
    expect(writtenFor("🎸 You **played** https://example.org/x today", "played")).toBe("played");
    expect(writtenFor("🎸 You **played** https://example.org/x today", "today")).toBe("today");
    expect(writtenFor("🎸 You played https://example.org/x today", "example.org")).toBe("example.org");
  });

  it("is all of a date for each of its words", () => {
    for (const word of ["14", "August", "2026"])
      expect(writtenFor("On 2026-08-14!", word)).toBe("2026-08-14");
  });

  it("never leaves the text and never runs back", () => {
    const piece = fc.constantFrom(
      "https://a.b/c",
      "**",
      "2026-08-14",
      "🎸",
      "_",
      "\n",
      "- ",
      "[x](y)",
      "`",
      "ñ",
      " ",
    );
    const text = fc.array(
      fc.oneof(
        piece,
        fc
          .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
          .map((units) => String.fromCharCode(...units)),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const written = pieces.join("");
        const clean = cleanText(written, "en");
        expect(clean.starts).toHaveLength(clean.text.length);
        expect(clean.ends).toHaveLength(clean.text.length);
        const inOrder = clean.starts.every((start, at) => {
          const end = clean.ends[at] ?? 0;
          return start < end && start >= (clean.starts[at - 1] ?? 0) && end <= written.length;
        });
        expect(inOrder).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
