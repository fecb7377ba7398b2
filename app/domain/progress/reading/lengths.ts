import type { Lengths } from "~/domain/progress/reading/rule-types";
import type { Said, Unit } from "~/domain/progress/reading/sentences";

/** Finds the lengths of time in a sentence and puts corrected ones right. */

/** A sentence with each length of time as one word: "#0" is the first, `minutes[0]` long. */
export type Marked = { said: Said; units: Unit[]; words: string; minutes: number[] };

type Found = { from: number; to: number; minutes: number; hours: boolean };

/** Marks the lengths of time in a sentence; of a corrected one, only what was meant is left. */
export function marked(said: Said, rules: Lengths): Marked {
  const found = lengthsIn(said.words, rules);
  const minutes = found.map(({ minutes }) => minutes);
  const units = withLengths(said.units, found);
  const mended = found.length === 0 ? units : mend(units, found, minutes, rules);
  return { said, units: mended, words: mended.map(({ word }) => word).join(" "), minutes };
}

/** A longer range is a working day. */
const LONGEST_RANGE = 6 * 60;

/** "From 3 to quarter past 4." */
function rangesIn(words: string, { pattern, bare, clock }: Lengths["range"]): Found[] {
  const matches = [...words.matchAll(pattern)];
  return (matches.length > 0 ? matches : [...words.matchAll(bare)]).flatMap((match) => {
    const { a, b, c, d, e, f } = match.groups ?? {};
    const [from, to] = [clock(a ?? c ?? e ?? ""), clock(b ?? d ?? f ?? "")];
    if (from === null || to === null) return [];
    const minutes = (to - from + 24 * 60) % (12 * 60);
    if (minutes === 0 || minutes > LONGEST_RANGE) return [];
    return [{ from: match.index, to: match.index + match[0].length, minutes, hours: false }];
  });
}

function lengthsIn(words: string, rules: Lengths): Found[] {
  const { lengths, noLength, one, unit, range } = rules;
  const taken = rangesIn(words, range);
  if (!unit.test(words)) return taken;
  const count = (text: string | undefined) =>
    text === undefined ? 0 : one.test(text) ? 1 : Number(text.replace(",", "."));
  for (const { pattern, minutes = 0 } of lengths) {
    for (const match of words.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (taken.some((other) => from < other.to && other.from < to)) continue;
      const { h, m, k } = match.groups ?? {};
      const total = Math.round((minutes + 60 * count(h) + count(m)) * (k === undefined ? 1 : count(k)));
      taken.push({ from, to, minutes: total, hours: h !== undefined && m === undefined });
    }
  }
  return taken
    .filter(
      ({ from, to }) => !noLength.before.test(words.slice(0, from)) && !noLength.after.test(words.slice(to)),
    )
    .filter(({ minutes }) => minutes > 0)
    .sort((first, second) => first.from - second.from);
}

function withLengths(units: readonly Unit[], found: readonly Found[]): Unit[] {
  const marks: Unit[] = [];
  let at = 0;
  let open = -1;
  for (const unit of units) {
    const place = found.findIndex(({ from, to }) => at >= from && at < to);
    at += unit.word.length + 1;
    const last = marks.at(-1);
    if (place === -1) marks.push(unit);
    else if (place === open && last) marks[marks.length - 1] = { ...last, end: unit.end };
    else marks.push({ ...unit, word: `#${place}` });
    open = place;
  }
  return marks;
}

const isNumber = ({ word }: Unit) => /^(?:#\d+|\d{1,3})$/.test(word);

function mend(units: readonly Unit[], found: readonly Found[], minutes: number[], rules: Lengths): Unit[] {
  const kept: Unit[] = [];
  for (const unit of units) {
    const before = isNumber(unit) ? mendedNumber(kept, rules) : -1;
    const first = kept[before];
    if (first === undefined) {
      kept.push(unit);
      continue;
    }
    const lengths = [first, unit].filter(({ word }) => word.startsWith("#"));
    if (lengths.length === 0) {
      kept.push(unit);
      continue;
    }
    kept.splice(before);
    if (unit.word.startsWith("#")) kept.push(unit);
    else {
      const place = Number(first.word.slice(1));
      minutes[place] = Number(unit.word) * (found[place]?.hours ? 60 : 1);
      kept.push({ ...unit, word: first.word });
    }
  }
  return kept;
}

/** The place of the number that is taken back by the words at the end, or -1. */
function mendedNumber(units: readonly Unit[], { mend, between }: Lengths): number {
  let mends = false;
  for (let at = units.length - 1; at >= 0; at--) {
    const unit = units[at];
    if (unit === undefined) return -1;
    if (isNumber(unit)) return mends ? at : -1;
    mends ||= mend.has(unit.word);
    if (!mend.has(unit.word) && !between.has(unit.word)) return -1;
  }
  return -1;
}
