import { turnAround } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import type { DaySaid } from "~/domain/progress/reading/days";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import type { Said, Unit } from "~/domain/progress/reading/sentences";
import type { Language } from "~/providers/telephony/provider";

/** Writes what somebody will do as it stands on a list. */

const LONGEST_TITLE = 90;

/** Where a unit stands in `said.words`. */
export type Placed = Unit & { from: number; to: number };

/** The words of a sentence with their places in `words`. */
export function placed(units: readonly Unit[]): Placed[] {
  let at = 0;
  return units.map((unit) => {
    const from = at;
    at += unit.word.length + 1;
    return { ...unit, from, to: from + unit.word.length };
  });
}

/** A stretch of a sentence as it was written, without fillers and without the days in it. */
export function writtenOf(said: Said, from: number, to: number, days: readonly DaySaid[]): string {
  const inDay = (unit: Placed) => days.some((day) => unit.from < day.to && day.from < unit.to);
  let text = "";
  let last: Placed | null = null;
  for (const unit of placed(said.units)) {
    if (unit.to <= from || unit.from >= to || inDay(unit)) continue;
    const between = last === null ? "" : said.text.slice(last.end, unit.start);
    const mark = unit.word === ",";
    text +=
      last === null
        ? ""
        : /^[-&/+.’'"]$/.test(between)
          ? between
          : mark && said.text[unit.start] === ","
            ? ""
            : " ";
    text += said.text.slice(unit.start, unit.end);
    last = unit;
  }
  return text.replace(/\s+/g, " ").trim();
}

/** Without the small words that are left over at its end. @param tail of what is written in lower case, without commas, anchored with `$` */
export function withoutTail(written: string, tail: RegExp): string {
  const found = tail.exec(written.toLowerCase().replace(/[,\s]/g, " ").replace(/ +$/, ""));
  return written.slice(0, found?.index ?? written.length).replace(/[\s,]+$/, "");
}

/**
 * The title of a deed: turned to the person, with a capital, at most 90 characters.
 *
 * @param deed as it was written, beginning with its verb
 * @returns null when nothing is left to write
 */
export function titleOf(deed: string, language: Language): string | null {
  const { answers } = localeOf(language);
  const shouted = /\p{Lu}{2}/u.test(deed) && !/\p{Ll}/u.test(deed);
  const plain = (shouted ? deed.toLowerCase() : deed)
    .replace(/[<>{}[\]"“”«»*_#|\\\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,;:–—-]+|[\s,;:.!?…–—-]+$/g, "");
  const turned = turnAround(plain, answers);
  if (!/\p{L}{2}/u.test(turned)) return null;
  const short =
    turned.length <= LONGEST_TITLE ? turned : turned.slice(0, turned.lastIndexOf(" ", LONGEST_TITLE - 1));
  return ownRulesOf(language).promises.title(short.replace(/[\s,]+$/, ""));
}

/** A title in the middle of a sentence: "Send the draft" as "send the draft"; names stay. */
export function stepOf(title: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(title) ? `${title[0]?.toLowerCase()}${title.slice(1)}` : title;
}
