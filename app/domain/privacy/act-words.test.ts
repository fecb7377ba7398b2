import { expect, test } from "vitest";
import { ACT_CODES, actWords } from "./act-words";

test("every code has words of its own, without a full stop", () => {
  const words = ACT_CODES.map(actWords);
  expect(new Set(words).size).toBe(ACT_CODES.length);
  for (const [n, text] of words.entries())
    expect([ACT_CODES[n], text]).toEqual([ACT_CODES[n], expect.stringMatching(/^[A-Z].*[^.]$/)]);
});

test.each(["invented_later", "toString", ""])("a code without words is shown as it is: %j", (code) => {
  expect(actWords(code)).toBe(code);
});
