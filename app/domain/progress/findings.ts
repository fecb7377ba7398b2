import type { LocalDate } from "~/lib/columns";
import type { Language, Turn } from "~/providers/telephony/provider";

/** What one talk says, read out of its turns: the common words of both engines and of everything that follows. */

type Said = {
  /** Unique within a talk and the same each time it is read: "practice:3:1" (kind, first turn cited, count). */
  key: string;
  /** The person's turns it stands on: positions in the call's transcript, counted from 1, ascending, at least one. */
  turns: number[];
  /** The person's own words, found letter for letter in the first turn cited. */
  quote: string;
  /** One sentence to the person, in the language of the talk: "You practised guitar for 45 minutes." */
  text: string;
};

export type Finding = Said &
  (
    | { kind: "summary" }
    | { kind: "win" }
    | { kind: "stuck" }
    | { kind: "learned" }
    /** `step` as the companion can say it back: "play the whole song once". */
    | { kind: "next_step"; step: string }
    /** `title` as a quest: "Send the draft". `dueDay` only where a day was said. */
    | { kind: "commitment"; title: string; dueDay: LocalDate | null }
    /** `thing` as said, in lower case: "guitar". 0 minutes: no length was said. */
    | { kind: "practice"; thing: string; minutes: number }
    | { kind: "person"; name: string; relation: string | null }
    /** `subject` is what it is about, in one form ("chinese food", "work"): one value at a time holds for it. */
    | { kind: "fact"; about: "preference" | "life" | "goal"; subject: string; value: string }
    /** The person names a pattern of theirs: "I always get nervous when …". */
    | { kind: "feeling" }
    /** An open promise was said to be done. */
    | { kind: "kept"; questId: string }
  );

export type FindingKind = Finding["kind"];
export type FindingOf<K extends FindingKind> = Extract<Finding, { kind: K }>;

/** Everything an engine may read. */
export type Talk = {
  /** As the person meant them: a turn that was left out has an empty text, so that positions stay. */
  turns: readonly Turn[];
  language: Language;
  /** The local day the call belongs to. */
  localDay: LocalDate;
  /** Quests that are open, which may be said to be done. */
  promises: readonly { questId: string; title: string }[];
  /** What the companion brought up in this talk. */
  asked: Asked | null;
};

/** What the companion brought up in a talk, as it is kept with the call. */
export type Asked = {
  followUp: { key: string; text: string; questId: string | null } | null;
  recalls: { itemId: string; question: string }[];
};

/** What became of a talk. `only_plans`: it only moved, stopped or arranged calls. */
export type Outcome = "reflected" | "too_little" | "crisis" | "wrong_number" | "only_plans";
export type Quality = "quick" | "standard" | "deep";

/** A correction of the person's: what they meant by a turn, or an empty text to leave it out. */
export type Correction = { turn: number; meant: string };

/**
 * The turns of a talk as the person meant them. Corrections are applied in order; positions stay.
 *
 * @param turns as they are kept
 * @param corrections oldest first
 */
export function asMeant(turns: readonly Turn[], corrections: readonly Correction[]): Turn[] {
  const meant = new Map(corrections.map(({ turn, meant }) => [turn, meant]));
  return turns.map((turn, index) => ({ ...turn, text: meant.get(index + 1) ?? turn.text }));
}
