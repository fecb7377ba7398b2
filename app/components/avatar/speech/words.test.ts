import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { chunksOf, wordsOf } from "./words";

const words = (text: string, language: string) =>
  wordsOf(text, language).map(({ index, length }) => text.slice(index, index + length));

test.each([
  ["It's 19:30; that's well-known.", "en", ["It's", "19:30", "that's", "well", "known"]],
  ["$5 & 3.5% of relevel.me", "en", ["$5", "&", "3.5%", "of", "relevel.me"]],
  ["¿Qué tal, Łukasz?", "es", ["Qué", "tal", "Łukasz"]],
  ["नमस्ते दुनिया", "hi", ["नमस्ते", "दुनिया"]],
  ["今天天气很好。", "zh", ["今天", "天气", "很好"]],
  ["… — !", "en", []],
])("the words of %s", (text, language, found) => expect(words(text, language)).toEqual(found));

describe("the pieces of a text", () => {
  const pieces = (text: string) => chunksOf(text).map((chunk) => chunk.text);

  it("end where sentences do", () => {
    const sentence = " You practised the slow movement of the sonata for half an hour today.";
    expect(pieces(sentence.repeat(4))).toEqual([sentence.repeat(2), sentence.repeat(2)]);
  });

  it("aren't cut at a point within a word or a number", () => {
    expect(pieces("It's relevel.me, at 3.5 points.")).toHaveLength(1);
  });

  it("end at a comma, then at a space, where a sentence is too long", () => {
    const [first] = pieces(`${"word ".repeat(20)}here, ${"more ".repeat(20)}end.`);
    expect(first).toMatch(/here,$/);
    expect(pieces("word ".repeat(60)).every((piece) => /^(word )+$/.test(piece))).toBe(true);
  });

  it("hold less of a script whose characters are syllables", () => {
    expect(pieces("练".repeat(100))[0]).toHaveLength(60);
  });

  it("make up the text, and each is short enough for every voice", () => {
    const part = fc.constantFrom(
      "word",
      " ",
      ". ",
      "! ",
      "。",
      ", ",
      "…",
      "练习",
      "a.b",
      "\n",
      "🎸",
      "x".repeat(70),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 120 }), (parts) => {
        const text = parts.join("");
        const chunks = chunksOf(text);
        expect(chunks.map((chunk) => chunk.text).join("")).toBe(text);
        expect(chunks.every((chunk) => chunk.text.length <= 180)).toBe(true);
        expect(chunks.every((chunk) => text.startsWith(chunk.text, chunk.index))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
