import type { Marked } from "~/domain/progress/reading/lengths";
import type { PracticeRules } from "~/domain/progress/reading/rule-types";
import type { Said, Unit } from "~/domain/progress/reading/sentences";

/** The name of what was practised, in the words of the person. */

const LONGEST_THING = 4;

/** The thing's words in one form. */
export const folded = ({ units, said }: Marked, thing: string) =>
  units
    .filter(({ start, end }) => thing.includes(said.text.slice(start, end).toLowerCase()))
    .map(({ word }) => word)
    .join(" ");

/** The unit that begins at a place in the words. */
export const placeOf = (units: readonly Unit[], offset: number) => {
  let at = 0;
  for (const [place, { word }] of units.entries()) {
    if (at >= offset) return place;
    at += word.length + 1;
  }
  return units.length;
};

/** Cut at commas and "and", a length kept with what is beside it; what stands beside the thing is left out. */
export function partsOf(units: readonly Unit[], rules: PracticeRules): Unit[][] {
  const parts: { units: Unit[]; aside: boolean }[] = [{ units: [], aside: false }];
  for (const unit of units) {
    if (unit.word === "," || rules.ends.has(unit.word))
      parts.push({ units: [], aside: rules.asideAfter.has(unit.word) });
    else parts.at(-1)?.units.push(unit);
  }
  const told = parts.map(({ units: part, aside }) =>
    aside && !rules.known.test(part.map(({ word }) => word).join(" "))
      ? part.filter(({ word }) => word.startsWith("#"))
      : part,
  );
  return told
    .filter((part) => part.length > 0)
    .reduce<Unit[][]>((joined, part) => {
      const last = joined.at(-1);
      const onlyLength = part.every(({ word }) => word.startsWith("#") || rules.beside.has(word));
      if (last && onlyLength && !last.some(({ word }) => word.startsWith("#"))) last.push(...part);
      else joined.push([...part]);
      return joined;
    }, []);
}

/** Does a part of a sentence tell nothing but a length? */
export const isLength = (part: readonly Unit[], rules: PracticeRules) =>
  part.every(
    ({ word }) =>
      word.startsWith("#") || rules.beside.has(word) || rules.lengthTalk.has(word) || rules.places.test(word),
  );

/** Where a thing may be told: what stands before it, and whether nothing else may stand around it. */
type Place = {
  /** "studied for my exam": what follows "for" is the thing. */
  forThing?: boolean;
  /** An answer without a verb: it is the thing from end to end. */
  whole?: boolean;
};

/**
 * The name of what was practised, as said and in lower case, or null when there is none or it can't be the name of a
 * thing: a verb, a greeting, an exclamation.
 */
export function thingIn(
  text: Marked,
  units: readonly Unit[],
  rules: PracticeRules,
  { forThing = false, whole = false }: Place = {},
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
    const { word } = unit;
    if (word === "," || word.startsWith("#") || rules.ends.has(word)) break;
    if (word === rules.forWord || rules.besideThing.has(word)) break;
    if (rules.cutsThing.has(word) && named.length > 0 && !rules.beforeCut.has(named.at(-1)?.word ?? ""))
      break;
    named.push(unit);
  }
  while (named.length > 0 && rules.beside.has(named.at(-1)?.word ?? "")) named.pop();
  if (named.length === 0 || (whole && !couldName(said, named, rules))) return null;
  const short = named.length > LONGEST_THING ? knownPart(named, rules) : named;
  const name = short?.map(({ word }) => word).join(" ") ?? "";
  if (short === null || rules.empty.test(name) || rules.places.test(name) || rules.unit.test(name))
    return null;
  if (!couldName(said, short, rules)) return null;
  const [first, ...rest] = short;
  const uncounted = /^\d+$/.test(first?.word ?? "") && rest.length > 0 ? rest : short;
  return asSaid(said, uncounted).replace(rules.trimmed, "");
}

function couldName(said: Said, units: readonly Unit[], { notThing, verbAsSaid }: PracticeRules): boolean {
  return units.every(
    ({ word, start, end }) =>
      !notThing.test(word) && !verbAsSaid?.test(said.text.slice(start, end).toLowerCase()),
  );
}

/** Words of a sentence as they were said, in lower case. */
export const asSaid = (said: Said, units: readonly Unit[]) =>
  units
    .map(({ start, end }) => said.text.slice(start, end))
    .join(" ")
    .toLowerCase();

export function knownPart(units: readonly Unit[], rules: PracticeRules): Unit[] | null {
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
