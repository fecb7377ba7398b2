import { describe, expect, test } from "vitest";
import type { Language } from "~/providers/telephony/provider";
import { gradeRecall, isNotKnown } from "./grade";
import { isNearlySame } from "./nearly-same";

const THUMB = {
  quote: "my thumb belongs behind the neck, then the barre chord rings",
  text: "You learned that your thumb belongs behind the neck.",
  question: "You learned something about your thumb. What was it?",
};
const DOUGH = {
  quote: "I learned that sourdough needs 12 hours at room temperature",
  text: "You learned that sourdough needs 12 hours at room temperature.",
  question: "You learned something about sourdough. What was it?",
};
const HANDS = {
  quote: "I noticed that I should not look at my hands while playing",
  text: "You noticed that you should not look at your hands while playing.",
};
const CHORD = {
  quote: "I realised that a wrong chord is forgotten when the rhythm goes on",
  text: "You realised that a wrong chord is forgotten when the rhythm goes on.",
  question: "You learned something about a wrong chord. What was it?",
};
const HOOKS = {
  quote: "I figured out that useEffect runs twice in strict mode",
  text: "You figured out that useEffect runs twice in strict mode.",
};
const PULGAR = {
  quote: "aprendí que el pulgar va detrás del mástil y así suena limpio",
  text: "Aprendiste que el pulgar va detrás del mástil.",
  question: "Aprendiste algo sobre el pulgar. ¿Qué era?",
};
const MASA = {
  quote: "he aprendido que la masa necesita doce horas de reposo",
  text: "Aprendiste que la masa necesita doce horas de reposo.",
};
const PRESION = {
  quote: "descubrí que no hay que apretar tanto las cuerdas",
  text: "Descubriste que no hay que apretar tanto las cuerdas.",
};

type Row = [grade: 1 | 2 | 3, said: string];
const rows = (language: Language, item: typeof HANDS, list: Row[]) =>
  list.map(([grade, said]) => [grade, said, item, language] as const);

describe("what was said of it is graded", () => {
  test.each([
    ...rows("en", THUMB, [
      [3, "My thumb belongs behind the neck, and then the barre chord rings."],
      [3, "that it belongs behind the neck"],
      [3, "um it was uh behind the neck of the guitar so that the barre chords ring"],
      [3, "BEHIND THE NECK IT BELONGS"],
      [3, "Oh I remember, the thumb goes behind the neck, that's where it belongs."],
      [2, "Something with the neck, I think."],
      [2, "No, it never belongs behind the neck."],
      [3, "It belongs not on top but behind the neck."],
      [1, "Something about my thumb."],
      [1, "I should hold the guitar higher."],
      [1, "I don't know."],
      [1, "I don't remember."],
      [1, "No idea, sorry."],
      [1, "I forgot where the thumb belongs behind the neck"],
      [3, "I don't remember, oh wait, it belongs behind the neck!"],
      [3, "I don't know. Maybe that it belongs behind the neck?"],
      [1, "um"],
      [1, ""],
      [1, "No."],
      [1, "hmm it slipped my mind"],
      [1, "pass"],
    ]),
    ...rows("en", DOUGH, [
      [3, "That it needs twelve hours at room temperature."],
      [3, "it needs 12 hours, at room temperature"],
      [2, "It needs a few hours at room temperature."],
      [2, "Twelve hours."],
      [2, "It needs 8 hours in the fridge."],
      [1, "Leave it in the fridge."],
      [1, "Something about baking bread."],
    ]),
    ...rows("en", CHORD, [
      [3, "I think it was this: a wrong chord is forgotten when the rhythm goes on."],
      [2, "It's forgotten, I know that much."],
      [1, "I've forgotten."],
      [1, "A wrong chord, but I forgot the rest."],
    ]),
    ...rows("en", HANDS, [
      [3, "Not to look at my hands when I play."],
      [3, "that I shouldn't be looking at my hands while playing"],
      [2, "I should look at my hands while playing."],
      [2, "something about my hands and looking"],
      [1, "I need to sit up straight."],
    ]),
    ...rows("en", HOOKS, [
      [3, "useEffect runs twice in strict mode"],
      [3, "In strict mode the useEffect is running twice."],
      [2, "Something runs twice in strict something."],
      [1, "That React is fast."],
    ]),
    ...rows("es", PULGAR, [
      [3, "Que el pulgar va detrás del mástil y suena limpio."],
      [3, "que va detras del mastil"],
      [3, "Pues, eh, detrás del mástil."],
      [3, "No me acuerdo... ah, espera, era detrás del mástil."],
      [2, "Algo detrás de la guitarra."],
      [1, "Algo del pulgar."],
      [1, "No me acuerdo."],
      [1, "No lo sé, la verdad."],
      [1, "Ya no sé."],
      [1, "Ni idea."],
      [1, "Se me olvidó lo del mástil."],
      [1, "Me quedé en blanco."],
    ]),
    ...rows("es", MASA, [
      [3, "La masa necesita 12 horas de reposo."],
      [3, "que hay que reposar la masa doce horas, lo necesita"],
      [2, "Que necesita horas de reposo la masa, como cuatro."],
      [1, "Algo de la harina."],
    ]),
    ...rows("es", PRESION, [
      [3, "Que no se debe apretar tanto las cuerdas."],
      [3, "no apretar las cuerdas"],
      [2, "Hay que apretar las cuerdas."],
      [1, "Que toque más despacio."],
    ]),
  ])("%i for “%s”", (grade, said, item, language) => {
    expect(gradeRecall(said, item, language)).toBe(grade);
  });

  test.each<[string, (quote: string) => string, number]>([
    ["knows it", (quote) => `It was this: ${quote}.`, 3],
    [
      "half knows it",
      (quote) =>
        quote
          .split(" ")
          .filter((_, index) => index % 2 === 0)
          .join(" "),
      2,
    ],
    ["has forgotten", () => "I don't know, sorry, it's gone.", 1],
    ["talks about something else", () => "We had pancakes for breakfast.", 1],
  ])("and somebody who %s gets what they know", (_, speak, most) => {
    for (const item of [THUMB, DOUGH, HANDS, HOOKS]) {
      const grade = gradeRecall(speak(item.quote), { text: item.text, quote: item.quote }, "en");
      expect(grade).toBeLessThanOrEqual(most === 2 ? 3 : most);
      expect(grade).toBeGreaterThanOrEqual(most);
    }
  });

  test("as half known where there is nothing to compare", () => {
    const item = { quote: "that it is just like that", text: "You learned that." };
    expect(gradeRecall("The tempo was too high", item, "en")).toBe(2);
    expect(gradeRecall("I don't know", item, "en")).toBe(1);
  });
});

test.each<[string, Language, boolean]>([
  ["I don't know", "en", true],
  ["no idea", "en", true],
  ["I don't remember, sorry", "en", true],
  ["I don't know, maybe the thumb", "en", false],
  ["the thumb", "en", false],
  ["No me acuerdo", "es", true],
  ["no sé", "es", true],
  ["no se debe apretar", "es", false],
])("“%s” (%s) only says that it isn't known: %s", (said, language, expected) => {
  expect(isNotKnown(said, language)).toBe(expected);
});

test.each<[string, string, Language, boolean]>([
  ["my thumb belongs behind the neck", "I learned that the thumb belongs behind the neck", "en", true],
  ["the thumb belongs behind the neck", "my elbow belongs behind the neck", "en", false],
  ["sourdough needs 12 hours", "sourdough needs 8 hours", "en", false],
  ["el pulgar va detrás del mástil", "que el pulgar va detras del mástil", "es", true],
  ["it", "that", "en", false],
])("“%s” and “%s” (%s) are nearly the same: %s", (one, two, language, expected) => {
  expect(isNearlySame({ text: one, quote: "" }, { text: two, quote: "" }, language)).toBe(expected);
});
