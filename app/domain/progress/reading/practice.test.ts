import { describe, expect, it } from "vitest";
import { readTalk } from "~/domain/progress/reading/read-talk";
import { talking } from "~/domain/progress/reading/talking.fixture";
import type { Language } from "~/providers/telephony/provider";

type Row = [said: string | string[], sessions: string[]];

const practised = (language: Language, said: string | string[]) =>
  readTalk(talking(language, [said].flat()))
    .filter((finding) => finding.kind === "practice")
    .map(({ thing, minutes }) => `${thing} ${minutes}`);

/** Lines that begin with "?" are the companion's; without one it has asked nothing. */
const english: Row[] = [
  ["I practised guitar for 45 minutes", ["guitar 45"]],
  ["did an hour of Spanish", ["spanish 60"]],
  ["I ran for half an hour", ["running 30"]],
  [["?What did you practise today?", "forty minutes on the piano"], ["piano 40"]],
  ["i did an hour and a half of yoga this morning", ["yoga 90"]],
  ["um so i i practised the uh violin for like forty five minutes", ["violin 45"]],
  ["I did piano for forty five, no, sorry, thirty minutes", ["piano 30"]],
  ["I practised cello for 45 — sorry, I meant 30 minutes", ["cello 30"]],
  [["I practised cello for 45 minutes.", "Sorry, I meant 30."], ["cello 30"]],
  [
    [
      "?What did you practise today?",
      "Guitar.",
      "?Roughly how long did you spend on that?",
      "About 45 minutes.",
    ],
    ["guitar 45"],
  ],
  [["?What did you practise today?", "Guitar.", "?For how long?", "forty five"], ["guitar 45"]],
  ["I practised an hour of guitar and then did twenty minutes of Spanish", ["guitar 60", "spanish 20"]],
  [
    ["?What did you practise today?", "Guitar 45 minutes and Spanish 20 minutes."],
    ["guitar 45", "spanish 20"],
  ],
  ["I spent two hours drawing hands", ["drawing 120"]],
  ["I've been practising the violin for three quarters of an hour", ["violin 45"]],
  ["I managed to practise the flute for a quarter of an hour before dinner", ["flute 15"]],
  ["I meditated this morning", ["meditation 0"]],
  ["I studied for my chemistry exam for three hours", ["chemistry exam 180"]],
  ["I read for an hour and twenty minutes in bed", ["reading 80"]],
  ["went to the gym for an hour after work", ["gym 60"]],
  [
    ["I practised guitar for 45 minutes.", "?Which part?", "I practised guitar today, about 45 minutes."],
    ["guitar 45"],
  ],
  ["Rehearsed my speech twice, 20 minutes in total", ["speech 20"]],
  ["I wrote for 25 minutes", ["writing 25"]],
  [
    "This morning I did thirty minutes of coding katas and tonight I practised drums for 20 minutes",
    ["coding katas 30", "drums 20"],
  ],
  [["?What did you practise today?", "Nothing on guitar, but I sang for 20 minutes."], ["singing 20"]],
  ["Tomorrow I'll practise guitar for an hour", []],
  ["I want to run for half an hour", []],
  ["I used to play an hour of piano a day", []],
  ["My sister practised two hours of cello", []],
  ["She did an hour of yoga", []],
  ["I didn't practise guitar", []],
  ["I haven't practised for two weeks", []],
  ["If I had practised an hour of guitar I would have played better", []],
  ["I wish I had done an hour of Spanish", []],
  ["I watched TV for two hours", []],
  ["I slept for nine hours", []],
  ["I drove for an hour and a half to work", []],
  ["We had a meeting for an hour", []],
  ["I worked for ten hours", []],
  ["I was on the phone for an hour", []],
  ["I should practise guitar for 20 minutes", []],
  ["When I was a kid I played the piano two hours every day", []],
  ["I ran into my old teacher", []],
  ["I read that you need ten thousand hours", []],
  ["I practised guitar for 99 hours", []],
  [["?What did you practise today?", "Nothing today."], []],
  [["?What did you practise today?", "I was ill, so no."], []],
  [["?What did you practise today?", "Who is this?"], []],
  [["?What is one small next step?", "Twenty minutes of guitar."], []],
  ["You practised guitar for 45 minutes", []],
  ["I spent two hours on the phone with my mum", []],
  ["My hand gets tired after ten minutes of guitar", []],
  // Made or done, by a verb that no list names.
  ["I sanded the table for an hour.", ["sanding 60"]],
  ["I repotted my orchids, that took forty minutes.", ["repotting 40"]],
  ["I've been grafting apple trees for an hour and a half.", ["grafting 90"]],
  ["I waited two hours for the plumber.", []],
  ["I helped my brother move for three hours.", []],
  ["I argued with my boss for an hour.", []],
  // A length that is told beside it, or as a range, or several times.
  [["?What did you practise today?", "Calligraphy, it must have been an hour."], ["calligraphy 60"]],
  [["?What did you practise today?", "Ukulele. It was about twenty minutes."], ["ukulele 20"]],
  ["I was rehearsing with the choir from seven till half past nine.", ["choir 150"]],
  ["I did three lots of twenty minutes on the harp.", ["harp 60"]],
  [
    ["?What did you practise today?", "Went for a walk, then an hour of Italian."],
    ["walking 0", "italian 60"],
  ],
  ["I gave the cello forty minutes.", ["cello 40"]],
  // Exclamations, stock phrases, company.
  [["?What did you practise today?", "God, what a day."], []],
  [["?What did you practise today?", "Thanks for watching!"], []],
  [["?What did you practise today?", "Bonjour! French, thirty minutes."], ["french 30"]],
  [["?What did you practise today?", "Backgammon with my uncle, an hour."], ["backgammon 60"]],
  [["?What did you practise today?", "I'm sick of this speech."], []],
  [
    [
      "?What did you practise today?",
      "Mandolin. No wait, that was yesterday. Today was ukulele, half an hour.",
    ],
    ["ukulele 30"],
  ],
];

const spanish: Row[] = [
  ["he estado tocando la guitarra tres cuartos de hora", ["guitarra 45"]],
  ["He practicado inglés media hora", ["inglés 30"]],
  ["practiqué piano hora y cuarto", ["piano 75"]],
  ["hoy estudié francés una hora y media", ["francés 90"]],
  ["hice veinte minutos de yoga", ["yoga 20"]],
  ["Salí a correr cuarenta minutos", ["correr 40"]],
  ["leí durante media hora", ["lectura 30"]],
  [
    [
      "?¿Qué has practicado hoy?",
      "Ajedrez.",
      "?¿Cuánto tiempo le dedicaste, más o menos?",
      "unos veinte minutos",
    ],
    ["ajedrez 20"],
  ],
  ["practiqué la flauta cuarenta y cinco, no, perdón, treinta minutos", ["flauta 30"]],
  ["me puse con el violín y estuve una hora entera", ["violín 60"]],
  ["le dediqué una hora al dibujo", ["dibujo 60"]],
  ["toqué el piano veinte minutos y después estudié alemán una hora", ["piano 20", "alemán 60"]],
  ["fui al gimnasio una hora", ["gimnasio 60"]],
  ["Dibujé un par de horas", ["dibujo 120"]],
  ["no practiqué nada", []],
  ["mañana practicaré una hora de guitarra", []],
  ["quiero correr media hora", []],
  ["cuando era niño tocaba el piano dos horas", []],
  ["mi hermana ha practicado dos horas de violín", []],
  ["vi la tele dos horas", []],
  ["dormí nueve horas", []],
  ["trabajé diez horas", []],
  ["quiere que practique guitarra una hora", []],
  ["si hubiera practicado una hora de piano", []],
  ["todos los días estudio una hora de inglés", []],
  ["estuve una hora en el coche", []],
  [["?¿Qué has practicado hoy?", "Hoy nada, la verdad."], []],
  [["?¿Cuál es un pequeño siguiente paso?", "Veinte minutos de piano."], []],
  ["Lijé la mesa una hora.", ["lijar 60"]],
  ["Estuve bordando un mantel dos horas.", ["bordar 120"]],
  ["Planté tomates, me llevó una hora.", ["plantar 60"]],
  ["Esperé dos horas al fontanero.", []],
  ["Lijaré la mesa una hora.", []],
  [["?¿Qué has practicado hoy?", "Mi mujer estudió dos horas."], []],
  [["?¿Qué has practicado hoy?", "Dios mío, qué día."], []],
  [["?¿Qué has practicado hoy?", "¡Suscríbete al canal!"], []],
  ["Ensayé con el coro de siete a nueve.", ["coro 120"]],
  ["Cuarenta minutos de yoga y diez de meditación.", ["yoga 40", "meditación 10"]],
];

describe.each([
  ["en", english],
  ["es", spanish],
] as const)("what was practised, in %s", (language, rows) => {
  it.each(rows)("%j", (said, sessions) => {
    expect(practised(language, said)).toEqual(sessions);
  });
});

it("cites both turns of an answer in two parts", () => {
  const [practice] = readTalk(
    talking("en", ["?What did you practise today?", "Guitar.", "?For how long?", "About 45 minutes."]),
  ).filter(({ kind }) => kind === "practice");
  expect(practice).toMatchObject({
    key: "practice:2:1",
    turns: [2, 4],
    quote: "Guitar.",
    text: "You practised guitar for 45 minutes.",
  });
});
