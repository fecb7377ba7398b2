import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  continueConversation,
  MAX_COMPANION_LINES,
  openConversation,
} from "~/domain/conversation/conversation";
import {
  AGENDA,
  type Heard,
  settingOf,
  talk,
  VERIFICATION,
} from "~/domain/conversation/conversation.fixture";
import { localeOf } from "~/domain/conversation/locales";
import { promiseIn } from "~/domain/conversation/promise";
import { onRecordOnly, wishesIn } from "~/domain/conversation/wishes";

const ENGLISH = [
  "stop calling me",
  "no more calls please",
  "don't call me tomorrow",
  "yes",
  "no",
  "just today",
  "never mind",
  "okay",
  "my boss keeps calling me",
  "guitar, 45 minutes",
  "my secret is the cellar door",
  "I learned that my secret is the cellar door",
  "I'll open my cellar door by Friday",
  "off the record",
  "off the record, my secret is the cellar door",
  "on the record",
  "repeat that",
  "who is this?",
  "please say your name and why you are calling",
  "i only have a minute",
  "mm",
  "dunno",
  "what?",
  "call me tomorrow at eight",
  "tomorrow at eight",
  "call me saturday at ten",
  "no calls on fridays",
  "call me later",
  "call me at 11 pm",
  "no, call me tomorrow at seven",
  "not today",
];
const SPANISH = [
  "no me llames más",
  "sí",
  "no",
  "guitarra, 45 minutos",
  "mi secreto es la puerta del cellar",
  "extraoficialmente",
  "off the record",
  "llámame mañana a las ocho",
  "mañana a las ocho",
  "repite por favor",
  "olvídalo",
  "tengo solo un minuto",
  "no sé",
];
const ENDING = [
  "bye",
  "wrong number",
  "i have to go",
  "i want to die",
  "call me in twenty minutes",
  "not this week",
];

const saying = (phrases: readonly string[]) =>
  fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 80 }) },
      { weight: 12, arbitrary: fc.constantFrom(...phrases) },
      { weight: 1, arbitrary: fc.constantFrom(...ENDING) },
    ),
    { maxLength: 60 },
  );
const agendas = [
  AGENDA,
  { ...AGENDA, followUp: "play the song once", recalls: ["What is a triad?", "What is a fifth?"] },
  { ...AGENDA, language: "es" as const, country: "ES", purpose: "on_demand" as const },
];
const anyTalk = fc
  .constantFrom(...agendas)
  .chain((agenda) =>
    fc.tuple(
      fc.constant(agenda),
      saying(agenda.language === "en" ? ENGLISH : SPANISH),
      fc.constantFrom(5, 5, 20, 60, 290),
    ),
  );

describe("whatever is said", () => {
  it("the server hears exactly what the companion promised", () => {
    fc.assert(
      fc.property(anyTalk, ([agenda, said, pace]) => {
        const { kept, lines, last } = talk(said, agenda, pace);
        const { lines: script } = localeOf(agenda.language);
        const wishes = wishesIn(kept, settingOf(agenda));
        const promised = (line: string) => lines.some((said) => said.includes(line));
        const has = (wanted: string) => wishes.some(({ kind }) => kind === wanted);
        expect(has("stop_calls")).toBe(promised(script.stopPromise) || promised(script.crisisStopPromise));
        expect(has("wrong_number")).toBe(promised(script.wrongNumberPromise));
        const moves = wishes.filter(({ kind }) => kind !== "stop_calls" && kind !== "wrong_number");
        expect(moves).toEqual(last.state.requests.wish === null ? [] : [last.state.requests.wish]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
  it("the promised step is the one that was said back", () => {
    fc.assert(
      fc.property(anyTalk, ([agenda, said, pace]) => {
        const { kept, last } = talk(said, agenda, pace);
        if (!last.state.requests.crisis) expect(promiseIn(kept, agenda.language)).toBe(last.state.nextStep);
      }),
    );
  });
  it("calls are promised to stop only after our question, or without time for it, or in a crisis", () => {
    fc.assert(
      fc.property(anyTalk, ([agenda, said]) => {
        const { lines, last } = talk(said, agenda);
        const { lines: script } = localeOf(agenda.language);
        if (lines.includes(script.stopPromise) && !last.state.requests.crisis)
          expect(lines.some((line) => line.includes(script.stopQuestion))).toBe(true);
      }),
    );
  });
  it("what goes off the record is neither kept nor remembered", () => {
    fc.assert(
      fc.property(saying(ENGLISH), (said) => {
        const open: Heard[] = ["off the record"];
        const { kept, steps } = talk([
          ...open,
          ...said.filter((x) => x === null || !/on the record/.test(x)),
        ]);
        const asked = steps.some(({ state }) => state.settling);
        const users = kept.filter((turn) => turn.role === "user").map((turn) => turn.text);
        if (!asked) expect(users).toEqual([]);
        for (const step of steps) expect(JSON.stringify(step.state)).not.toMatch(/cellar/);
      }),
    );
  });
  it("our own transcript is all on the record", () => {
    fc.assert(
      fc.property(saying(ENGLISH), (said) => {
        const { kept } = talk(said);
        expect(onRecordOnly(kept, "en")).toEqual(kept);
      }),
    );
  });
  it("the call ends in time, with a goodbye, and its state is small plain JSON", () => {
    fc.assert(
      fc.property(anyTalk, ([agenda, said]) => {
        const again = agenda.language === "en" ? "repeat that" : "repite por favor";
        const { steps, last, lines } = talk([...said, ...Array<Heard>(60).fill(again)], agenda);
        const { lines: script } = localeOf(agenda.language);
        const bye = (line: string) => /([\p{L}]+)[.!]$/u.exec(line)?.[1];
        expect(last.hangUp).toBe(true);
        expect(bye(last.say)).toBe(bye(script.plainFarewell("")));
        expect(steps.length).toBeLessThanOrEqual(MAX_COMPANION_LINES + 4);
        for (const line of lines.slice(0, -1)) expect(bye(line)).not.toBe(bye(script.plainFarewell("")));
        for (const { state, say } of steps) {
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          expect(JSON.stringify(state).length).toBeLessThan(2_000);
          expect(say).toMatch(/^\S(?:.*\S)?$/u);
          expect(say).not.toMatch(/ {2}|undefined|null|\bNaN\b/);
          expect(say.length).toBeLessThan(400);
          expect(say.split("?").length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
  it("a talk with a code ends, and speaks of nothing else", () => {
    fc.assert(
      fc.property(saying(ENGLISH), (said) => {
        const { last, steps } = talk([...said, ...Array<Heard>(60).fill(null)], VERIFICATION);
        expect(last.hangUp).toBe(true);
        for (const { say } of steps) expect(say).not.toMatch(/practise|Mara|next step/);
      }),
    );
  });
  it("the same words give the same talk", () => {
    fc.assert(
      fc.property(anyTalk, ([agenda, said]) => {
        const { steps } = talk(said, agenda);
        let step = openConversation(agenda);
        for (const [turn, expected] of steps.slice(1).entries()) {
          step = continueConversation(step.state, said[turn] ?? null, (turn + 1) * 5);
          expect(step).toEqual(expected);
        }
      }),
    );
  });
});
