import { expect, test } from "vitest";
import { spokenPromise } from "./spoken-promise";

test.each([
  ["Send the draft", "en", "send the draft"],
  ["Send my draft to my boss.", "en", "send your draft to your boss"],
  ["SQL homework", "en", "SQL homework"],
  ["TypeScript kata", "en", "TypeScript kata"],
  ["Enviar el borrador", "es", "enviar el borrador"],
  ["", "en", ""],
] as const)("%s (%s) is said as: %s", (title, language, said) => {
  expect(spokenPromise(title, language)).toBe(said);
});
