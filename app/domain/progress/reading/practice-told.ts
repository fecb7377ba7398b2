import { craftAt } from "~/domain/progress/reading/crafts";
import type { Marked } from "~/domain/progress/reading/lengths";
import type { PracticeRules, PracticeVerb } from "~/domain/progress/reading/rule-types";
import type { Unit } from "~/domain/progress/reading/sentences";
import { asSaid, folded, isLength, knownPart, placeOf, thingIn } from "~/domain/progress/reading/things";

/** Finds what tells of practice in one sentence. */

/** Something done, as one sentence tells it. */
export type Deed = {
  thing: string | null;
  told: string | null;
  minutes: number;
  /** Names no thing but tells of practice for sure. */
  sure: boolean;
  /** Its length may belong to what was just named. */
  lends?: boolean;
  /** Nothing but a length: it belongs to what was just named, or to nothing. */
  lone?: boolean;
};

/** What stands between the commas around a place in a sentence. */
function breathAt(words: string, at: number): string {
  const from = words.lastIndexOf(" , ", at);
  const to = words.indexOf(" , ", at);
  return words.slice(from === -1 ? 0 : from + 3, to === -1 ? words.length : to);
}

/** A verb of the lists, or with null another that may be a craft. */
type Hit = { verb: PracticeVerb | null; at: number; end: number };

function hitsIn(words: string, withLength: boolean, rules: PracticeRules): Hit[] {
  const hits: Hit[] = [];
  const look = (verb: PracticeVerb | null, form: Form["form"], pattern: RegExp) => {
    for (const match of words.matchAll(pattern)) {
      const at = match.index;
      const end = at + match[0].length;
      const before = words.slice(0, at);
      if (verb === null && hits.some((hit) => hit.at < end && at < hit.end)) continue;
      if (!rules.before[form].test(before) || verb?.unlessNext?.test(words.slice(end).trim())) continue;
      if (form === "ing" && rules.notDone.test(breathAt(words, at))) continue;
      if (byAnother(before, rules)) continue;
      hits.push({ verb, at, end });
    }
  };
  for (const { verb, form, pattern } of formsOf(rules)) look(verb, form, pattern);
  if (withLength) {
    look(null, "past", rules.crafts.past);
    look(null, "ing", rules.crafts.ing);
  }
  hits.sort((one, other) => one.at - other.at || other.end - one.end);
  return hits.filter((hit, place) => place === 0 || hit.at >= (hits[place - 1]?.end ?? 0));
}

const lastOf = (pattern: RegExp, text: string) =>
  [...text.matchAll(new RegExp(pattern.source, "g"))].at(-1)?.index ?? -1;
const byAnother = (before: string, { others, self }: PracticeRules) =>
  lastOf(others, before) > lastOf(self, before);

type Form = { verb: PracticeVerb; form: "past" | "ing" | "inf"; pattern: RegExp };
type Forms = { all: Form[]; any: RegExp; told: RegExp };
const FORMS = new WeakMap<PracticeRules, Forms>();
function compiled(rules: PracticeRules): Forms {
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
  const anyOf = (some: readonly Form[]) =>
    new RegExp(`(?<![^ ])(?:${some.map(({ pattern }) => pattern.source).join("|")})`);
  const forms = { all, any: anyOf(all), told: anyOf(all.filter(({ form }) => form === "past")) };
  FORMS.set(rules, forms);
  return forms;
}
const formsOf = (rules: PracticeRules) => compiled(rules).all;

/** Has the sentence a verb, whoever does it and whenever? Other forms may be nouns: "Morse code", "singing". */
export const hasVerb = (words: string, rules: PracticeRules): boolean =>
  compiled(rules).told.test(words) || rules.verbless.test(words);

/** Everything in a sentence that tells of something done. */
export function eventsIn(text: Marked, rules: PracticeRules): Deed[] {
  const { words, units, said } = text;
  const withLength = text.minutes.length > 0;
  const any = compiled(rules).any.test(words);
  if ((!any && !withLength) || rules.notNow.test(words)) return [];
  const hits = hitsIn(words, withLength, rules);
  const claimed = new Set<string>();
  const events: Deed[] = [];
  hits.forEach((hit, place) => {
    if (rules.habit.test(breathAt(words, hit.at))) return;
    const from = placeOf(units, hit.end);
    const to = placeOf(units, hits[place + 1]?.at ?? words.length);
    const own = units.slice(from, to);
    const earlier = rightBefore(units.slice(0, placeOf(units, hit.at)), claimed, rules);
    if (hit.verb === null) {
      const verb = units[placeOf(units, hit.at)];
      const craft = verb && craftAt(text, verb, own, earlier, rules);
      if (!craft || claimed.has(craft.mark)) return;
      claimed.add(craft.mark);
      const minutes = text.minutes[Number(craft.mark.slice(1))] ?? 0;
      events.push({ thing: craft.thing, told: craft.told, minutes, sure: true });
      return;
    }
    const found = own.find(({ word }) => word.startsWith("#"));
    const ofOther = found !== undefined && isOfOther(text, own, found, rules);
    const mark = (ofOther ? undefined : found) ?? earlier;
    const event = eventOf(text, hit.verb, own, mark, rules);
    if (ofOther && event?.thing && rules.generic.test(folded(text, event.thing))) return;
    if (event === null || (event.thing === null && hits.length > place + 1)) return;
    // "I did my workout, forty minutes of yoga": the length goes with what follows it.
    const next = mark && units[units.indexOf(mark) + 1];
    if (event.thing === null && next && rules.ofThing.has(next.word) && own.includes(mark)) {
      const thing = thingIn(text, units.slice(units.indexOf(next) + 1), rules);
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
    // "I watched two hours of tennis": no verb of practising.
    if (claimed.size === 0 && rules.verbless.test(breathAt(words, match.index).split(match[0])[0] ?? ""))
      continue;
    const rest = units.slice(place + 2);
    const thing = thingIn(text, rest, rules);
    if (thing === null || !isPractice(text, thing, rest, "known", rules)) continue;
    // "Twenty-five minutes with the app": a thing by its name alone.
    const named = rules.known.test(folded(text, thing));
    if (!named && !rules.numberOf.test(units[place + 1]?.word ?? "")) continue;
    events.push({ thing, told: null, minutes: text.minutes[Number(match[0].slice(1))] ?? 0, sure: true });
  }
  return events;
}

/** "I gave the cello forty minutes": an activity by its name and a length in one breath, whatever the verb. */
export function namedBeside(text: Marked, rules: PracticeRules): Deed[] {
  const { words, units, minutes } = text;
  const [mark, second] = units.filter(({ word }) => word.startsWith("#"));
  if (mark === undefined || second !== undefined || rules.notNow.test(words) || rules.lookingOn.test(words))
    return [];
  const at = words.indexOf(mark.word);
  if (rules.notDone.test(words) || rules.habit.test(words) || rules.never.test(words)) return [];
  if (byAnother(words.slice(0, at), rules) || byAnother(words, rules)) return [];
  const thing = knownPart(units, rules);
  if (thing === null) return [];
  const said = asSaid(text.said, thing).replace(rules.trimmed, "");
  return [{ thing: said, told: null, minutes: minutes[Number(mark.word.slice(1))] ?? 0, sure: true }];
}

/** "Forty minutes of yoga and ten of meditation." */
export function numbersOf(text: Marked, rules: PracticeRules): Deed[] {
  const { units } = text;
  const first = units.findIndex(({ word }) => word.startsWith("#"));
  if (first === -1) return [];
  return units.flatMap(({ word }, place) => {
    if (place < first || !/^\d{1,3}$/.test(word)) return [];
    if (!rules.numberOf.test(units[place + 1]?.word ?? "")) return [];
    const thing = thingIn(text, units.slice(place + 2), rules);
    if (thing === null || !rules.known.test(folded(text, thing))) return [];
    return [{ thing, told: null, minutes: Number(word), sure: true }];
  });
}

/** Lengths told for themselves: "about an hour", "it must have been an hour", "an hour in total". */
export function lengthsAlone(text: Marked, rules: PracticeRules): Deed[] {
  const { words, units, minutes } = text;
  if (minutes.length === 0 || rules.notNow.test(words)) return [];
  return [...words.matchAll(/#(\d+)/g)].flatMap((match) => {
    const breath = breathAt(words, match.index);
    if (rules.notDone.test(breath) || rules.habit.test(breath) || rules.never.test(breath)) return [];
    const inTotal = rules.inTotal.test(breath);
    if (!inTotal && byAnother(words.slice(0, match.index), rules)) return [];
    const from = words.lastIndexOf(" , ", match.index);
    const at = placeOf(units, from === -1 ? 0 : from + 3);
    const own = units.slice(at, at + breath.split(" ").length);
    if (!inTotal && !isLength(own, rules)) return [];
    return [{ thing: null, told: null, minutes: minutes[Number(match[1])] ?? 0, sure: false, lone: true }];
  });
}

/** "Went for a walk, then an hour of Italian": the length is that of another thing. */
function isOfOther(text: Marked, own: readonly Unit[], mark: Unit, rules: PracticeRules): boolean {
  const place = own.indexOf(mark);
  if (!rules.ofThing.has(own[place + 1]?.word ?? "")) return false;
  if (!own.slice(0, place).some(({ word }) => word === "," || rules.crafts.endsBreath.has(word)))
    return false;
  const thing = thingIn(text, own.slice(place + 2), rules);
  return thing !== null && rules.known.test(folded(text, thing));
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
  const named = thingIn(text, own, rules, { forThing: verb.forThing === true });
  const inside = verb.within ? knownPart(own, rules) : null;
  const thing = inside ? asSaid(said, inside) : named;
  if (thing === null) return { thing, told: null, minutes, sure: verb.needs === "anything" };
  const known = rules.known.test(folded(text, thing));
  if (!known && (verb.onlyKnown || (verb.lends && minutes === 0))) return null;
  if (!isPractice(text, thing, own, verb.needs, rules))
    return verb.fills && !rules.never.test(around(own))
      ? { thing: null, told: null, minutes, sure: false }
      : verb.lends && !rules.never.test(around(own))
        ? { thing: null, told: null, minutes, sure: false, lone: true }
        : null;
  return { thing, told: null, minutes, sure: true, lends: verb.lends === true && !known };
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
