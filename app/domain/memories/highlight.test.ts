import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptOf, HIT_BEGINS, HIT_ENDS, segmentsOf } from "./highlight";

const mark = (text: string) => text.replaceAll("[", HIT_BEGINS).replaceAll("]", HIT_ENDS);
const shown = (marked: string) =>
  segmentsOf(mark(marked))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

test.each(["I played [guitar] today.", "[guitar]", "nothing", "[a] [b][c] end", ""])(
  "%j is parted",
  (marked) => expect(shown(marked)).toBe(marked),
);

test("what the database would take for markup comes back as it was typed", () => {
  expect(segmentsOf(mark("a \u0003b> \u0004 [c]"))).toEqual([
    { text: "a <b> & ", hit: false },
    { text: "c", hit: true },
  ]);
});

test("a long text is shown around its first hit", () => {
  const long = `${"before ".repeat(100)}[guitar] ${"after ".repeat(100)}`;
  const words = excerptOf(segmentsOf(mark(long)))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");
  expect(words).toMatch(/^… (?:before ){8,12}\[guitar\] (?:after ){20,40}…$/);
});

test("an excerpt is a part of the text, is short, and keeps the first hit", () => {
  const part = fc.record({
    text: fc.string({ minLength: 1, maxLength: 200, unit: "grapheme" }),
    hit: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (segments) => {
      const whole = segments.map(({ text }) => text).join("");
      const excerpt = excerptOf(segments);
      const text = excerpt.map((each) => each.text).join("");
      expect(text.length).toBeLessThan(290 + (whole.length <= 290 ? 10 : 0));
      expect(whole).toContain(text.replace(/^… /, "").replace(/ …$/, ""));
      if (segments.some(({ hit }) => hit)) expect(excerpt.some(({ hit }) => hit)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
