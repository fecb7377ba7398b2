import type { BriefFacts, Lines } from "~/domain/conversation/locales/lines";
import type { Language } from "~/providers/telephony/provider";

/**
 * Everything about the talk that depends on the language. The engine holds no words of any language: a second
 * one is a second value of this type.
 *
 * All patterns are matched against words in one form: lower case, no apostrophes, no punctuation but commas
 * (each a word of its own, " , "), fillers removed, `oneForm` applied, accents gone where `foldAccents` is true.
 * Sentences end at `. ! ? ; ¿ ¡` and are looked at one by one. Patterns carry no `g` and no `i` flag unless
 * said otherwise.
 */
export type Locale = {
  language: Language;
  words: WordRules;
  phrases: Phrasebook;
  stopReply: StopReplyRules;
  moves: MoveGrammar;
  answers: AnswerRules;
  lines: Lines;
  /** The same where nobody is on the phone. */
  inWriting: Lines;
  /** The same to a visitor who tries a call. */
  trying: Lines;
  /** The prompt for a vendor's agent, complete, in this language. For verification it only reads the code. */
  instructions(facts: BriefFacts): string;
  /** A reworded acknowledgement that matches promises something about calls or times: refused. Flag `i` or `iu`. */
  promising: RegExp;
};

export type WordRules = {
  /** Sounds that carry no meaning; flag `g`. */
  fillers: RegExp;
  /** Takes accents away ("mañana" becomes "manana"), so that patterns are written without them. */
  foldAccents: boolean;
  /** Long and spoken forms, and the one form that patterns use; flag `g`. Applied in order. */
  oneForm: readonly (readonly [RegExp, string])[];
  /** A yes that is a sound ("mm-hmm"), tested on the raw text; flag `i`. */
  hummedYes: RegExp;
};

/** A phrase found inside a sentence. A language without fine rules gives patterns alone. */
export type Rule = {
  pattern: RegExp;
  /** Words that may come next (a comma is the word ","); the end is always allowed. Absent: any word. */
  tail?: ReadonlySet<string>;
  /** Asked with the words before the match: true takes the meaning away. See `after`. */
  denied?: (before: string) => boolean;
  /** Anywhere in the sentence, takes the meaning away. */
  unless?: RegExp;
};

/** For `denied`: what stands before the match fits one of these patterns, mostly anchored with `$`. */
export const after =
  (...patterns: readonly RegExp[]) =>
  (before: string): boolean =>
    patterns.some((pattern) => pattern.test(before));

/** How one meaning is worded. */
export type Phrases = {
  /**
   * Patterns for all that is said, anchored with `^` and `$`. Matched without commas, up to 240 characters.
   */
  whole: readonly RegExp[];
  /**
   * What `whole` is matched against: `any` (the utterance, or any one of its sentences), `last` (the utterance,
   * or its last sentence), `every` (the utterance, or every one of at most three sentences), `utterance`.
   */
  where: "any" | "last" | "every" | "utterance";
  /** Found inside any sentence (inside the last for `last`), at any length. */
  within?: readonly Rule[];
};

/**
 * What is understood at any moment, in the order in which it is looked for; moves come after `wrongNumber`, and
 * before `stopCalls` only where they narrow it ("don't call me on Fridays").
 */
export type Phrasebook = {
  /** Self-harm, suicide, being hurt by somebody. Not figures of speech ("that solo kills me"). */
  crisis: Phrases;
  wrongNumber: Phrases;
  /** Better asked about in vain than missed: the companion asks back before it acts. */
  stopCalls: Phrases;
  offRecord: Phrases;
  onRecord: Phrases;
  /** Who is there, why, are you a robot; screening services; "press 1 to accept". */
  whoIsCalling: Phrases;
  repeat: Phrases;
  /** "Are you recording this?", "are we on the record?". Looked for after `offRecord` and `onRecord`. */
  aboutRecord: Phrases;
  /** Somebody else picked up and says that the person can't come. Counts before anything was told. */
  notThere: Phrases;
  /** A question to us, or a command, that the companion has no answer to. Nothing that could be an answer. */
  asksUs: Phrases;
  /** "It wasn't me", where the companion has just said what to do then. Counts there only. */
  notMe: Phrases;
  /** "I only have a minute." */
  shortOnTime: Phrases;
  goodbye: Phrases;
  /** A bare yes. */
  confirm: Phrases;
  /** A bare no, or "nothing". */
  decline: Phrases;
  /** Nothing that answers: "hello?", "I don't know", "let me think". */
  unclear: Phrases;
  /** Takes back a wish that was just noted: "no", "never mind", "leave it", "cancel that". Not "nothing". */
  takeBack: Phrases;
};

/** The reply to "no more calls at all?". Matched against the whole utterance without commas. */
export type StopReplyRules = {
  /** Keeps the calls, whatever else is said. */
  keep: RegExp;
  /** The wish is for a while, not for good. */
  forAWhile: RegExp;
  /** Of those, only for today. */
  today: RegExp;
  /** For good, even when a while is mentioned. */
  forGood: RegExp;
  /** A no that means none at all: "no more", "never again". */
  noneAtAll: RegExp;
  no: RegExp;
  /** Begins with a yes; counts up to 14 words. */
  yes: RegExp;
  /** A weaker yes that has to be all that is said. */
  softYes: RegExp;
};

export type MoveKind =
  /** In so many minutes. */
  | "call_in"
  /** On another day or at another time. */
  | "move_call"
  /** No more today. */
  | "skip_today"
  /** Not this week, next week again. */
  | "next_week"
  /** No calls on one weekday from now on. */
  | "drop_weekday"
  /** Later, without saying when ("call me later", "let's reschedule"): the companion asks. */
  | "some_time"
  /** Weekends, next week, from now on: only the settings page can do that, and the companion says so. */
  | "in_settings";

/**
 * A wording of a wish. The rule says only that it is one; minutes, day and time are read out of the sentence.
 * All patterns of the grammar see numbers as digits (see `numbers`).
 */
export type MoveRule = Rule & {
  /**
   * `call_in` needs a length of time, `move_call` a day, a time, or a shift ("an hour later"), `drop_weekday` a
   * weekday; without it the rule doesn't count. A `call_in`, `move_call` or `some_time` rule turns to whichever
   * of the three the sentence gives: "some_time" is what's left when it gives neither.
   */
  kind: MoveKind;
};

export type MoveGrammar = {
  /** Spoken numbers 1 to 120, with all that are said in one breath ("twenty five"). */
  numbers: Readonly<Record<string, number>>;
  /** Wishes that nobody can take for an answer: they name the call, or us. Found inside a sentence. */
  asked: readonly MoveRule[];
  /**
   * Nothing but a time ("tomorrow at eight"): anchored with `^` and `$`, without commas. Taken for a wish only
   * where the companion hasn't just asked about a plan, see `asksForPlan`.
   */
  bare: readonly MoveRule[];
  /** "Not today", said before anything was told. Anchored. Later it is a no like any other. */
  notToday: readonly RegExp[];
  /** Begins a correction of the wish that was just noted: "no, at nine". Tested without commas. */
  corrects: RegExp;
  /** What isn't meant ("not at nine", "instead of Friday"); flag `g`. Taken out before day and time are read. */
  notMeant: RegExp;
  /** Parts what was said first from what is meant ("at eight, no, at nine"); used to split. */
  mends: RegExp;
  /** Names a stretch of time, or a day beyond what can be named: the companion has to ask. */
  vague: RegExp;
  /** "From now on", "every day": no wish for one day. */
  everyDay: RegExp;
  /**
   * Lengths of time, first match wins: `minutes` each, times the named group `count` (digits) where the pattern
   * has it, plus `plus`.
   */
  lengths: readonly { pattern: RegExp; minutes: number; plus?: number }[];
  /** After a length: "later", "earlier". */
  later: RegExp;
  earlier: RegExp;
  today: RegExp;
  tomorrow: RegExp;
  /** Monday first. Singular and plural. */
  weekdays: readonly [RegExp, RegExp, RegExp, RegExp, RegExp, RegExp, RegExp];
  /**
   * Times of day, first match wins: named groups `hour` and perhaps `minute`, `add` minutes on top ("quarter to":
   * -15); or, without `hour`, the fixed `time` ("noon").
   */
  clock: readonly { pattern: RegExp; add?: number; time?: string }[];
  /** Said with a time they tell its half of the day; without one they stand for `time`. First match wins. */
  dayParts: readonly { pattern: RegExp; half: "am" | "pm"; from: string; until: string; time: string }[];
  /** In a companion's line: it asks about a plan, so that a day or time is an answer. Raw text, flag `i`. */
  asksForPlan: RegExp;
};

/**
 * Picks the few words out of an answer that may safely be said back. These patterns see the words as spoken,
 * with capitals and apostrophes: flag `i` (and `g` where said). What isn't sure isn't echoed: a language where
 * verbs can't be turned to the person sets `learned` and `part` to null.
 */
export type AnswerRules = {
  /** Sounds and empty words; flags `gi`. */
  fillers: RegExp;
  /** One word turned to the person: "my" to "your". Keys in lower case. */
  turned: Readonly<Record<string, string>>;
  /** Several words turned to the person, before `turned`; flags `gi`. */
  turnedPhrases: readonly (readonly [RegExp, string])[];
  /** Names of days and months, written as this language writes them inside a sentence; flags `gi`. */
  names: RegExp;
  writeName(name: string): string;

  /** A length of time as said: "about 45 minutes" gives "45 minutes". */
  duration: RegExp;
  /** A day or date as said, with its preposition. */
  when: RegExp;
  /** "friday" to "by Friday"; gets the match of `when` in lower case with names written. */
  sayWhen(found: string): string;

  /** Taken away at the beginning of an answer: greetings, yes. */
  opening: RegExp;
  /** A verb of practising; group 1 is the rest. */
  practised: RegExp;
  /** Words beside the thing that was practised; flags `gi`. */
  beside: RegExp;
  /** Where the thing ends; used to split. */
  thingEnds: RegExp;
  /** An article taken from a thing of one word ("the guitar"). */
  article: RegExp;
  /** The sentence tells of something that wasn't done. */
  notDone: RegExp;
  /** Too grave to be said back. */
  grave: RegExp;
  /** A death, an illness, a loss of one's own: nothing to cheer at. Against words in one form; no flags. */
  sorrow: RegExp;
  /** Without a verb of practising such words anywhere in the sentence make it no thing: "call", "who", "stop". */
  noThing: RegExp;
  /** Nothing that can be named ("it", "stuff"). Anchored. */
  emptyThing: RegExp;
  /** Without a verb of practising such words make it no thing. */
  aboutSomebody: RegExp;

  /** "learned that …"; group 1 is the rest. Null: never echoed. */
  learned: RegExp | null;
  /** "I mostly worked on …"; group 1 is the rest. Null: never echoed. */
  part: RegExp | null;
  /** Where an echo ends; used to split. */
  echoEnds: RegExp;
  /** A phrase that matches isn't echoed. */
  noEcho: RegExp;

  /** A sentence that sounds like a promise ("I'll …"): preferred over the first one. */
  promise: RegExp;
  /** Taken from the beginning of a next step: "I will", "my plan is to". */
  stepLead: RegExp;
  /** Isn't said back: it speaks to us, denies, or takes back. */
  noStep: RegExp;
  /** Where a next step ends; used to split. */
  stepEnds: RegExp;
  /** Left over at the end of a step when its day was taken out. */
  stepTail: RegExp;
  /** A goodbye and a reason to leave at the end of an answer. */
  trailingBye: RegExp;

  /** Nothing was practised. Against words in one form, without commas; no flags. */
  didNothing: RegExp;
  /** … unless something was. Same. */
  butDid: RegExp;
  /** With a length of time, `didNothing` counts only when this fits. Same. */
  negation: RegExp;
  /** There was none: "nothing was hard". Same. */
  none: RegExp;
};
