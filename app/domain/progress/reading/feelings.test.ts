import { describe, expect, it } from "vitest";
import { readTalk } from "~/domain/progress/reading/read-talk";
import { talking } from "~/domain/progress/reading/talking.fixture";
import type { Language } from "~/providers/telephony/provider";

type Row = [said: string | string[], found: string[]];

const told = (language: Language, said: string | string[]) =>
  readTalk(talking(language, [said].flat()))
    .filter(({ kind }) => kind === "win" || kind === "stuck" || kind === "feeling")
    .map(({ kind, text }) => `${kind}: ${text}`);

const HARD = "?And what felt hard?";
const DIFICIL = "?¿Y qué te pareció difícil?";

const english: Row[] = [
  ["I finally played it without stopping!", ["win: You finally played it without stopping."]],
  ["I got the job", ["win: You got the job."]],
  [
    "It went really well today, I'm happy with it.",
    ["win: Something went well: “It went really well today, I'm happy with it”."],
  ],
  ["I managed to hold the plank for two minutes", ["win: You managed to hold the plank for two minutes."]],
  ["I passed my driving test!", ["win: You passed your driving test."]],
  ["i'm so proud of myself", ["win: Something went well: “I'm so proud of myself”."]],
  ["It was my best run ever", ["win: Something went well: “It was my best run ever”."]],
  [
    "My teacher said my tone is much better",
    ["win: Something went well: “My teacher said my tone is much better”."],
  ],
  [["?What went well?", "The second verse."], ["win: Something went well: “The second verse”."]],
  ["I ran five kilometres without stopping", ["win: You ran five kilometres without stopping."]],
  ["The audience loved it", ["win: Something went well: “The audience loved it”."]],
  [[HARD, "The F chord, still."], ["stuck: Something was hard: “The F chord, still”."]],
  [[HARD, "Endgames."], ["stuck: Something was hard: “Endgames”."]],
  ["I got stuck on the bridge", ["stuck: You got stuck on the bridge."]],
  ["i just can't focus after lunch", ["stuck: You just can't focus after lunch."]],
  ["I keep forgetting the second verse", ["stuck: You keep forgetting the second verse."]],
  ["The barre chords are really hard", ["stuck: Something was hard: “The barre chords are really hard”."]],
  ["I struggled with the rhythm", ["stuck: You struggled with the rhythm."]],
  ["I'm worried about the exam", ["stuck: Something was hard: “I'm worried about the exam”."]],
  ["My wrist hurts when I play octaves", ["stuck: Your wrist hurts when you play octaves."]],
  ["I always get nervous when my boss calls", ["feeling: You always get nervous when your boss calls."]],
  ["Whenever I'm tired I get angry", ["feeling: Whenever you're tired you get angry."]],
  [
    "Every time somebody watches me I freeze",
    ["feeling: You named a pattern: “Every time somebody watches me I freeze”."],
  ],
  [
    "I tend to get irritable when I haven't slept",
    ["feeling: You tend to get irritable when you haven't slept."],
  ],
  ["Sundays always make me feel sad", ["feeling: You named a pattern: “Sundays always make me feel sad”."]],
  [[HARD, "Nothing, it went fine."], []],
  [[HARD, "No, not really."], []],
  [[HARD, "It was easy."], []],
  [[HARD, "I don't know."], []],
  ["It didn't go well", ["stuck: Something was hard: “It didn't go well”."]],
  ["I hope it goes well tomorrow", []],
  ["I want to finally play it without stopping", []],
  ["My grandmother died on Tuesday and the funeral went well", []],
  ["My sister got the job", []],
  ["I can't wait for Friday", []],
  ["I can't talk long", []],
  ["It wasn't hard at all", []],
  ["I worked hard today", []],
  ["I was stuck in traffic for an hour", []],
  ["I was nervous today", []],
  ["I got angry when my boss called today", []],
  ["My boss always gets angry when it rains", []],
  ["I used to get nervous when I played", []],
  ["I'm tired", []],
  ["I finished work at six", []],
  ["I finally got home", []],
  ["I practised guitar for 45 minutes", []],
  ["If I managed to play it I would be proud", []],
  ["I'm afraid I have to go", []],
];

const spanish: Row[] = [
  ["¡Por fin me salió entera!", ["win: Algo salió bien: «Por fin me salió entera»."]],
  ["conseguí tocarla sin parar", ["win: Algo salió bien: «Conseguí tocarla sin parar»."]],
  ["Hoy me ha salido muy bien", ["win: Algo salió bien: «Me ha salido muy bien»."]],
  ["estoy muy orgullosa de mí", ["win: Algo salió bien: «Estoy muy orgullosa de mí»."]],
  ["aprobé el examen", ["win: Algo salió bien: «Aprobé el examen»."]],
  ["me cuesta mucho mantener el ritmo", ["stuck: Algo te costó: «Me cuesta mucho mantener el ritmo»."]],
  ["no consigo hacer la cejilla", ["stuck: Algo te costó: «No consigo hacer la cejilla»."]],
  ["me atasqué en el puente", ["stuck: Algo te costó: «Me atasqué en el puente»."]],
  ["la segunda parte es muy difícil", ["stuck: Algo te costó: «La segunda parte es muy difícil»."]],
  [[DIFICIL, "Los finales."], ["stuck: Algo te costó: «Los finales»."]],
  [[DIFICIL, "El balance, todavía."], ["stuck: Algo te costó: «El balance, todavía»."]],
  [
    "me pongo nervioso siempre que toco delante de gente",
    ["feeling: Nombraste un patrón: «Me pongo nervioso siempre que toco delante de gente»."],
  ],
  [
    "noto que me pongo ansioso cuando mi jefe llama",
    ["feeling: Nombraste un patrón: «Noto que me pongo ansioso cuando mi jefe llama»."],
  ],
  [
    "cada vez que tengo sueño me enfado",
    ["feeling: Nombraste un patrón: «Cada vez que tengo sueño me enfado»."],
  ],
  [[DIFICIL, "Nada, todo fue bien."], []],
  [[DIFICIL, "No, la verdad."], []],
  [[DIFICIL, "No sé."], []],
  ["ojalá me salga bien", []],
  ["no me cuesta nada", []],
  ["no fue difícil", []],
  ["murió mi abuela y el funeral salió bien", []],
  ["hoy me puse nervioso", []],
  ["mi jefe siempre se pone nervioso cuando llueve", []],
  ["mi hermana consiguió el trabajo", []],
  ["no puedo hablar ahora", []],
  ["practiqué piano una hora", []],
];

describe.each([
  ["en", english],
  ["es", spanish],
] as const)("wins, stuck points and patterns, in %s", (language, rows) => {
  it.each(rows)("%j", (said, found) => {
    expect(told(language, said)).toEqual(found);
  });
});
