import type { SaidRules } from "~/domain/progress/reading/rule-types";

/** Brings what a speech-to-text delivers to one form, word by word, each with its place in the source. */

/** Longer turns are read at their beginning and at their end. */
const READ_FIRST = 6_000;
const READ_LAST = 2_000;
/** A sentence without punctuation that is longer than this is cut where a new thought begins. */
const RUN_ON_WORDS = 16;
/** One word in one form and where it stands in `text`. A spoken number is one word: "forty five" is "45". */
export type Unit = { word: string; start: number; end: number };

/** A sentence, or a piece of a long one; places of its words are counted from `from`. */
export type Piece = { units: Unit[]; from: number };

/** The sentences of a turn. */
export function piecesOf(turn: string, rules: SaidRules): Piece[] {
  if (turn.length <= READ_FIRST + READ_LAST) return piecesIn(turn, 0, rules);
  const last = turn.length - READ_LAST;
  return [...piecesIn(turn.slice(0, READ_FIRST), 0, rules), ...piecesIn(turn.slice(last), last, rules)];
}

function piecesIn(text: string, offset: number, rules: SaidRules): Piece[] {
  return sentencesIn(text, rules)
    .map((tokens) => tidy(inNumbers(withoutStammer(joined(tokens, rules)), rules)))
    .flatMap((units) => thoughts(units, rules))
    .map(tidy)
    .flatMap((units) => {
      const start = units[0]?.start;
      if (start === undefined) return [];
      const placed = units.map(({ word, start: from, end }) => ({
        word,
        start: from - start,
        end: end - start,
      }));
      return [{ units: placed, from: offset + start }];
    });
}

const TOKEN = /\d+(?:[.,:]\d+)*|[\p{L}\p{M}]+(?:['’‘ʼ`´][\p{L}\p{M}]+)*|[.!?;…¿¡\n]+|[,:—–]|(?<=\s)-(?=\s)/gu;
const ABBREVIATED = /^(?:\p{L}(?<![aeiouy])|mr|mrs|ms|dr|st|vs|etc|sr|sra|dra)$/u;

/** Words and commas, cut at the ends of sentences. */
function sentencesIn(text: string, { foldAccents }: SaidRules): Unit[][] {
  const sentences: Unit[][] = [];
  let sentence: Unit[] = [];
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const end = start + token.length;
    if (/^[\p{L}\p{M}\p{N}]/u.test(token)) sentence.push({ word: inOneForm(token, foldAccents), start, end });
    else if (/^[,:—–-]$/.test(token)) sentence.push({ word: ",", start, end });
    else if (/^(?:…|\.{2,})$/.test(token) && /^\s*\p{Ll}/u.test(text.slice(end, end + 4)))
      sentence.push({ word: ",", start, end });
    else if (token !== "." || !isPartOfWord(text[end], sentence.at(-1)?.word)) {
      if (sentence.length > 0) sentences.push(sentence);
      sentence = [];
    }
  }
  return sentence.length > 0 ? [...sentences, sentence] : sentences;
}

const isPartOfWord = (next: string | undefined, word: string | undefined) =>
  (next !== undefined && /[\p{L}\p{N}]/u.test(next)) || (word !== undefined && ABBREVIATED.test(word));

/** One word in one form. */
export function inOneForm(token: string, foldAccents: boolean): string {
  const word = token
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, "");
  return foldAccents ? word.normalize("NFD").replace(/\p{Mn}/gu, "") : word;
}

/** Fillers gone, two words that are one put together. */
function joined(units: readonly Unit[], { fillers, joined }: SaidRules): Unit[] {
  const kept: Unit[] = [];
  for (const unit of units) {
    const before = kept.at(-1);
    const both = `${before?.word} ${unit.word}`;
    if (before && Object.hasOwn(joined, both)) {
      kept.pop();
      const word = joined[both] ?? "";
      if (!fillers.has(word)) kept.push({ word, start: before.start, end: unit.end });
    } else if (!fillers.has(unit.word)) kept.push(unit);
  }
  return kept;
}

/** "I I was I was" is "I was". */
function withoutStammer(units: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  const word = (back: number) => kept.at(-back)?.word;
  for (const unit of units) {
    if (unit.word === word(1) && !/^\d/.test(unit.word)) continue;
    if (word(1) === "," && word(2) === unit.word && !/^\d/.test(unit.word)) {
      kept.pop();
      continue;
    }
    kept.push(unit);
    if (kept.length >= 4 && word(1) === word(3) && word(2) === word(4) && word(1) !== "," && word(2) !== ",")
      kept.splice(-2);
  }
  return kept;
}

/** No commas at either end, none twice. */
function tidy(units: readonly Unit[]): Unit[] {
  const kept = units.filter(({ word }, at) => word !== "," || (at > 0 && units[at - 1]?.word !== ","));
  return kept.at(-1)?.word === "," ? kept.slice(0, -1) : kept;
}

/** Spoken numbers as digits. */
function inNumbers(units: readonly Unit[], rules: SaidRules): Unit[] {
  const kept: Unit[] = [];
  for (let at = 0; at < units.length; ) {
    const unit = units[at];
    if (unit === undefined) break;
    const [value, next] = numberAt(units, at, rules);
    const last = units[next - 1];
    if (value === null || last === undefined) kept.push(unit);
    else kept.push({ word: String(value), start: unit.start, end: last.end });
    at = Math.max(next, at + 1);
  }
  return kept;
}

function numberAt(units: readonly Unit[], from: number, rules: SaidRules): [number | null, number] {
  const { numbers, ones, tens, hundreds, numberLink } = rules;
  const value = (table: Readonly<Record<string, number>>, at: number) => {
    const word = units[at]?.word ?? "";
    return Object.hasOwn(table, word) ? (table[word] ?? null) : null;
  };
  let at = from;
  let total: number | null = null;
  const several = value(ones, at);
  if (several !== null && value(hundreds, at + 1) !== null) at += 1;
  const hundred = value(hundreds, at);
  if (hundred !== null) {
    total = hundred * (several ?? 1);
    at += 1;
    const linked = units[at]?.word === numberLink ? at + 1 : at;
    if (value(tens, linked) === null && value(numbers, linked) === null) return [total, at];
    at = linked;
  }
  const ten = value(tens, at);
  if (ten === null) {
    const number = value(numbers, at);
    return number === null ? [total, at] : [(total ?? 0) + number, at + 1];
  }
  const linked = rules.linkBeforeOnes && units[at + 1]?.word === numberLink ? at + 2 : at + 1;
  const one = rules.linkBeforeOnes && linked === at + 1 ? null : value(ones, linked);
  return [(total ?? 0) + ten + (one ?? 0), one === null ? at + 1 : linked + 1];
}

/** A long sentence, cut where a new thought begins. */
function thoughts(units: readonly Unit[], { newThought }: SaidRules): Unit[][] {
  if (units.length <= RUN_ON_WORDS) return [[...units]];
  const pieces: Unit[][] = [];
  let piece: Unit[] = [];
  units.forEach((unit, at) => {
    const ahead = units
      .slice(at, at + 5)
      .map(({ word }) => word)
      .join(" ");
    if (piece.length >= 3 && newThought.test(ahead)) {
      pieces.push(piece);
      piece = [];
    }
    piece.push(unit);
  });
  return [...pieces, piece];
}
