import { expect, test } from "vitest";
import { type Fact, inOneForm, subjectOf, wordingOf } from "./fact-words";

const common = { key: "fact:1:1", turns: [1], quote: "", text: "" };
const fact = (subject: string, value: string): Fact => ({
  ...common,
  kind: "fact",
  about: "preference",
  subject,
  value,
});
const person = (name: string, relation: string | null): Fact => ({
  ...common,
  kind: "person",
  name,
  relation,
});

test.each([
  ["Chinese food", "chinese food"],
  ["  Chinese-Food! ", "chinese food"],
  ["O’Neill's", "oneills"],
  ["Comida china, picante", "comida china picante"],
  ["Ñandú", "ñandú"],
  ["🎸", ""],
])("%j in one form is %j", (text, form) => expect(inOneForm(text)).toBe(form));

test("two wordings of the same are about the same", () => {
  expect(subjectOf(fact("Chinese food", "love"))).toBe("preference:chinese food");
  expect(subjectOf(fact("chinese  FOOD.", "hate"))).toBe("preference:chinese food");
  expect(wordingOf(fact("x", " Love!"))).toBe("love");
  expect(subjectOf(person("Marta", "sister"))).toBe("person:marta");
  expect([wordingOf(person("Marta", "Sister")), wordingOf(person("Marta", null))]).toEqual(["sister", ""]);
});
