import { describe, expect, test } from "vitest";
import { AGENDA, talk } from "~/domain/conversation/conversation.fixture";
import { ALL_LOCALES } from "~/domain/conversation/locales";

const TRIED = {
  ...AGENDA,
  purpose: "try" as const,
  firstName: "",
  callTime: "",
  country: null,
  maxSeconds: 60,
};
/** What nobody can promise to a visitor. */
const PROMISE = /I'll call|call you (?:again|tomorrow|today|on)|in Settings|te llamo|volveré|en Settings/i;

describe.each(ALL_LOCALES.map((locale) => [locale.language, locale] as const))(
  "in %s",
  (language, locale) => {
    const english = language === "en";
    const agenda = { ...TRIED, language };
    const say = (en: string, es: string) => (english ? en : es);
    const { trying, lines } = locale;

    test("the first line says that it is an AI before it asks anything", () => {
      const [opening = ""] = talk([], agenda).lines;
      expect(opening).toMatch(
        /relevel\.me.*(?:AI|IA).*(?:stored|guarda).*(?:off the record|sin registro).*\?$/,
      );
      expect(trying.greeting({ ...TRIED }).split(" ").length).toBeLessThanOrEqual(26);
    });

    test("two questions fit into a minute: practice, and what comes of it", () => {
      const said = [
        say("Guitar, 45 minutes.", "Guitarra, 45 minutos."),
        say("Play the song once by Friday.", "Tocar la canción una vez el viernes."),
      ];
      const { steps, last } = talk(said, agenda, 0);
      expect(steps[1]?.say).toContain(lines.ask.next);
      expect(steps[1]?.say).toMatch(/45 minut/);
      expect(last.hangUp).toBe(true);
      expect(last.say).toMatch(english ? /play the song once, by Friday/ : /tocar la canción una vez/i);
    });

    test("a day without practice may have taught something", () => {
      const { steps, last } = talk(
        [say("Nothing today.", "Nada hoy."), say("To rest.", "A descansar.")],
        agenda,
        0,
      );
      expect(steps[1]?.say).toContain(lines.askLearnedAfterNothing);
      expect(last.hangUp).toBe(true);
    });

    test("nothing is promised about calls", () => {
      const wishes = english
        ? [
            "Call me tomorrow at eight.",
            "Call me back in twenty minutes.",
            "Not today.",
            "Call me later.",
            "Stop calling me.",
          ]
        : [
            "Llámame mañana a las ocho.",
            "Llámame en veinte minutos.",
            "Hoy no.",
            "Llámame luego.",
            "No me llames más.",
          ];
      const yes = say("Yes.", "Sí.");
      for (const wish of wishes) {
        for (const line of talk([wish, yes, yes], agenda, 0).lines) expect(line, wish).not.toMatch(PROMISE);
      }
      expect(talk([say("Wrong number.", "Número equivocado.")], agenda, 0).last.hangUp).toBe(true);
    });

    test("somebody in distress hears of help, and no question", () => {
      const [, answer = ""] = talk([say("I want to kill myself.", "Quiero suicidarme.")], agenda, 0).lines;
      expect(answer).toContain(lines.crisis(null));
      expect(answer).not.toContain("?");
    });

    test("what ends the talk ends with the word for goodbye, and asks nothing", () => {
      const goodbye = /(?:Goodbye|Adiós)[.!]$/;
      for (const line of [
        trying.timeIsUp(""),
        trying.stopPromise,
        trying.justToday(""),
        trying.wrongNumberPromise,
      ]) {
        expect(line).toMatch(goodbye);
        expect(line).not.toContain("?");
      }
    });
  },
);
