import type { Finding, Talk } from "~/domain/progress/findings";
import { understood } from "~/domain/progress/reading/answers";
import { quoteOf } from "~/domain/progress/reading/citing";
import { meaningOf } from "~/domain/progress/reading/deeds";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import type { Said } from "~/domain/progress/reading/sentences";
import { stepOf } from "~/domain/progress/reading/titles";
import type { Language } from "~/providers/telephony/provider";

/** Reads which open promises were said to be done. */

/** Of the words of a title besides its verb, so many have to be said. */
const SHARE = 0.5;
/** An answer to "how did it go?" is looked at in its first sentences. */
const ANSWER_SENTENCES = 3;
const MOST_PARTS = 30;

type OpenPromise = Talk["promises"][number];

/** The open promises that were said to be done, each once, cited where it is said first. */
export function readKept(talk: Talk, said: readonly Said[]): Finding[] {
  const rules = ownRulesOf(talk.language).kept;
  const perTurn = new Map<number, number>();
  return talk.promises.flatMap((promise): Finding[] => {
    const proof = saidDone(promise, talk, said) ?? answeredDone(promise, talk, said);
    if (proof === null) return [];
    const count = (perTurn.get(proof.turn) ?? 0) + 1;
    perTurn.set(proof.turn, count);
    return [
      {
        kind: "kept",
        key: `kept:${proof.turn}:${count}`,
        turns: [proof.turn],
        quote: quoteOf(proof),
        text: rules.text(stepOf(promise.title.trim())),
        questId: promise.questId,
      },
    ];
  });
}

/** "I sent the draft." */
function saidDone({ title }: OpenPromise, { language }: Talk, said: readonly Said[]): Said | null {
  const { done, notDone } = ownRulesOf(language).kept;
  const wanted = meaningOf(title, language);
  if (wanted.length === 0) return null;
  return (
    said.find((one) => {
      if (/\?\s*$/.test(one.text)) return false;
      return thoughtsIn(one).some(
        (words) =>
          done.test(words) && !notDone.test(words) && tellsOf(meaningOf(words, language), wanted, language),
      );
    }) ?? null
  );
}

/** What stands between two commas, alone and with its neighbour. */
function thoughtsIn({ words }: Said): string[] {
  const parts = words.split(" , ").slice(0, MOST_PARTS);
  return parts.flatMap((part, at) => (at === 0 ? [part] : [part, `${parts[at - 1]} , ${part}`]));
}

/** Are these words about that deed: its verb, and enough of the rest? */
function tellsOf(words: readonly string[], wanted: readonly string[], language: Language): boolean {
  const { same } = ownRulesOf(language).kept;
  const [verb = "", ...things] = wanted;
  const verbs = [
    verb,
    ...same
      .slice(1)
      .filter((group) => group.includes(verb))
      .flat(),
  ];
  const did = verbs.some((one) => words.includes(one));
  const told = things.filter((thing) => words.includes(thing)).length;
  if (things.length === 0) return did;
  if (did) return told >= Math.ceil(things.length * SHARE);
  const isDone = same[0]?.some((one) => words.includes(one)) ?? false;
  return isDone && told === things.length;
}

/** "Did it twice", where the companion had asked about this promise. */
function answeredDone({ questId, title }: OpenPromise, talk: Talk, said: readonly Said[]): Said | null {
  const { language, asked } = talk;
  const rules = ownRulesOf(language).kept;
  const followUp = asked?.followUp?.questId === questId ? asked.followUp : null;
  const wanted = meaningOf(title, language);
  for (const [at, turn] of talk.turns.entries()) {
    if (turn.role !== "companion") continue;
    const aboutIt =
      (followUp !== null && turn.text.includes(followUp.text)) || asksAbout(turn.text, wanted, language);
    if (!aboutIt) continue;
    const heard = talk.turns[at + 1];
    if (heard?.role !== "user") continue;
    const answer = said.filter((one) => one.turn === at + 2).slice(0, ANSWER_SENTENCES);
    const words = answer.map((one) => one.words).join(" , ");
    const first = answer[0];
    if (first && rules.went.test(first.words)) return first;
    if (rules.no.test(words) || rules.notDone.test(first?.words ?? "")) continue;
    const yes = rules.yes.test(words) || (answer.length <= 1 && understood(talk, at + 2) === "confirm");
    if (!yes) continue;
    return first ?? null;
  }
  return null;
}

/** "And the CV, did you update it?": a question with all that the title is about. */
function asksAbout(line: string, wanted: readonly string[], language: Language): boolean {
  const question = /[^.!?…]*\?\s*$/.exec(line.slice(-300))?.[0];
  if (question === undefined || !ownRulesOf(language).kept.asksDone.test(question.toLowerCase()))
    return false;
  const words = meaningOf(question, language);
  const things = wanted.slice(1);
  return things.length > 0 && things.every((thing) => words.includes(thing));
}
