import { describe, expect, test } from "vitest";
import { AGENDA, talk } from "~/domain/conversation/conversation.fixture";
import { ALL_LOCALES } from "~/domain/conversation/locales";

const WRITTEN = { ...AGENDA, purpose: "text" as const, callTime: "19:30" };
/** What only somebody on the phone says. */
const OF_THE_PHONE =
  /calling|picked up|picking up|on the phone|aloud|hear you|call now|llamo|contestar|contestad|teléfono|voz alta/i;

describe.each(ALL_LOCALES.map((locale) => [locale.language, locale] as const))(
  "in %s",
  (language, locale) => {
    const agenda = { ...WRITTEN, language, recalls: ["F?"] };
    const { greeting, introduction } = locale.inWriting;

    test("the first line says who writes, that it is an AI, what is kept, and how to go off the record", () => {
      const [opening = ""] = talk([], agenda).lines;
      expect(opening).toMatch(
        /Mara.*relevel\.me.*(?:AI|IA).*(?:I keep|Guardo).*(?:off the record|sin registro)/,
      );
      expect(opening.endsWith(locale.lines.ask.practised)).toBe(true);
      for (const line of [greeting(WRITTEN), introduction(WRITTEN)]) {
        expect(line).not.toMatch(/\?| {2}|undefined/);
        expect(line.split(" ").length).toBeLessThanOrEqual(26);
      }
    });

    test("nothing it says is about a phone that nobody holds", () => {
      const english = language === "en";
      const nothing = english ? "Nothing today." : "Nada hoy.";
      const talks = [
        [nothing, nothing, nothing, nothing, nothing, nothing],
        [english ? "I have to go." : "Me tengo que ir."],
        [english ? "Who is calling?" : "¿Quién llama?"],
        [english ? "Off the record." : "Sin registro.", "a", "b", "c"],
        [english ? "No calls on weekends, please." : "No me llames los fines de semana."],
        [english ? "Are you recording this?" : "¿Estás grabando esto?"],
      ];
      for (const said of talks) {
        for (const line of talk(said, agenda).lines) expect(line).not.toMatch(OF_THE_PHONE);
      }
    });

    test("it is otherwise the same talk", () => {
      const said = language === "en" ? "I practised guitar for an hour." : "Practiqué guitarra una hora.";
      expect(talk([said], agenda).lines[1]).toBe(talk([said], { ...agenda, purpose: "daily" }).lines[1]);
    });
  },
);

test("it ends by its lines, however long it takes", () => {
  const { last, steps } = talk(
    Array.from({ length: 40 }, () => "mm"),
    WRITTEN,
    0,
  );
  expect(last.hangUp).toBe(true);
  expect(steps.length).toBeLessThanOrEqual(20);
});
