import { expect, test } from "vitest";
import { editDistance, nearWords, queryOf } from "./near-words";

test.each([
  ["guitar", "guitar", 0],
  ["gitar", "guitar", 1],
  ["giutar", "guitar", 1],
  ["gutiar", "guitar", 1],
  ["guitars", "guitar", 1],
  ["guitar", "", 6],
  ["", "abc", 3],
  ["piona", "piano", 2],
  ["voilin", "violin", 1],
  ["ñandu", "ñandú", 1],
  ["🎸a", "🎸b", 1],
])("from %j to %j it is %i", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

const KNOWN = (words: string[]) => words.map((word) => ({ word, similarity: 0.3, entries: 1 }));

test.each([
  ["gitar", ["guitar", "git", "sitar", "guitars"], ["guitar", "sitar"]],
  ["practcie", ["practice", "practise", "prance"], ["practice", "practise"]],
  ["conc", ["concert", "concentrate", "cone", "once"], ["cone", "concert", "concentrate"]],
  ["art", ["part", "smart", "artist", "apartment"], ["part", "artist"]],
  ["xx", ["xxx"], []],
  ["zzzz", ["guitar"], []],
])("%j may be %j", (typed, known, expected) => {
  expect(nearWords(typed, KNOWN(known))).toEqual(expected);
});

test("the nearest come first, then those that look most like it, then the more frequent, five at most", () => {
  const known = [
    { word: "late", similarity: 0.3, entries: 1 },
    { word: "lute", similarity: 0.4, entries: 1 },
    { word: "flute", similarity: 0.4, entries: 9 },
    ...["lutes", "luted", "lutea", "luter"].map((word) => ({ word, similarity: 0.6, entries: 2 })),
  ];
  expect(nearWords("lute", known)).toEqual(["lute", "lutes", "luted", "lutea", "luter"]);
});

test("words are quoted, whatever is in them", () => {
  expect(queryOf([["guitar", "guitars"], ["it's"], ["a\\b & !c"]])).toBe(
    "('guitar' | 'guitars') & ('it''s') & ('a\\\\b & !c')",
  );
});
