import { tellsOfSorrow, wasNone } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import { type Understood, understand } from "~/domain/conversation/understand";
import type { Talk } from "~/domain/progress/findings";
import type { AskedAbout } from "~/domain/progress/reading/rule-types";
import { rulesOf } from "~/domain/progress/reading/rules";
import type { Said } from "~/domain/progress/reading/sentences";

/** What answers a question, and what is too grave to be more than told. */

const LONGEST_TURN = 2_000;

const spokenIn = ({ turns }: Pick<Talk, "turns">, turn: number) =>
  (turns[turn - 1]?.text ?? "").slice(0, LONGEST_TURN);

const UNDERSTOOD = new WeakMap<Talk["turns"], Map<number, Understood>>();

/** What a turn of the person's meant to the talk. */
export function understood({ turns, language }: Pick<Talk, "turns" | "language">, turn: number): Understood {
  const known = UNDERSTOOD.get(turns) ?? new Map<number, Understood>();
  UNDERSTOOD.set(turns, known);
  const meant = known.get(turn) ?? understand(spokenIn({ turns }, turn), language);
  known.set(turn, meant);
  return meant;
}

const GRAVE = new WeakMap<Said, boolean>();

/** A death, an illness, a loss: neither learned nor won. */
export function isGrave({ language }: Talk, said: Said): boolean {
  const known = GRAVE.get(said);
  if (known !== undefined) return known;
  const { answers, words } = localeOf(language);
  const grave = answers.grave.test(said.text) || tellsOfSorrow(said.flat, answers, words);
  GRAVE.set(said, grave);
  return grave;
}

/**
 * The sentence of each turn that answers a question, where there is an answer: not "nothing", not "let me think",
 * not a request to us.
 */
export function answersTo(talk: Talk, said: readonly Said[], about: AskedAbout): Said[] {
  const { answers, words } = localeOf(talk.language);
  const { empty } = rulesOf(talk.language).learned;
  const answered = new Map<string, Said>();
  const turns = new Map<number, Said[]>();
  for (const one of said) if (one.asked === about) turns.set(one.turn, [...(turns.get(one.turn) ?? []), one]);
  for (const [turn, sentences] of turns) {
    const question = sentences[0]?.question ?? "";
    if (answered.has(question)) continue;
    const answer = sentences.find(({ flat }) => !empty.test(flat));
    if (answer === undefined || sentences.some((one) => isGrave(talk, one))) continue;
    if (wasNone(spokenIn(talk, turn), answers, words)) continue;
    const meant = understood(talk, turn);
    const told = meant === "unclear" ? understand(answer.text, talk.language) : meant;
    if (told === "answer" || told === "goodbye") answered.set(question, answer);
  }
  return [...answered.values()];
}
