import type { Marked } from "~/domain/progress/reading/lengths";
import type { PracticeRules, PracticeVerb } from "~/domain/progress/reading/rule-types";
import type { Said, Unit } from "~/domain/progress/reading/sentences";

/** Finds what tells of practice in one sentence. */

const LONGEST_THING = 4;

/** Something done, as one sentence tells it. */
export type Deed = {
  thing: string | null;
  told: string | null;
  minutes: number;
  /** Names no thing but tells of practice for sure. */
  sure: boolean;
};

/** The thing's words in one form. */
export const folded = ({ units, said }: Marked, thing: string) =>
  units
    .filter(({ start, end }) => thing.includes(said.text.slice(start, end).toLowerCase()))
    .map(({ word }) => word)
    .join(" ");

/** Cut at commas and "and", a length kept with what is beside it. */
export function partsOf(units: readonly Unit[], rules: PracticeRules): Unit[][] {
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

/** What stands between the commas around a place in a sentence. */
function breathAt(words: string, at: number): string {
  const from = words.lastIndexOf(" , ", at);
  const to = words.indexOf(" , ", at);
  return words.slice(from === -1 ? 0 : from + 3, to === -1 ? words.length : to);
}

type Hit = { verb: PracticeVerb; at: number; end: number };

function hitsIn(words: string, rules: PracticeRules): Hit[] {
  const hits: Hit[] = [];
  for (const { verb, form, pattern } of formsOf(rules)) {
    for (const match of words.matchAll(pattern)) {
      const at = match.index;
      const before = words.slice(0, at);
      const rest = words.slice(at + match[0].length).trim();
      if (!rules.before[form].test(before) || verb.unlessNext?.test(rest)) continue;
      if (form === "ing" && rules.notDone.test(breathAt(words, at))) continue;
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

/** Has the sentence a verb of practising, whoever does it and whenever? */
export const hasVerb = (words: string, rules: PracticeRules): boolean => compiled(rules).any.test(words);

/** Everything in a sentence that tells of something done. */
export function eventsIn(text: Marked, rules: PracticeRules): Deed[] {
  const { words, units, said } = text;
  const any = compiled(rules).any.test(words);
  if ((!any && text.minutes.length === 0) || rules.notNow.test(words)) return [];
  const hits = any ? hitsIn(words, rules) : [];
  const claimed = new Set<string>();
  const events: Deed[] = [];
  hits.forEach((hit, place) => {
    if (rules.habit.test(breathAt(words, hit.at))) return;
    const from = placeOf(units, hit.end);
    const to = placeOf(units, hits[place + 1]?.at ?? words.length);
    const own = units.slice(from, to);
    const earlier = rightBefore(units.slice(0, placeOf(units, hit.at)), claimed, rules);
    const mark = own.find(({ word }) => word.startsWith("#")) ?? earlier;
    const event = eventOf(text, hit.verb, own, mark, rules);
    if (event === null || (event.thing === null && hits.length > place + 1)) return;
    // "I did my workout, forty minutes of yoga": the length goes with what follows it.
    const next = mark && units[units.indexOf(mark) + 1];
    if (event.thing === null && next && rules.ofThing.has(next.word) && own.includes(mark)) {
      const thing = thingIn(text, units.slice(units.indexOf(next) + 1), rules, false);
      if (thing !== null && rules.known.test(folded(text, thing))) return;
    }
    if (mark) claimed.add(mark.word);
    events.push(event);
  });
  const bare = said.asked !== "next" && said.asked !== "when" && said.asked !== "recall";
  for (const match of bare ? words.matchAll(/#\d+/g) : []) {
    if (claimed.has(match[0]) || rules.notDone.test(breathAt(words, match.index))) continue;
    if (rules.habit.test(breathAt(words, match.index)) || byAnother(words.slice(0, match.index), rules))
      continue;
    const place = placeOf(units, match.index);
    if (!rules.ofThing.has(units[place + 1]?.word ?? "")) continue;
    const rest = units.slice(place + 2);
    const thing = thingIn(text, rest, rules, false);
    if (thing === null || !isPractice(text, thing, rest, "known", rules)) continue;
    events.push({ thing, told: null, minutes: text.minutes[Number(match[0].slice(1))] ?? 0, sure: true });
  }
  return events;
}

/** "For an hour I practised": the length next to the verb. */
function rightBefore(
  units: readonly Unit[],
  claimed: ReadonlySet<string>,
  rules: PracticeRules,
): Unit | undefined {
  for (const unit of [...units].reverse()) {
    if (unit.word.startsWith("#")) return claimed.has(unit.word) ? undefined : unit;
    if (unit.word !== "," && !rules.beside.has(unit.word) && !rules.self.test(unit.word)) return undefined;
  }
  return undefined;
}

function eventOf(
  text: Marked,
  verb: PracticeVerb,
  own: readonly Unit[],
  mark: Unit | undefined,
  rules: PracticeRules,
): Deed | null {
  const { said } = text;
  const minutes = mark ? (text.minutes[Number(mark.word.slice(1))] ?? 0) : 0;
  const asked = said.asked === "practised";
  if (verb.names !== undefined) {
    if (verb.needs === "length" && minutes === 0 && !asked) return null;
    return { thing: verb.names, told: verb.told ?? null, minutes, sure: true };
  }
  const thing = thingIn(text, own, rules, verb.forThing === true);
  if (thing === null) return { thing, told: null, minutes, sure: verb.needs === "anything" };
  if (!isPractice(text, thing, own, verb.needs, rules))
    return verb.fills && !rules.never.test(around(own))
      ? { thing: null, told: null, minutes, sure: false }
      : null;
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
  if (rules.never.test(name) || (rules.never.test(around(units)) && !rules.known.test(name))) return false;
  return needs === "anything" || rules.known.test(name) || text.said.asked === "practised";
}

const around = (units: readonly Unit[]) =>
  units
    .slice(0, 7)
    .map(({ word }) => word)
    .join(" ");

/** The name of what was practised, as said and in lower case, or null when there is none. */
export function thingIn(
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
    if (unit.word === rules.forWord || rules.besideThing.has(unit.word)) break;
    named.push(unit);
  }
  while (named.length > 0 && rules.beside.has(named.at(-1)?.word ?? "")) named.pop();
  if (named.length === 0) return null;
  const short = named.length > LONGEST_THING ? knownPart(named, rules) : named;
  const name = short?.map(({ word }) => word).join(" ") ?? "";
  if (short === null || rules.empty.test(name) || rules.places.test(name) || rules.unit.test(name))
    return null;
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

/** The known activity that a sentence names. */
export function knownIn(said: Said, rules: PracticeRules): string | null {
  const part = knownPart(said.units, rules);
  return part === null ? null : asSaid(said, part);
}
