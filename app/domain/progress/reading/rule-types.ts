import type { Language } from "~/providers/telephony/provider";

/**
 * Everything about reading a talk that depends on the language. Patterns are matched against `words` or `flat` of
 * what was said (see `Said`): lower case, no apostrophes, numbers as digits, no flags unless said otherwise.
 */
export type ReadingRules = {
  language: Language;
  said: SaidRules;
  practice: PracticeRules;
  learned: LearnedRules;
  feelings: FeelingRules;
  summary: SummaryRules;
};

/** What the companion had asked about before somebody spoke. */
export type AskedAbout =
  | "follow_up"
  | "practised"
  | "minutes"
  | "part"
  | "recall"
  | "learned"
  | "hard"
  | "next"
  | "when"
  /** What went well. */
  | "well"
  /** How they are, how the day was. */
  | "mood"
  /** Another question, as one of theirs that nobody foresaw. */
  | "other";

export type SaidRules = {
  /** Sounds and empty words, dropped. */
  fillers: ReadonlySet<string>;
  foldAccents: boolean;
  /** Two words that become one: "did not" to "didnt". */
  joined: Readonly<Record<string, string>>;
  /** Spoken numbers below ten. "One" isn't among `numbers`: it is a number only after a ten. */
  ones: Readonly<Record<string, number>>;
  numbers: Readonly<Record<string, number>>;
  /** From twenty on, by tens: a one may follow. */
  tens: Readonly<Record<string, number>>;
  hundreds: Readonly<Record<string, number>>;
  /** Stands between ten and one, or hundred and the rest ("y", "and"). */
  numberLink: string;
  linkBeforeOnes: boolean;
  /** Where a new thought begins in a run-on sentence: tested on the words from there on, anchored with `^`. */
  newThought: RegExp;
  /** Questions of a vendor's agent in its own words, first match wins; in lower case, without accents in Spanish. */
  topics: readonly (readonly [RegExp, AskedAbout])[];
};

export type Lengths = {
  /**
   * First match wins where two overlap: `minutes`, plus 60 for each of the named group `h`, plus the named group `m`,
   * all of it times the named group `k`.
   * Flag `g`.
   */
  lengths: readonly { pattern: RegExp; minutes?: number }[];
  /** Every length has one of these words. */
  unit: RegExp;
  /** Words for one, as `h` may have them. */
  one: RegExp;
  /** "from 3 to quarter past 4": named groups `a` and `b`, flag `g`;
   * `bare` without "from", groups `a` to `f` in pairs; `clock` gives minutes of the day, or null. */
  range: { pattern: RegExp; bare: RegExp; clock(text: string): number | null };
  /** It is no length of something done: "in 20 minutes", "20 minutes ago". Anchored with `$` and `^`. */
  noLength: { before: RegExp; after: RegExp };
  /** "no, sorry, I mean": at least one `mend` among `between`, from one number to the one that is meant. */
  mend: ReadonlySet<string>;
  between: ReadonlySet<string>;
};

/** A verb of practising in the forms that tell of something done. */
export type PracticeVerb = {
  past: string;
  /** "practising", after "I've been", "I spent an hour". */
  ing?: string;
  /** "practise", after "I managed to". */
  inf?: string;
  /** What was practised when the verb says it by itself; without it, it is the object. */
  names?: string;
  /** How that is said to the person, with the verb: "You ran". */
  told?: string;
  /**
   * What makes it practice: any object, one of the known activities (or a question about practice before it), or
   * for a verb that names it: a length, or that question.
   */
  needs: "anything" | "known" | "length" | "nothing";
  /** What comes next takes the meaning away: "ran into", "read that". Anchored with `^`. */
  unlessNext?: RegExp;
  /** Without a name of its own, its length belongs to what was told before: "I did forty minutes at the pool." */
  fills?: boolean;
  /** "studied for my chemistry exam": what follows "for" is the thing. */
  forThing?: boolean;
  /** Its length belongs to what was just named: "Knitting, I spent an hour on the sleeve." */
  lends?: boolean;
  /** Only with a known activity, also where it was asked what was practised: "I had a coffee". */
  onlyKnown?: boolean;
  /** The activity may be named anywhere in what follows: "listened to a podcast in Spanish". */
  within?: boolean;
};

/** Verbs of making and doing that no list names. */
export type CraftRules = {
  /** Forms that tell of something done; flag `g`. */
  past: RegExp;
  ing: RegExp;
  /**
   * What a form names and how it is told to the person, or null where it is no craft: "waited".
   * `alone`: it needs no object.
   * @param source as it was said, in lower case
   */
  deedOf(word: string, source: string): { thing: string; told: string; alone: boolean } | null;
  /** End what belongs to the verb. */
  endsBreath: ReadonlySet<string>;
  /** Dropped at the end of an object. */
  endsObject: RegExp;
  /** An object that makes it no craft: a person, a talk. */
  noObject: RegExp;
  /** What an object begins with. */
  article: RegExp;
  /** The object as said to the person: "my table" to "your table". */
  theirs(object: string): string;
};

export type PracticeRules = Lengths & {
  verbs: readonly PracticeVerb[];
  /** What may stand before each form, anchored with `$`; the text ends with a space or is empty. */
  before: { past: RegExp; ing: RegExp; inf: RegExp };
  /** Somebody else who does something: the last of these and of `self` before a verb without a subject decides. */
  others: RegExp;
  self: RegExp;
  /** Anywhere in the sentence: long ago, or not real. */
  notNow: RegExp;
  /** In the same breath, between commas: a habit. */
  habit: RegExp;
  /** In the same breath, where no verb says that it was done: a plan, a wish, a denial. */
  notDone: RegExp;
  /** "forty minutes of", "on", "con": between a length and its thing. */
  ofThing: ReadonlySet<string>;
  /** End the thing, and may stand in a phrase before it: "at", "on". */
  besideThing: ReadonlySet<string>;
  /** Between a number of minutes and its thing, after a first length. */
  numberOf: RegExp;
  forWord: string;
  /** Skipped before the thing. */
  beside: ReadonlySet<string>;
  /** End the thing. */
  ends: ReadonlySet<string>;
  /** Activities that are practice by their name. */
  known: RegExp;
  /** Never practice. */
  never: RegExp;
  /** Not the name of a thing. */
  empty: RegExp;
  /** A word that the name of a thing never has: a verb, a pronoun, a greeting, an exclamation. */
  notThing: RegExp;
  /** The same for a word as it was said, in lower case, where an accent makes it a verb. */
  verbAsSaid?: RegExp;
  /** Articles end a name that has begun, except after `beforeCut`: "German, the app", but "history of the war". */
  cutsThing: ReadonlySet<string>;
  beforeCut: ReadonlySet<string>;
  /** Dropped from a name as it was said: "choir practice". */
  trimmed: RegExp;
  /** Things, in one form, that have another name and their own verb. */
  named: Readonly<Record<string, readonly [thing: string, told: string]>>;
  /** What was just named wasn't it: "no, wait, that was yesterday". */
  takesBack: RegExp;
  /** Before a number that is a time of day. */
  atTime: RegExp;
  /** A name that no list knows has no such word: "bowls collapsed". */
  doing: RegExp;
  /** Verbs of looking on, buying, talking: no practice, whatever is named beside them. */
  lookingOn: RegExp;
  /** A length is that of each thing told. */
  each: RegExp;
  /** No thing beside a better one: "my workout, forty minutes of yoga". */
  generic: RegExp;
  /** Tells of somebody who does something: no answer without a verb. */
  verbless: RegExp;
  /** What follows these isn't the thing: "backgammon with my uncle". */
  asideAfter: ReadonlySet<string>;
  /** With `beside`, all that stands around a length where nothing else is told: "it must have been an hour". */
  lengthTalk: ReadonlySet<string>;
  /** The length is that of all that was told: "in total". */
  inTotal: RegExp;
  crafts: CraftRules;
  /** Ends the name of a place: "at the pool". */
  places: RegExp;
  /** "Not at all", in the reply to "how long?". */
  denied: RegExp;
  /** "another", "again": a second session of the same thing. */
  another: RegExp;
  /** A length that puts an earlier one right, when the sentence has no verb of practising. */
  corrects: RegExp;
  say(thing: string, length: string | null): string;
  sayTold(told: string, length: string | null): string;
  sayLength(minutes: number): string;
};

export type TurnRules = {
  /** In words in one form: turning them round isn't sure. */
  unsure: RegExp;
  /** In the turned text: it came out wrong. Flag `i`. */
  wrong: RegExp;
  /** Left over at the beginning and at the end of a thought, in the source; flags `iu`. */
  lead: RegExp;
  tail: RegExp;
  /** Sounds that are left out of a quote in a text. Flags `giu`. */
  fillers: RegExp;
  /** Around a quote. */
  quoted(text: string): string;
};

export type LearnedRules = {
  turn: TurnRules;
  /**
   * Wordings, first match wins. The named group `what` is what was learned; `say` gets it turned to the person.
   * Without `say` it is quoted.
   */
  leads: readonly { pattern: RegExp; say?: (what: string) => string }[];
  /** An answer that is a clause: named group `what`, in one form, and how it is told once it is turned. */
  clauses: readonly { pattern: RegExp; say: (what: string) => string }[];
  /** Anywhere in the sentence: nothing was learned, or it is no such thing. */
  unless: RegExp;
  /** Words in an answer that tell nothing: "good question", "let me think". Anchored. */
  empty: RegExp;
  /** An answer that isn't one: speaks to us. */
  notAnAnswer: RegExp;
  quote(text: string): string;
};

/** What is told of oneself. */
export type Told = "win" | "stuck" | "feeling";

/** One wording. */
export type Wording = {
  pattern: RegExp;
  /** Anywhere in the sentence: takes the meaning away. */
  unless?: RegExp;
  /** The sentence can be turned to the person from its named group `what` on. */
  turns?: true;
};

export type FeelingRules = {
  win: readonly Wording[];
  stuck: readonly Wording[];
  feeling: readonly Wording[];
  /** Anywhere in the sentence: neither win nor stuck; a wish, long ago, somebody else's, a matter of the call. */
  unless: Readonly<Record<Told, RegExp>>;
  /** Begins with what they did themselves: in an answer about something learned, only that is a win. */
  byThem: RegExp;
  /** An answer that names nothing: "it was fine", "no", "not really". */
  notAnAnswer: RegExp;
  quote: Readonly<Record<Told, (text: string) => string>>;
};

export type SummaryRules = {
  /** Several sentences of practice as one: "You practised guitar for 45 minutes and ran for 1 hour." */
  practised(texts: readonly string[]): string;
  next(step: string): string;
  promised(title: string): string;
  sad(text: string): string;
  said(text: string): string;
  /** A greeting, a goodbye, a request, small talk: tells nothing of the person's day. */
  tellsNothing: RegExp;
  /** Tells of themselves. */
  tells: RegExp;
};
