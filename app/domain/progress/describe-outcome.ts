import type { LocalDate } from "~/lib/columns";
import { changeWords, toldChanges } from "./change-words";
import type { Change } from "./correction-diff";
import type { ReflectionWords } from "./describe-reflection";
import { dueWords, multiplierWords, practiceWords } from "./gain-words";

type ShownTurn = { role: "companion" | "user"; text: string; at: string; time: string };

type Outcome = {
  words: ReflectionWords | null;
  writing: boolean;
  xp: {
    id: string;
    amount: number;
    base: number;
    multiplierPercent: number;
    reason: string;
    quote: string | null;
  }[];
  practice: { id: string; skillId: string; skill: string; minutes: number; countedMinutes: number }[];
  quests: { id: string; title: string; dueDay: LocalDate | null; status: string }[];
  /** Another talk of that day has the XP of a reflection. */
  earnedByAnother: boolean;
  corrections: { turn: number; meant: string }[];
  changed: Change[] | null;
};

/**
 * Everything a call's page says of what the call has become.
 *
 * @param outcome as it is kept
 * @param turns of the transcript with their times in words
 * @param next the next daily call in words
 * @param today the local day it is
 */
export function describeOutcome(
  outcome: Outcome,
  turns: readonly ShownTurn[],
  next: { day: string; localTime: string; city: string } | null,
  today: LocalDate,
) {
  const meant = new Map(outcome.corrections.map(({ turn, meant }) => [turn, meant]));
  const asMeant = turns.map((turn, index) => {
    const other = meant.get(index + 1);
    return other === undefined || other === turn.text ? turn : { ...turn, meant: other };
  });
  const sentences = [
    ...(outcome.words?.summary ?? []),
    ...(outcome.words?.groups ?? []).flatMap((g) => g.sentences),
  ];
  const places = new Set(sentences.flatMap(({ notes }) => notes.map(({ turn }) => turn)));
  const cited = Object.fromEntries(
    [...places].flatMap((turn) => {
      const said = turns[turn - 1];
      if (!said) return [];
      return [[turn, { turn, said: said.text, meant: meant.get(turn) ?? said.text, time: said.time }]];
    }),
  );
  const when = next && (/^(today|tomorrow)$/.test(next.day) ? next.day : `on ${next.day}`);
  return {
    writing: outcome.writing,
    reflection: outcome.words,
    cited,
    turns: asMeant,
    gains: {
      xp: outcome.xp.map(({ id, amount, reason, quote, ...how }) => ({
        id,
        amount,
        reason,
        quote,
        how: multiplierWords(how),
      })),
      practice: outcome.practice.map(({ id, skillId, skill, ...session }) => ({
        id,
        skillId,
        skill,
        words: practiceWords(session),
      })),
      quests: outcome.quests.map(({ id, title, dueDay, status }) => ({
        id,
        title,
        status,
        due: dueWords(dueDay, today),
      })),
      note:
        outcome.earnedByAnother && outcome.words?.outcome === "reflected"
          ? "One reflection a day earns XP, and another talk of that day has it."
          : null,
      next: next && `${when} at ${next.localTime}, ${next.city}`,
    },
    changed:
      outcome.changed &&
      toldChanges(outcome.changed).map((change, index) => ({
        key: `${change.what}-${index}`,
        ...changeWords(change, today),
      })),
  };
}
