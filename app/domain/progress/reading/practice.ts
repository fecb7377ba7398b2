import { didNothing, practisedThing } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import { understand } from "~/domain/conversation/understand";
import { countWords } from "~/domain/conversation/words";
import type { FindingOf, Talk } from "~/domain/progress/findings";
import { firstAndOthers, quoteOf } from "~/domain/progress/reading/citing";
import { type Lengths, type Marked, marked } from "~/domain/progress/reading/lengths";
import { rulesOf } from "~/domain/progress/reading/rules";
import type { Said, Unit } from "~/domain/progress/reading/sentences";

/** What the person did since the last call, with its length where one was said. */

const LONGEST_THING = 4;
const MOST_MINUTES = 24 * 60;
/** A length that was asked for belongs to something told at most so many turns before. */
const TURNS_BACK = 6;

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
  /** "studied for my chemistry exam": what follows "for" is the thing. */
  forThing?: boolean;
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
  /** "another", "again": a second session of the same thing. */
  another: RegExp;
  /** A length that puts an earlier one right, when the sentence has no verb of practising. */
  corrects: RegExp;
  say(thing: string, length: string | null): string;
  sayTold(told: string, length: string | null): string;
  sayLength(minutes: number): string;
};

type Session = { thing: string | null; told: string | null; minutes: number; said: Said; also: Said[] };
type Event = {
  thing: string | null;
  told: string | null;
  minutes: number;
  /** Names no thing but tells of practice for sure. */
  sure: boolean;
};

/**
 * What was practised since the last call, one finding for each session.
 * @param said what `sentencesOf` made of the talk
 */
export function readPractice(talk: Talk, said: readonly Said[]): Omit<FindingOf<"practice">, "key">[] {
  const rules = rulesOf(talk.language).practice;
  const sessions: Session[] = [];
  said.forEach((sentence) => {
    const text = marked(sentence, rules);
    const events = eventsIn(text, rules);
    // What most of the time went into is a part of what was told already.
    if (sentence.asked === "part" && sessions.length > 0 && !rules.another.test(sentence.words)) return;
    if (events.length > 0) {
      for (const event of events) tell(sessions, event, text, said, rules);
      return;
    }
    if (correctsLast(sessions, text, rules)) return;
    if (sentence.asked === "minutes") answerLength(sessions, text, said, rules);
    else if (sentence.asked === "practised") answerThing(sessions, text, talk, said, rules);
  });
  return sessions.flatMap((session) => {
    const { thing, told, minutes, said: first, also } = session;
    if (thing === null || minutes > MOST_MINUTES) return [];
    const length = minutes === 0 ? null : rules.sayLength(minutes);
    return [
      {
        kind: "practice" as const,
        thing,
        minutes,
        turns: firstAndOthers(first, also),
        quote: quoteOf(first),
        text: told === null ? rules.say(thing, length) : rules.sayTold(told, length),
      },
    ];
  });
}

/** Adds what was told, unless it was told before. */
function tell(
  sessions: Session[],
  event: Event,
  { said, words }: Marked,
  all: readonly Said[],
  rules: PracticeRules,
): void {
  const open = sessions.findLast(({ minutes, said: at }) => minutes === 0 && near(at, said));
  if (event.thing === null) {
    if (open && event.minutes > 0) {
      fill(open, event.minutes, said);
      return;
    }
    if (!event.sure || sessions.some(({ said: at }) => near(at, said))) return;
    const thing = mentioned(all, said, rules);
    if (thing !== null || event.minutes > 0)
      sessions.push({ thing, told: null, minutes: event.minutes, said, also: [] });
    return;
  }
  const waiting = sessions.findLast(({ thing, said: at }) => thing === null && near(at, said));
  if (waiting && (event.minutes === 0 || event.minutes === waiting.minutes)) {
    Object.assign(waiting, { thing: event.thing, told: event.told });
    if (said.turn !== waiting.said.turn) waiting.also.push(said);
    return;
  }
  const same = sessions.findLast(({ thing }) => thing !== null && isSame(thing, event.thing ?? ""));
  if (same === undefined || (event.minutes > 0 && same.minutes > 0 && rules.another.test(words)))
    sessions.push({ thing: event.thing, told: event.told, minutes: event.minutes, said, also: [] });
  else if (same.minutes === 0 && event.minutes > 0) fill(same, event.minutes, said);
  else if (event.minutes > 0 && event.minutes !== same.minutes && rules.corrects.test(said.words))
    fill(same, event.minutes, said);
}

const near = (before: Said, now: Said) => now.turn - before.turn <= TURNS_BACK;
const isSame = (one: string, other: string) => {
  const [short = "", long = ""] = [one, other].sort((a, b) => a.length - b.length);
  return ` ${long} `.includes(` ${short} `);
};

function fill(session: Session, minutes: number, said: Said): void {
  session.minutes = minutes;
  if (said.turn !== session.said.turn && session.also.every(({ turn }) => turn !== said.turn))
    session.also.push(said);
}

/** "No, wait, thirty": the length of the last session was another. */
function correctsLast(sessions: Session[], text: Marked, rules: PracticeRules): boolean {
  const last = sessions.at(-1);
  if (last === undefined || last.minutes === 0 || !near(last.said, text.said)) return false;
  if (!rules.corrects.test(text.said.words)) return false;
  const minutes = text.minutes.at(-1) ?? bareNumber(text);
  if (minutes === null || minutes === undefined) return false;
  fill(last, minutes, text.said);
  return true;
}

const bareNumber = ({ units }: Marked): number | null => {
  if (units.length > 8) return null;
  const number = units.findLast(({ word }) => /^\d{1,3}$/.test(word));
  return number === undefined ? null : Number(number.word);
};

/** The reply to "how long?". */
function answerLength(sessions: Session[], text: Marked, said: readonly Said[], rules: PracticeRules): void {
  const minutes = text.minutes.at(-1) ?? bareNumber(text);
  if (minutes === null || minutes === 0 || rules.notDone.test(text.words)) return;
  const open = sessions.findLast(({ said: at }) => near(at, text.said));
  if (open !== undefined) {
    if (open.minutes === 0) fill(open, minutes, text.said);
    return;
  }
  const before = said[text.said.index - 1];
  if (before === undefined || before.turn === text.said.turn) return;
  const thing = knownIn(before, rules);
  if (thing !== null && !rules.notDone.test(before.words))
    sessions.push({ thing, told: null, minutes, said: before, also: [text.said] });
}

/** The reply to "what did you practise?" that has no verb: "Guitar, about 45 minutes." */
function answerThing(
  sessions: Session[],
  text: Marked,
  { language }: Talk,
  all: readonly Said[],
  rules: PracticeRules,
): void {
  const { said, units, words } = text;
  if (rules.notDone.test(words) || rules.habit.test(words) || rules.notNow.test(words)) return;
  if (units.length > 14) return;
  const { answers, words: spoken } = localeOf(language);
  let found = false;
  for (const part of partsOf(units, rules)) {
    const thing = thingIn(text, part, rules, true);
    const length = part.find(({ word }) => word.startsWith("#"))?.word.slice(1);
    const minutes = length === undefined ? 0 : (text.minutes[Number(length)] ?? 0);
    const known = thing !== null && rules.known.test(folded(text, thing));
    const alone = part.every(({ word }) => word.startsWith("#") || rules.beside.has(word));
    if (thing === null && !(alone && minutes > 0)) continue;
    if (thing !== null && !known) {
      if (didNothing(said.text, answers, spoken) || understand(said.text, language) !== "answer") continue;
      if (minutes === 0 && (found || practisedThing(said.text, answers) === null)) continue;
      if (countWords(thing) > 3 || rules.never.test(folded(text, thing))) continue;
    }
    found = true;
    tell(sessions, { thing, told: null, minutes, sure: true }, text, all, rules);
  }
}

/** The thing's words in one form. */
const folded = ({ units, said }: Marked, thing: string) =>
  units
    .filter(({ start, end }) => thing.includes(said.text.slice(start, end).toLowerCase()))
    .map(({ word }) => word)
    .join(" ");

/** Cut at commas and "and", a length kept with what is beside it. */
function partsOf(units: readonly Unit[], rules: PracticeRules): Unit[][] {
  const parts: Unit[][] = [[]];
  for (const unit of units) {
    if (unit.word === "," || rules.ends.has(unit.word)) parts.push([]);
    else parts.at(-1)?.push(unit);
  }
  const filled = parts.filter((part) => part.length > 0);
  return filled.reduce<Unit[][]>((joined, part) => {
    const last = joined.at(-1);
    const onlyLength = part.every(({ word }) => word.startsWith("#") || rules.beside.has(word));
    if (last && onlyLength && !last.some(({ word }) => word.startsWith("#"))) last.push(...part);
    else joined.push([...part]);
    return joined;
  }, []);
}

const placeOf = (units: readonly Unit[], offset: number) => {
  let at = 0;
  for (const [place, { word }] of units.entries()) {
    if (at >= offset) return place;
    at += word.length + 1;
  }
  return units.length;
};

type Hit = { verb: PracticeVerb; at: number; end: number };

function hitsIn(words: string, rules: PracticeRules): Hit[] {
  const hits: Hit[] = [];
  for (const { verb, form, pattern } of formsOf(rules)) {
    for (const match of words.matchAll(pattern)) {
      const at = match.index;
      const before = words.slice(0, at);
      const rest = words.slice(at + match[0].length).trim();
      if (!rules.before[form].test(before) || verb.unlessNext?.test(rest)) continue;
      if (byAnother(before, rules)) continue;
      hits.push({ verb, at, end: at + match[0].length });
    }
  }
  hits.sort((one, other) => one.at - other.at || other.end - one.end);
  return hits.filter((hit, place) => place === 0 || hit.at >= (hits[place - 1]?.end ?? 0));
}

const lastOf = (pattern: RegExp, text: string) =>
  [...text.matchAll(new RegExp(pattern.source, "g"))].at(-1)?.index ?? -1;
const byAnother = (before: string, { others, self }: PracticeRules) =>
  lastOf(others, before) > lastOf(self, before);

type Form = { verb: PracticeVerb; form: "past" | "ing" | "inf"; pattern: RegExp };
const FORMS = new WeakMap<PracticeRules, { all: Form[]; any: RegExp }>();
function compiled(rules: PracticeRules): { all: Form[]; any: RegExp } {
  const known = FORMS.get(rules);
  if (known) return known;
  const all = rules.verbs.flatMap((verb) =>
    (["past", "ing", "inf"] as const).flatMap((form) => {
      const words = verb[form];
      return words === undefined
        ? []
        : [{ verb, form, pattern: new RegExp(`(?<![^ ])(?:${words})(?![^ ])`, "g") }];
    }),
  );
  const any = new RegExp(`(?<![^ ])(?:${all.map(({ pattern }) => pattern.source).join("|")})`);
  const forms = { all, any };
  FORMS.set(rules, forms);
  return forms;
}
const formsOf = (rules: PracticeRules) => compiled(rules).all;

/** Everything in a sentence that tells of something done. */
function eventsIn(text: Marked, rules: PracticeRules): Event[] {
  const { words, units, said } = text;
  if (rules.notNow.test(words)) return [];
  const hits = compiled(rules).any.test(words) ? hitsIn(words, rules) : [];
  const claimed = new Set<string>();
  const events: Event[] = [];
  const breath = (at: number) => {
    const from = words.lastIndexOf(" , ", at);
    const to = words.indexOf(" , ", at);
    return words.slice(from === -1 ? 0 : from + 3, to === -1 ? words.length : to);
  };
  hits.forEach((hit, place) => {
    if (rules.habit.test(breath(hit.at))) return;
    const from = placeOf(units, hit.end);
    const to = placeOf(units, hits[place + 1]?.at ?? words.length);
    const own = units.slice(from, to);
    const earlier = units.slice(0, from).findLast(({ word }) => word.startsWith("#") && !claimed.has(word));
    const mark = own.find(({ word }) => word.startsWith("#")) ?? earlier;
    const event = eventOf(text, hit.verb, own, mark, rules);
    if (event === null) return;
    if (mark) claimed.add(mark.word);
    events.push(event);
  });
  const bare = said.asked !== "next" && said.asked !== "when" && said.asked !== "recall";
  for (const match of bare ? words.matchAll(/#\d+/g) : []) {
    if (claimed.has(match[0]) || rules.notDone.test(breath(match.index))) continue;
    if (rules.habit.test(breath(match.index)) || byAnother(words.slice(0, match.index), rules)) continue;
    const place = placeOf(units, match.index);
    if (!rules.ofThing.has(units[place + 1]?.word ?? "")) continue;
    const rest = units.slice(place + 2);
    const thing = thingIn(text, rest, rules, false);
    if (thing === null || !isPractice(text, thing, rest, "known", rules)) continue;
    events.push({ thing, told: null, minutes: text.minutes[Number(match[0].slice(1))] ?? 0, sure: true });
  }
  return events;
}

function eventOf(
  text: Marked,
  verb: PracticeVerb,
  own: readonly Unit[],
  mark: Unit | undefined,
  rules: PracticeRules,
): Event | null {
  const { said } = text;
  const minutes = mark ? (text.minutes[Number(mark.word.slice(1))] ?? 0) : 0;
  const asked = said.asked === "practised";
  if (verb.names !== undefined) {
    if (verb.needs === "length" && minutes === 0 && !asked) return null;
    return { thing: verb.names, told: verb.told ?? null, minutes, sure: true };
  }
  const thing = thingIn(text, own, rules, verb.forThing === true);
  if (thing === null) return { thing, told: null, minutes, sure: verb.needs === "anything" };
  if (!isPractice(text, thing, own, verb.needs, rules)) return null;
  return { thing, told: null, minutes, sure: true };
}

function isPractice(
  text: Marked,
  thing: string,
  units: readonly Unit[],
  needs: PracticeVerb["needs"],
  rules: PracticeRules,
): boolean {
  const name = folded(text, thing);
  const around = units
    .slice(0, 7)
    .map(({ word }) => word)
    .join(" ");
  if (rules.never.test(name) || (rules.never.test(around) && !rules.known.test(name))) return false;
  return needs === "anything" || rules.known.test(name) || text.said.asked === "practised";
}

/** The name of what was practised, as said and in lower case, or null when there is none. */
function thingIn(
  text: Marked,
  units: readonly Unit[],
  rules: PracticeRules,
  forThing: boolean,
): string | null {
  const { said } = text;
  let at = 0;
  for (; at < units.length; at++) {
    const word = units[at]?.word ?? "";
    const lengthAhead = units.slice(at + 1, at + 4).some((unit) => unit.word.startsWith("#"));
    if (word === rules.forWord && !lengthAhead && !forThing) return null;
    if (!(word.startsWith("#") || rules.beside.has(word) || word === rules.forWord)) break;
  }
  const named: Unit[] = [];
  for (const unit of units.slice(at)) {
    if (unit.word === "," || unit.word.startsWith("#") || rules.ends.has(unit.word)) break;
    if (unit.word === rules.forWord) break;
    named.push(unit);
  }
  while (named.length > 0 && rules.beside.has(named.at(-1)?.word ?? "")) named.pop();
  if (named.length === 0) return null;
  const short = named.length > LONGEST_THING ? knownPart(named, rules) : named;
  if (short === null || rules.empty.test(short.map(({ word }) => word).join(" "))) return null;
  return asSaid(said, short);
}

const asSaid = (said: Said, units: readonly Unit[]) =>
  units
    .map(({ start, end }) => said.text.slice(start, end))
    .join(" ")
    .toLowerCase();

function knownPart(units: readonly Unit[], rules: PracticeRules): Unit[] | null {
  const words = units.map(({ word }) => word).join(" ");
  const match = rules.known.exec(words);
  if (match === null) return null;
  return units.slice(placeOf(units, match.index), placeOf(units, match.index + match[0].length));
}

function knownIn(said: Said, rules: PracticeRules): string | null {
  const part = knownPart(said.units, rules);
  return part === null ? null : asSaid(said, part);
}

/** The activity that was last spoken of, for "I practised for an hour". */
function mentioned(all: readonly Said[], said: Said, rules: PracticeRules): string | null {
  const before = all.slice(0, said.index + 1).filter((one) => near(one, said));
  for (const one of before.reverse()) {
    const thing = rules.notDone.test(one.words) ? null : knownIn(one, rules);
    if (thing !== null) return thing;
  }
  return null;
}
