import { describe, expect, test } from "vitest";
import { localeOf } from "~/domain/conversation/locales";
import type { Language } from "~/providers/telephony/provider";
import { contentWords } from "./content-words";
import { questionFor } from "./question";

const ask = (quote: string, language: Language, skill: string | null = "Guitar") =>
  questionFor({ quote, text: "", skill, day: "2026-11-24" }, language);

const ENGLISH: [quote: string, about: string][] = [
  ["my thumb belongs behind the neck, then the barre chord rings", "your thumb"],
  ["I learned that my bow arm gets tense when I hold my breath", "your bow arm"],
  ["I found out the warp was too loose all along, that's why the edges were wavy", "the warp"],
  ["The trick is to look at the kerb in the left mirror, not at the other cars", "the kerb"],
  ["I learned how to hold the pick between thumb and finger", "the pick"],
  ["slow practice helps my fingers remember", "slow practice"],
  ["I realised playing slowly makes it cleaner", "playing slowly"],
  ["I figured out that useEffect runs twice in strict mode", "useEffect"],
  ["the strings ring when I lift my finger a little", "the strings"],
  ["I learned that TypeScript narrows unions by a discriminant field", "TypeScript"],
  ["you have to salt the water before the pasta", "the water"],
  ["I learned that I should not look at my hands", "your hands"],
  ["I learned never to rush the second bar", "the second bar"],
  ["My dad taught me that a sharp knife is safer than a dull one", "a sharp knife"],
  ["I learned the B minor scale has two sharps", "the B minor scale"],
  ["learned that sourdough needs 12 hours at room temperature", "sourdough"],
  ["I learned that the long run builds the heart and the short one the legs", "the long run"],
  ["I learned that asking for help early costs less than asking late", "asking for help early"],
  ["starting with the easiest song makes the rest of the evening lighter", "the easiest song"],
];
const SPANISH: [quote: string, about: string][] = [
  ["aprendí que el pulgar va detrás del mástil y así suena limpio", "el pulgar"],
  ["me di cuenta de que mi respiración cambia cuando toco rápido", "tu respiración"],
  ["descubrí que las cuerdas suenan mejor si las presiono cerca del traste", "las cuerdas"],
  ["que si respiro despacio se me pasan los nervios", "los nervios"],
  ["Noté que los hombros se me suben al tocar rápido", "los hombros"],
  ["he aprendido que la masa necesita doce horas de reposo", "la masa"],
  ["Aprendí que el subjuntivo va después de ojalá", "el subjuntivo"],
  ["entendí que mis frases largas confunden a la gente", "tus frases"],
];

describe("a question", () => {
  test.each(ENGLISH)("of “%s” is about %s", (quote, about) => {
    expect(ask(quote, "en")).toBe(`You learned something about ${about}. What was it?`);
  });

  test.each(SPANISH)("of “%s” is about %s", (quote, about) => {
    expect(ask(quote, "es")).toBe(`Aprendiste algo sobre ${about}. ¿Qué era?`);
  });

  test.each([
    ["I noticed that when I breathe out, my shoulders come down", "you breathe out"],
    ["if I warm up first I don't get cramps", "you warm up first"],
    ["I learned that when I'm tired, I play too fast and miss notes", null],
  ])("of “%s” asks what happens", (quote, condition) => {
    const question = ask(quote, "en");
    if (condition) expect(question).toBe(`You learned what happens when ${condition}. What was it?`);
    else expect(question).not.toContain("miss notes");
  });

  test.each<[string, Language, string | null, string]>([
    [
      "I learned that it is hard",
      "en",
      "Guitar",
      "On 24 November you learned something about Guitar. What was it?",
    ],
    ["I learned to listen", "en", null, "On 24 November you learned something new. What was it?"],
    [
      "that the left hand leads",
      "en",
      "Piano",
      "On 24 November you learned something about Piano. What was it?",
    ],
    [
      "I learned that my father's cancer is back",
      "en",
      null,
      "On 24 November you learned something new. What was it?",
    ],
    [
      "aprendí que no hay que correr",
      "es",
      "Guitarra",
      "El 24 de noviembre aprendiste algo sobre Guitarra. ¿Qué era?",
    ],
    [
      "Aprendí a cambiar de acorde sin mirar",
      "es",
      null,
      "El 24 de noviembre aprendiste algo nuevo. ¿Qué era?",
    ],
    ["", "en", null, "On 24 November you learned something new. What was it?"],
    ["…", "es", null, "El 24 de noviembre aprendiste algo nuevo. ¿Qué era?"],
  ])("of “%s” (%s, %s) names the skill or the day", (quote, language, skill, question) => {
    expect(ask(quote, language, skill)).toBe(question);
  });

  test("gives away no more than half of what there is to recall", () => {
    for (const [language, list] of [
      ["en", ENGLISH],
      ["es", SPANISH],
    ] as const) {
      for (const [quote] of list) {
        const all = contentWords(quote, language);
        const given = contentWords(ask(quote, language), language);
        expect([...all].filter((word) => given.has(word)).length * 2).toBeLessThanOrEqual(all.size);
      }
    }
  });

  test("is said aloud as one that can be found again in the talk", () => {
    const question = ask("my thumb belongs behind the neck", "en");
    expect(localeOf("en").lines.askRecall(question, 1)).toBe(
      "Here is something to recall. You learned something about your thumb. What was it?",
    );
  });
});
