import { expect, it } from "vitest";
import { readFacts } from "~/domain/progress/reading/facts";
import { ofKind, talkOf } from "~/domain/progress/reading/own.fixture";
import { sentencesOf } from "~/domain/progress/reading/sentences";
import type { Language } from "~/providers/telephony/provider";

const read = (language: Language, lines: readonly string[]) => {
  const talk = talkOf(language, lines);
  return ofKind(readFacts(talk, sentencesOf(talk)), "fact");
};
const facts = (language: Language, lines: readonly string[]) =>
  read(language, lines).map(({ about, subject, value }) => `${about}: ${subject} = ${value}`);

it.each<[said: string, facts: string[]]>([
  ["I love Chinese food.", ["preference: chinese food = loves"]],
  ["i really like long walks", ["preference: long walks = likes"]],
  ["I can't stand coriander.", ["preference: coriander = can't stand"]],
  ["I don't like coffee any more.", ["preference: coffee = dislikes"]],
  ["I used to say I hate cold water, but now I love it.", ["preference: cold water = loves"]],
  ["I actually like bread too much", ["preference: bread = likes"]],
  ["I enjoy baking bread because it calms me.", ["preference: baking bread = enjoys"]],
  ["My favourite colour is green.", ["preference: favourite colour = green"]],
  ["I work as a nurse.", ["life: work = a nurse"]],
  ["I'm a teacher, by the way.", ["life: work = a teacher"]],
  ["I work in a bakery and I start at five.", ["life: work = a bakery"]],
  ["I live in Leeds.", ["life: home = Leeds"]],
  ["i have two daughters", ["life: daughters = two daughters"]],
  ["I'm vegetarian.", ["life: diet = vegetarian"]],
  ["I'm left-handed so the guitar is strange", ["life: handedness = left-handed"]],
  ["I'm allergic to nuts.", ["life: allergy to nuts = allergic"]],
  ["I'm originally from Porto.", ["life: origin = Porto"]],
  ["I live with my sister.", ["life: household = your sister"]],
  ["I want to run a marathon in May.", ["goal: run a marathon = run a marathon in May"]],
  ["My goal is to speak Spanish fluently.", ["goal: speak spanish fluently = speak Spanish fluently"]],
  [
    "I'd love to illustrate a children's book one day",
    ["goal: illustrate a children's book = illustrate a children's book one day"],
  ],
  ["I want to learn Japanese.", ["goal: learn japanese = learn Japanese"]],
  // Nothing.
  ["I love it.", []],
  ["I like that.", []],
  ["I liked the second part.", []],
  ["I like how it sounds.", []],
  ["I'm tired today.", []],
  ["I'm happy with it.", []],
  ["My daughter loves horses.", []],
  ["If I like it I'll buy it.", []],
  ["I'd like a coffee.", []],
  ["She said I like attention.", []],
  ["Do I like Chinese food?", []],
  ["I don't want to run a marathon any more.", []],
  ["I want to sleep.", []],
  ["I want to finish the chapter tomorrow.", []],
  ["I'm working on the second chapter.", []],
  ["I'm in Leeds today.", []],
  ["I live for weekends.", []],
  ["I have two questions.", []],
  ["I'm not vegetarian.", []],
  ["I used to live in Leeds.", []],
  ["I used to love Chinese food.", []],
  ["My brother works as a nurse.", []],
  ["I work on my thesis.", []],
  ["I feel like pizza.", []],
  ["I hate this.", []],
  ["Imagine I live in Rome.", []],
  ["I hate when that happens.", []],
  ["I'm from work right now.", []],
  ["I love you.", []],
])("%j tells %j", (said, expected) => expect(facts("en", ["[Hi! How are you?]", said])).toEqual(expected));

it.each<[said: string, facts: string[]]>([
  ["Me encanta el senderismo, pero no hay tiempo.", ["preference: senderismo = le encanta"]],
  ["no me gusta el café", ["preference: café = no le gusta"]],
  ["Odio correr.", ["preference: correr = odia"]],
  ["Trabajo de enfermera.", ["life: trabajo = enfermera"]],
  ["Soy profesora.", ["life: trabajo = profesora"]],
  ["Trabajo en una panadería.", ["life: trabajo = una panadería"]],
  ["Vivo en Sevilla.", ["life: casa = Sevilla"]],
  ["Tengo dos hijas.", ["life: hijas = dos hijas"]],
  ["Soy vegetariana.", ["life: dieta = vegetariana"]],
  ["Soy zurdo.", ["life: mano = zurdo"]],
  ["Mi meta es correr una maratón en mayo.", ["goal: correr una maratón = correr una maratón en mayo"]],
  ["Me gustaría aprender a bailar algún día.", ["goal: aprender a bailar = aprender a bailar algún día"]],
  ["Me gusta.", []],
  ["Me gusta esto.", []],
  ["Me gusta cómo suena.", []],
  ["Estoy cansada.", []],
  ["A mi hija le encanta el fútbol.", []],
  ["Si me gusta el curso, sigo.", []],
  ["No vivo en Sevilla.", []],
  ["Antes vivía en Sevilla.", []],
  ["Quiero dormir.", []],
  ["Quiero terminar el capítulo mañana.", []],
  ["El trabajo en la oficina fue duro.", []],
  ["Tengo dos preguntas.", []],
  ["Soy de los que madrugan.", []],
  ["Dice que me gusta mandar.", []],
])("%j cuenta %j", (said, expected) => expect(facts("es", ["[¡Hola! ¿Qué tal?]", said])).toEqual(expected));

it("lets the later of two facts about the same thing hold", () => {
  expect(facts("en", ["I love bread.", "[Oh?]", "I mean, I hate bread."])).toEqual([
    "preference: bread = hates",
  ]);
});

it("says it to the person and cites them", () => {
  expect(read("en", ["[Hi!]", "Well, I love Chinese food. A lot."])).toEqual([
    {
      kind: "fact",
      key: "fact:2:1",
      turns: [2],
      quote: "Well, I love Chinese food.",
      text: "You love Chinese food.",
      about: "preference",
      subject: "chinese food",
      value: "loves",
    },
  ]);
});
