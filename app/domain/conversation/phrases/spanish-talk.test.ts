import { describe, expect, it } from "vitest";
import { isOffRecord } from "~/domain/conversation/conversation";
import {
  AGENDA as ENGLISH_AGENDA,
  type Heard,
  settingOf,
  talk,
} from "~/domain/conversation/conversation.fixture";
import { localeOf } from "~/domain/conversation/locales";
import { heardCrisis, onRecordOnly, wishesIn } from "~/domain/conversation/wishes";
import { growthOf, LINEAR } from "~/lib/growth.fixture";
import type { CallAgenda } from "~/providers/telephony/provider";

const AGENDA: CallAgenda = { ...ENGLISH_AGENDA, language: "es", country: "ES" };
const { lines } = localeOf("es");

const call = (said: readonly Heard[], agenda = AGENDA) => {
  const talked = talk(said, agenda);
  return {
    ...talked,
    understood: talked.steps.slice(1).map((step) => step.understood),
    wishes: wishesIn(talked.kept, settingOf(agenda)),
    keptWords: talked.kept.map((turn) => turn.text).join("\n"),
  };
};

/** Words of three letters and more. */
const wordsOf = (texts: readonly string[]) =>
  new Set(
    texts
      .join(" ")
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [],
  );
/** Names, and words that both languages have. */
// Names of pages are the same in every language.
const SHARED = new Set(["settings", "relevel", "mara", "findahelpline", "com", "has", "son"]);

/** Everything the English companion says: its fixed lines, and those with names and times in them. */
function englishLines(): string[] {
  const english = localeOf("en").lines;
  const fixed = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(fixed) : [];
  };
  return [
    ...fixed(english),
    english.greeting({ firstName: "Mara", purpose: "daily", callTime: "19:30" }),
    english.greeting({ firstName: "Mara", purpose: "on_demand", callTime: "" }),
    english.introduction({ firstName: "Mara", purpose: "daily", callTime: "19:30" }),
    english.farewell("Mara", "", null),
    english.farewell("Mara", "-", "-"),
    english.shortFarewell("Mara", "-", null),
    english.shortFarewell("Mara", null, null),
    english.silentFarewell("Mara"),
    english.timeIsUp("Mara"),
    english.justToday("Mara"),
    english.promiseCallIn(20),
    english.promiseMove("tomorrow", "20:00"),
    english.promiseMove(5, null),
    english.promiseDropWeekday(5),
    english.practised("-", "-"),
    english.practised(null, null),
    english.afterMinutes("-"),
    english.afterPart(null),
    english.afterLearned(null),
    english.askFollowUp("-"),
    english.askRecall("-", 1),
    english.noted("-", null),
    english.crisis(null),
    english.crisisFarewell("988"),
    english.verification("123456"),
  ];
}

function expectNoEnglish(said: readonly string[]) {
  const english = wordsOf(englishLines());
  expect([...wordsOf(said)].filter((word) => english.has(word) && !SHARED.has(word))).toEqual([]);
}

describe("a call in Spanish", () => {
  it("goes through the agenda and keeps the next step", () => {
    const {
      lines: said,
      understood,
      last,
      keptWords,
      wishes,
    } = call([
      "pues hoy toqué la guitarra",
      "como unos cuarenta y cinco minutos",
      "aprendí que aprieto demasiado las cuerdas",
      "el cambio a fa me costó mucho",
      "voy a tocar la canción despacio",
      "el viernes",
    ]);
    expect(said[0]).toBe(
      "Hola, Mara, soy relevel.me, una IA, con tu llamada diaria de las 19:30. Guardo una transcripción. Di «sin registro» cuando quieras. ¿Qué has practicado hoy?",
    );
    expect(said[1]).toBe(`Guitarra, qué bien. ${lines.ask.minutes}`);
    expect(said[2]).toBe(`Cuarenta y cinco minutos. Eso cuenta. ${lines.ask.learned}`);
    expect(understood.every((meaning) => meaning === "answer")).toBe(true);
    expect(last).toMatchObject({
      hangUp: true,
      state: { nextStep: "tocar la canción despacio", when: "el viernes" },
    });
    expect(last.say).toMatch(/siguiente paso es este: tocar la canción despacio, el viernes\..*¡Adiós!$/);
    expect(keptWords).toContain("aprieto demasiado");
    expect(wishes).toEqual([]);
    expectNoEnglish(said);
  });

  it("asks every question once, in order", () => {
    const { steps, lines: said } = call([
      "piano media hora",
      "las escalas",
      "que la muñeca va suelta",
      "los saltos",
      "tocar despacio antes del viernes",
    ]);
    expect(steps.map((step) => step.state.topic)).toEqual([
      "practised",
      "part",
      "learned",
      "hard",
      "next",
      "ended",
    ]);
    expect(said[1]).toMatch(/^Piano, media hora\. Qué bien\./);
    expect(steps.at(-1)?.state).toMatchObject({ nextStep: "tocar despacio", when: "antes del viernes" });
    expectNoEnglish(said);
  });

  it("follows up, recalls, and meets a day without practice warmly", () => {
    const agenda = { ...AGENDA, followUp: "tocar el puente", recalls: ["¿Qué es una quinta?"] };
    const { lines: said, last } = call(
      ["no llegué a hacerlo", "hoy no practiqué nada", "siete semitonos", "descansar y tocar mañana"],
      agenda,
    );
    expect(said[0]).toMatch(/La última vez querías tocar el puente\. ¿Cómo te fue\?$/);
    expect(said[1]).toContain(lines.ask.practised);
    expect(said[2]).toContain(lines.nothingPractised);
    expect(said[2]).toMatch(/para recordar\. ¿Qué es una quinta\?$/);
    expect(last.hangUp).toBe(true);
    expectNoEnglish(said);
  });

  it.each<[string, string, object, RegExp]>([
    ["veinte minutos", "oye llámame en veinte minutos", { kind: "call_in", minutes: 20 }, /en 20 minutos/],
    [
      "otra hora de mañana",
      "puedes llamarme mañana a las ocho mejor",
      { kind: "move_call", day: "tomorrow", time: "20:00" },
      /mañana a las 8 de la noche/,
    ],
    ["esta semana no", "esta semana no puedo", { kind: "pause", until: "next_week" }, /hasta el lunes/],
    [
      "los viernes no",
      "los viernes no me llames",
      { kind: "drop_weekday", weekday: 5 },
      /no llamo los viernes/,
    ],
    ["hoy no", "hoy no por favor", { kind: "skip_today" }, /hoy no llamo más/],
  ])("is moved: %s", (_, heard, wish, promise) => {
    const { last, understood, wishes, lines: said } = call([heard]);
    expect(understood).toEqual(["move_call"]);
    expect(last.say).toMatch(promise);
    expect(wishes).toEqual([wish]);
    expectNoEnglish(said);
  });

  it("asks when, and takes a move back", () => {
    const asked = call(["llámame más tarde", "en media hora"]);
    expect(asked.lines[1]).toBe(lines.askWhen);
    expect(asked.wishes).toEqual([{ kind: "call_in", minutes: 30 }]);
    const takenBack = call(["los viernes no me llames", "no, déjalo"]);
    expect(takenBack.last.say).toContain(lines.tookBack);
    expect(takenBack.wishes).toEqual([]);
    expectNoEnglish([...asked.lines, ...takenBack.lines]);
  });

  it.each([
    ["sí"],
    ["sí, por favor"],
    ["deja de llamarme"],
    ["ninguna"],
    ["nunca más"],
    ["exacto"],
    ["adiós"],
  ])("stops after asking once: %s", (sure) => {
    const { lines: said, last, wishes, understood } = call(["la guitarra bien pero ya no me llames", sure]);
    expect(understood[0]).toBe("stop_calls");
    expect(said[1]).toBe(lines.stopQuestion);
    expect(last).toMatchObject({ say: lines.stopPromise, hangUp: true });
    expect(wishes).toEqual([{ kind: "stop_calls" }]);
    expectNoEnglish(said);
  });

  it.each([["no"], ["no, sigue llamando"], ["no, solo hoy"], ["era broma"], ["no importa"]])(
    "doesn't stop after: %s",
    (reply) => {
      const { wishes, lines: said } = call(["deja de llamarme", reply]);
      expect(wishes).not.toContainEqual({ kind: "stop_calls" });
      expectNoEnglish(said);
    },
  );

  it("keeps nothing off the record", () => {
    const {
      steps,
      kept,
      keptWords,
      lines: said,
    } = call([
      "piano media hora",
      "esto sin registro por favor",
      "mi jefe canario me gritó",
      "y odio el canario",
      "con registro",
      "aprendí a respirar",
    ]);
    expect(steps.map((step) => isOffRecord(step.state))).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(said[2]).toBe(lines.offRecord);
    expect(said[5]).toContain(lines.onRecord);
    expect(keptWords).not.toMatch(/canario|sin registro por favor/);
    expect(keptWords).toContain("con registro");
    expect(onRecordOnly(kept, "es")).toEqual(kept);
    expectNoEnglish(said);
  });

  it("never rings a stranger again", () => {
    const { last, wishes } = call(["no, se equivocó de número"]);
    expect(last).toMatchObject({ say: lines.wrongNumberPromise, hangUp: true });
    expect(wishes).toEqual([{ kind: "wrong_number" }]);
  });

  it("asks somebody with a minute one question", () => {
    const { lines: said, last } = call(["solo tengo un minuto", "dibujo"]);
    expect(said[1]).toBe(`${lines.oneQuestion} ${lines.ask.practised}`);
    expect(last).toMatchObject({ hangUp: true });
    expect(last.say).toMatch(/^Dibujo, qué bien\. .*¡Adiós!$/);
    expectNoEnglish(said);
  });

  it("leaves the agenda for help", () => {
    const { lines: said, kept, understood } = call(["ya no quiero vivir", "no sé qué hacer", "adiós"]);
    expect(understood[0]).toBe("crisis");
    expect(said[1]).toContain("024");
    expect(said.slice(1).join(" ")).not.toMatch(/\?/);
    expect(heardCrisis(kept, "es")).toBe(true);
    expectNoEnglish(said);
  });

  it("reads a code aloud, digit by digit, twice", () => {
    const agenda: CallAgenda = { ...AGENDA, purpose: "verification", callTime: "", code: "402918" };
    const { lines: said } = call(["¿me lo repites?", "gracias, adiós"], agenda);
    expect(said[0]?.match(/4, 0, 2, 9, 1, 8/g)).toHaveLength(2);
    expect(said[0]).toMatch(/relevel\.me.*IA.*número equivocado/);
    expect(said[1]).toContain("4, 0, 2, 9, 1, 8");
    expectNoEnglish(said);
  });
});

describe("the Spanish lines", () => {
  it("greet in about seven seconds", () => {
    const spoken = (text: string) => text.replace("relevel.me", "relevel punto me").split(/[\s:]+/).length;
    for (const purpose of ["daily", "on_demand"] as const)
      for (const firstName of ["Mara", ""]) {
        const line = lines.greeting({ firstName, purpose, callTime: "19:30" });
        expect(spoken(line)).toBeLessThanOrEqual(24);
        expect(spoken(line)).toBeGreaterThanOrEqual(18);
      }
  });

  it("are all read within a moment, however the words repeat", () => {
    for (const word of [
      "no ",
      "deja de ",
      "la verdad es que ",
      "por favor ",
      "me llama ",
      "mejor ",
      "sí claro ",
      ", ",
    ]) {
      expect(growthOf(20_000, (times) => call([word.repeat(times)]))).toBeLessThan(LINEAR);
      // The longest line that is looked at letter by letter.
      expect(growthOf(230 / word.length, (times) => call([word.repeat(times)]))).toBeLessThan(LINEAR);
    }
  });
});
