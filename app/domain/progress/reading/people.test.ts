import { expect, it } from "vitest";
import { ofKind, talkOf } from "~/domain/progress/reading/own.fixture";
import { readPeople } from "~/domain/progress/reading/people";
import { sentencesOf } from "~/domain/progress/reading/sentences";
import type { Language } from "~/providers/telephony/provider";

/** "Maria, sister"; without a relation "Maria". */
const people = (language: Language, lines: readonly string[]) => {
  const talk = talkOf(language, lines);
  return ofKind(readPeople(talk, sentencesOf(talk)), "person").map(({ name, relation }) =>
    relation === null ? name : `${name}, ${relation}`,
  );
};

it.each<[said: string, people: string[]]>([
  ["My sister Maria came over.", ["Maria, sister"]],
  ["I rehearsed with my friend Jo.", ["Jo, friend"]],
  ["my best friend, Tom, thinks so too", ["Tom, friend"]],
  ["My coach Denise was there.", ["Denise, coach"]],
  ["I have a neighbour called Walter.", ["Walter, neighbour"]],
  ["My boss's name is Ottilie.", ["Ottilie, boss"]],
  ["Ana, my boss, was late.", ["Ana, boss"]],
  ["Lotte is my cousin.", ["Lotte, cousin"]],
  ["My mum Carol and my brother Ben were there.", ["Carol, mother", "Ben, brother"]],
  ["We had dinner with Priya.", ["Priya"]],
  ["I called Femi yesterday.", ["Femi"]],
  ["um so my sister maria she helped me", ["Maria, sister"]],
  ["my colleague Jean-Luc left", ["Jean-Luc, colleague"]],
  ["My sister Maria came. Maria is great.", ["Maria, sister"]],
  ["I played with Kofi and Lena.", ["Lena", "Kofi"]],
  ["Uncle Joe lent me his saw.", ["Joe, uncle"]],
  ["Tom from work helped me.", ["Tom"]],
  // Nobody.
  ["My sister came over.", []],
  ["my sister helped me", []],
  ["I went to London with my brother on Friday.", []],
  ["I asked Siri about it.", []],
  ["I listened to Bach and played Chopin.", []],
  ["My teacher Monday group is nice.", []],
  ["I met Python again, the language.", []],
  ["I called Mum.", []],
  ["My friend I think was late.", []],
  ["Hi, it's me, Mara.", []],
  ["I practised with Duolingo.", []],
  ["my boss, Friday is his last day", []],
  ["My brother works at a bank", []],
  ["my teacher said so", []],
  ["I read a book by Tolstoy.", []],
])("%j tells of %j", (said, expected) =>
  expect(people("en", ["[Hi Mara, what did you practise today?]", said])).toEqual(expected),
);

it.each<[said: string, people: string[]]>([
  ["Mi hermana Pilar me ayudó.", ["Pilar, hermana"]],
  ["Ana, mi jefa, llegó tarde.", ["Ana, jefa"]],
  ["Fui con mi mejor amigo, Andrés.", ["Andrés, amigo"]],
  ["se lo enseño a mi entrenador Raúl", ["Raúl, entrenador"]],
  ["Mi prima Rocío vive en Dublín.", ["Rocío, prima"]],
  ["mi hermana pilar me ayudó", ["Pilar, hermana"]],
  ["Ayer hablé con Teresa.", ["Teresa"]],
  ["Voy a llamar a Nuria.", ["Nuria"]],
  ["Mi hermana me ayudó.", []],
  ["mi jefa dice que sí", []],
  ["Fui a Madrid con mi hermano.", []],
  ["El lunes hablé con mi madre.", []],
  ["Toqué a Bach.", []],
  ["Le pregunté a Alexa.", []],
  ["Mi amiga, El otro día, vino.", []],
])("%j habla de %j", (said, expected) =>
  expect(people("es", ["[Hola, Mara. ¿Qué has practicado hoy?]", said])).toEqual(expected),
);

it("leaves the person's own name out", () => {
  expect(people("en", ["[Hi Mara, it's relevel.me.]", "My friend Mara and my friend Jo came."])).toEqual([
    "Jo, friend",
  ]);
});
