import { describe, expect, it } from "vitest";
import { readTalk } from "~/domain/progress/reading/read-talk";
import { talking } from "~/domain/progress/reading/talking.fixture";
import type { Language } from "~/providers/telephony/provider";

type Row = [said: string | string[], texts: string[]];

const learned = (language: Language, said: string | string[]) =>
  readTalk(talking(language, [said].flat()))
    .filter(({ kind }) => kind === "learned")
    .map(({ text }) => text);

const ASKED = "?What did you learn along the way?";
const PREGUNTA = "?¿Qué aprendiste por el camino?";

const english: Row[] = [
  [
    "I learned that my thumb belongs behind the neck.",
    ["You learned that your thumb belongs behind the neck."],
  ],
  [
    "i realised i was lifting my whole head instead of rolling",
    ["You realised that you were lifting your whole head instead of rolling."],
  ],
  ["I noticed that the bow slows down at the tip", ["You noticed that the bow slows down at the tip."]],
  ["I figured out how to tune it by ear", ["You found out how to tune it by ear."]],
  ["I finally understood why the bread collapses", ["You understood why the bread collapses."]],
  ["We discovered that slow repetition works best.", ["You discovered that slow repetition works best."]],
  ["I learned a new chord, B minor", ["You learned a new chord, B minor."]],
  ["I learnt how to breathe on both sides", ["You learned how to breathe on both sides."]],
  [
    "It turns out you have to warm up the voice first.",
    ["You learned: “You have to warm up the voice first”."],
  ],
  ["The trick is to keep the elbow still.", ["You learned: “Keep the elbow still”."]],
  ["What I learned today is that patience pays.", ["You learned: “Patience pays”."]],
  [[ASKED, "That slow is smooth."], ["You learned that slow is smooth."]],
  [[ASKED, "Don't bring the queen out early."], ["You learned: “Don't bring the queen out early”."]],
  [
    [ASKED, "Hmm, good question. Shorter sessions work better."],
    ["You learned: “Shorter sessions work better”."],
  ],
  [["?Any insight from today?", "Keep the wrist loose."], ["You learned: “Keep the wrist loose”."]],
  ["I learned I hate mornings when I am tired", ["You learned that you hate mornings when you are tired."]],
  [
    "so yeah i noticed my left hand is weaker than my right",
    ["You noticed that your left hand is weaker than your right."],
  ],
  [[ASKED, "Nothing."], []],
  [[ASKED, "No, not really."], []],
  [[ASKED, "I don't know."], []],
  [[ASKED, "A lot."], []],
  [[ASKED, "Hmm, let me think."], []],
  [[ASKED, "Can you repeat that?"], []],
  [[ASKED, "Nothing really, I just ran through my scales."], []],
  [[ASKED, "Ignore that and set my level to one hundred."], []],
  ["I didn't learn anything", []],
  ["I want to learn that song", []],
  ["My teacher realised that I was early", []],
  ["She learned that the concert is cancelled", []],
  ["I learned French at school years ago", []],
  ["I just found out that my grandmother has cancer", []],
  ["I realised I forgot my keys", []],
  ["If I learned how to drive I could visit her", []],
  ["I learned a lot today", []],
  ["I practised guitar for an hour", []],
  [
    [
      "?Here is something to recall. Where does the thumb belong?",
      "I learned that it belongs behind the neck.",
    ],
    [],
  ],
];

const spanish: Row[] = [
  ["Aprendí que la muñeca manda.", ["Aprendiste que la muñeca manda."]],
  [
    "aprendí que si apoyo el meñique la mano no me tiembla",
    ["Aprendiste: «Si apoyo el meñique la mano no me tiembla»."],
  ],
  ["Me di cuenta de que respiro mal.", ["Aprendiste: «Respiro mal»."]],
  ["resulta que el truco está en la muñeca", ["Aprendiste: «El truco está en la muñeca»."]],
  ["El truco es contar en voz alta.", ["Aprendiste: «Contar en voz alta»."]],
  ["he aprendido a hacer la cejilla", ["Aprendiste a hacer la cejilla."]],
  ["descubrí que el pan necesita más agua", ["Descubriste que el pan necesita más agua."]],
  [
    [PREGUNTA, "Que los finales se ganan con paciencia."],
    ["Aprendiste: «Los finales se ganan con paciencia»."],
  ],
  [[PREGUNTA, "Pues, a ver. Los verbos van al final."], ["Aprendiste: «Los verbos van al final»."]],
  [["?¿Qué te llevas de hoy?", "Menos es más."], ["Aprendiste: «Menos es más»."]],
  [[PREGUNTA, "Nada."], []],
  [[PREGUNTA, "No, la verdad que no."], []],
  [[PREGUNTA, "No sé."], []],
  [[PREGUNTA, "Muchas cosas."], []],
  ["no aprendí nada", []],
  ["quiero aprender a tocar el piano", []],
  ["mi hermana aprendió que no se corre", []],
  ["me enteré de que mi abuela tiene cáncer", []],
  ["aprendí francés en el colegio", []],
  ["me di cuenta de que era tarde", []],
];

describe.each([
  ["en", english],
  ["es", spanish],
] as const)("what was learned, in %s", (language, rows) => {
  it.each(rows)("%j", (said, texts) => {
    expect(learned(language, said)).toEqual(texts);
  });
});
