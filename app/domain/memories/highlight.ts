/** Text with what was looked for marked in it, as parts: never markup. */

export type Segment = { text: string; hit: boolean };

/** Stand for the beginning and the end of a hit, and for marks that the database would take for markup. */
export const HIT_BEGINS = "\u0001";
export const HIT_ENDS = "\u0002";
export const LESS_THAN = "\u0003";
export const AMPERSAND = "\u0004";

/** Longer texts are shown around their first hit. In characters. */
const SHOWN = 280;
const BEFORE_HIT = 80;

/** @param marked a text with `HIT_BEGINS` and `HIT_ENDS` around each hit */
export function segmentsOf(marked: string): Segment[] {
  const whole = marked.replaceAll(LESS_THAN, "<").replaceAll(AMPERSAND, "&");
  return whole
    .split(HIT_BEGINS)
    .flatMap((part, index): Segment[] => {
      if (index === 0) return [{ text: part, hit: false }];
      const [hit = "", ...rest] = part.split(HIT_ENDS);
      return [
        { text: hit, hit: true },
        { text: rest.join(""), hit: false },
      ];
    })
    .filter(({ text }) => text !== "");
}

/**
 * As much of a text as a list shows: all of it, or what is around the first hit, cut between words.
 *
 * @param segments of the whole text
 */
export function excerptOf(segments: readonly Segment[]): Segment[] {
  const length = segments.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= SHOWN) return [...segments];
  const first = segments.findIndex(({ hit }) => hit);
  const before = segments.slice(0, Math.max(0, first)).reduce((sum, { text }) => sum + text.length, 0);
  const whole = segments.map(({ text }) => text).join("");
  const begins = wordBorder(whole, Math.max(0, Math.min(before - BEFORE_HIT, length - SHOWN)), 1);
  const ends = wordBorder(whole, Math.min(length, begins + SHOWN), -1);
  const cut: Segment[] = [];
  let at = 0;
  for (const { text, hit } of segments) {
    const part = text.slice(Math.max(0, begins - at), Math.max(0, ends - at));
    if (part) cut.push({ text: part, hit });
    at += text.length;
  }
  return [
    ...(begins > 0 ? [{ text: "… ", hit: false }] : []),
    ...cut,
    ...(ends < length ? [{ text: " …", hit: false }] : []),
  ];
}

/** The nearest place between two words, looking on or back for a while, and never between halves of a character. */
function wordBorder(text: string, at: number, step: 1 | -1): number {
  if (at <= 0 || at >= text.length) return at;
  for (let tried = 0; tried < 40; tried++) {
    const place = at + step * tried;
    if (place <= 0 || place >= text.length) break;
    if (step === 1 ? text[place - 1] === " " : text[place] === " ") return place;
  }
  const isInside = /[\uDC00-\uDFFF]/.test(text[at] ?? "");
  return isInside ? at + step : at;
}
