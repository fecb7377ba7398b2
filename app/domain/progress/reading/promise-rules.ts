import type { Calendar } from "~/domain/progress/reading/calendar";
import type { LocalDate } from "~/lib/columns";

/**
 * What the readers of promises, people and facts know of one language. Patterns are matched against `words` of what
 * was said (see `Said`), and carry no flags unless said otherwise.
 */
export type OwnRules = {
  days: DayRules;
  promises: PromiseRules;
  kept: KeptRules;
  people: PeopleRules;
  facts: FactRules;
};

export type DayRules = {
  /**
   * Tried in this order; words that one has taken are gone for the rest. A rule that gives null takes words that
   * look like a day and are none ("every Friday", "last week"). Flag `g`.
   */
  said: readonly {
    pattern: RegExp;
    day: (groups: Readonly<Record<string, string | undefined>>, calendar: Calendar) => LocalDate | null;
  }[];
  /** Between two days: the first was a slip. */
  mends: RegExp;
  /** Between two days: the later one is the limit. */
  or: RegExp;
  /** How a due day is said behind a promise: "by Friday", "today". */
  by(day: LocalDate, today: LocalDate): string;
};

export type PromiseRules = {
  /**
   * What begins a promise; what the person will do comes right after it. Flag `g`. `only`: counts where a day is
   * said, or as an answer to the question about the next step. Flag `g`.
   */
  leads: readonly { pattern: RegExp; only: "always" | "with a day" | "as an answer" }[];
  /** Verbs in the sentence itself, as "llamo" and "calling": the group `verb` becomes the group's deed. Flag `g`. */
  verbs: readonly { pattern: RegExp; only: "always" | "with a day" }[];
  /** The base form of a verb that was said, or null: "calling" is "call". @param source as it was written */
  deedOf(verb: string, source: string): string | null;
  /** After a lead, in words: what isn't a deed of theirs, or is about the talk itself. Anchored with `^`. */
  noDeed: RegExp;
  /** After a lead, in words: is a deed at all. Anchored with `^`. */
  deed: RegExp;
  /** In words: "do it", "do that". */
  sameDeed: RegExp;
  /** Small words between lead and deed, in words; anchored with `^`. */
  between: RegExp;
  /** Right before a lead: somebody else's words, a fear, a condition. Anchored with `$`. */
  denied: RegExp;
  /** Doubts that an answer to the next-step question may have: "I guess". Flag `g`. */
  hedges: RegExp;
  /** Anywhere in the sentence before the lead. */
  deniedBefore: RegExp;
  /** After the lead, in what is promised: a condition or a doubt. */
  deniedAfter: RegExp;
  /** What is told in the present of today is being done, unless it is later on. */
  laterToday: RegExp;
  /** Anywhere, unless it answers the question about the next step or names a day. */
  habit: RegExp;
  /** Where the promise ends, in words. */
  ends: RegExp;
  /** Small words left over at the end of what is written, in lower case and without commas; anchored with `$`. */
  tail: RegExp;
  /** A bare answer to the next-step question. `leads`: small words before it; `starts`: it is a deed. */
  bare: { leads: RegExp; starts: RegExp; never: RegExp };
  /** In words: takes the promise before it back. */
  retracts: RegExp;
  /** In words, group `deed`: what they won't do after all. Flag `g`. */
  refuses: RegExp;
  /** A yes to a proposal, in words, anchored with `^`, and what takes it away. */
  agrees: RegExp;
  disagrees: RegExp;
  /** In words of the companion's question, group `deed`: a proposal. */
  proposals: readonly { pattern: RegExp; only: "always" | "with a day" }[];
  /** At the end of the companion's question: "right?" Anchored with `$`. */
  tag: RegExp;
  /** In words of the companion's question: it is about the talk or the calls. */
  aboutTalk: RegExp;
  /** "Klara" in place of "her", where she was the only one spoken of. Flag `g`. */
  naming(title: string, name: string): string;
  /** A title, in lower case, that says too little to be kept. */
  tooLittle: RegExp;
  /**
   * The deed in its base form with everything that goes with it, or null when that isn't sure.
   * @param written as it was said behind the lead @param verb base form, where the lead held it @param groups of the lead
   */
  worded(
    written: string,
    verb: string | null,
    groups: Readonly<Record<string, string | undefined>>,
  ): string | null;
  /** The same for a proposal: "updating the list" is "update the list". */
  proposed(written: string): string;
  /** @param deed turned to the person @returns as it stands on a list */
  title(deed: string): string;
  /** True for a title that begins with a deed. */
  startsWithDeed(title: string): boolean;
  /** The sentence to the person. @param step title in the middle of a sentence @param by "by Friday", or null */
  text(step: string, by: string | null, kind: "deed" | "thing"): string;
  nextText(step: string, by: string | null): string;
};

export type KeptRules = {
  /** Words without meaning of their own. */
  small: ReadonlySet<string>;
  /** One form of a word, so that "sent" and "sending" are "send". */
  stem(word: string): string;
  /** In words: something is done. */
  done: RegExp;
  /** In words: it isn't, or not yet. */
  notDone: RegExp;
  /** Groups of words that mean the same deed, as stems. The first group is what done things are: "done", "out". */
  same: readonly (readonly string[])[];
  /** A short answer to "how did it go?" that says it was done. */
  yes: RegExp;
  no: RegExp;
  /** It was done, however it went. */
  went: RegExp;
  /** The companion asks whether something was done; flag `u`, lower case. */
  asksDone: RegExp;
  text(step: string): string;
};

export type PeopleRules = {
  /** "sister" and the like, in one form; the value is how it is kept. */
  relations: Readonly<Record<string, string>>;
  /** In the source. Groups `relation` and `name`, or `name` alone. Flags `gu` or `giu`. */
  patterns: readonly RegExp[];
  /** Words with a capital that are no names, in lower case. */
  noName: ReadonlySet<string>;
  /** Names as they stand in texts without capitals, in lower case. */
  names: ReadonlySet<string>;
  text(name: string, relation: string | null): string;
};

export type FactRules = {
  /** The first that fits a place in the sentence counts there. */
  rules: readonly FactRule[];
  /** Right before a match. Anchored with `$`. */
  denied: RegExp;
  /** Anywhere in the sentence: it isn't theirs, or not true. */
  never: RegExp;
  /** The thing ends here, in words. */
  ends: RegExp;
  /** Small words at the beginning and at the end of the thing, in words; anchored. */
  lead: RegExp;
  tail: RegExp;
  /** Says too little, or is of the moment only; in words. */
  noThing: RegExp;
  /** A time in a goal, which isn't part of its subject; in words. */
  time: RegExp;
};

export type FactRule = {
  /** In words. Group `thing`, where the fact holds one, to the end of the sentence; group `kind` where it is read. Flag `g`. */
  pattern: RegExp;
  about: "preference" | "life" | "goal";
  /** One name for what can only have one value; null: the thing itself is the subject. @param thing in words */
  subject: ((thing: string, kind: string) => string) | null;
  /** What holds for the subject; null: the thing. */
  value: ((kind: string) => string) | null;
  /** Words that the thing must hold, or must not. */
  needs?: RegExp;
  never?: RegExp;
  /** At most so many words. */
  longest: number;
  /** To the person. @param thing as it was said, turned to them @param kind as it was said */
  text(thing: string, kind: string): string;
};
