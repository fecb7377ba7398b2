import fc from "fast-check";
import { expect, it, test } from "vitest";
import { soundsOf } from "./sounds.server";

test.each([
  ["Привет, мир!", "ru", ["privet", "mir"]],
  ["Καλημέρα Sam", "el", ["kalimera"]],
  ["你好，世界", "zh", ["nihao", "shijie"]],
  ["안녕하세요", "ko", ["annyeonghaseyo"]],
])("%s sounds", (text, language, latin) => {
  const sounds = soundsOf(text, language) ?? [];
  expect(sounds.map((sound) => sound.latin)).toEqual(latin);
});

it("points at the words as they stand in the text", () => {
  const text = "Today: играть 45 minutes на гитаре";
  const words = (soundsOf(text, "ru") ?? []).map(({ index, length }) => text.slice(index, index + length));
  expect(words).toEqual(["играть", "на", "гитаре"]);
});

test.each(["", "¿Qué practicaste hoy?", "łódź 2026 🎸"])("%j needs none", (text) =>
  expect(soundsOf(text, "en")).toBeUndefined(),
);

it("is plain letters in order, whatever is written", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
        .map((units) => String.fromCharCode(...units)),
      fc.constantFrom("en", "ja", "th", "no tag"),
      (text, language) => {
        let done = 0;
        for (const { index, length, latin } of soundsOf(text, language) ?? []) {
          expect(latin).toMatch(/^[a-z]+$/);
          expect(index).toBeGreaterThanOrEqual(done);
          done = index + length;
        }
        expect(done).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 40 },
  );
});
