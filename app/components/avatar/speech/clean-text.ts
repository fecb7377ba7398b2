/** A text as it is said, and where each of its characters comes from. */
export type CleanText = {
  text: string;
  /** For each UTF-16 unit of `text`: where what it stands for begins in the text as written. */
  starts: readonly number[];
  /** The same for where that ends, exclusive. */
  ends: readonly number[];
};

/** What is said for a match: nothing, its first group as it stands, or other words. */
type Said = null | "first group" | { words: string };
type Rule = readonly [pattern: RegExp, said: (match: RegExpExecArray, language: string) => Said];

const nothing = (): Said => null;
const firstGroup = (): Said => "first group";
const words = (said: string) => (): Said => ({ words: said });

const HOST = String.raw`((?:[\p{L}\p{N}-]+\.)*[\p{L}\p{N}-]+)`;

/** In this order; every pattern is global and, where a group is kept, has indices. */
const RULES: readonly Rule[] = [
  // Markdown: links and pictures by their words, marks not at all.
  [/!?\[([^[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?: "[^"\n]*")?\)/dgu, firstGroup],
  [/\[\^?\d{1,3}\]/gu, nothing],
  [/```\w*|`+/gu, nothing],
  [/<\/?[a-z][^<>]{0,200}>/giu, nothing],
  [/^[ \t]*(?:#{1,6}|>+|[-*+])[ \t]+/gmu, nothing],
  // An address is said by its host.
  [
    new RegExp(
      String.raw`(?:https?:\/\/(?:www\.)?|\bwww\.)${HOST}(?:[/?#:]\S*[^\s.,!?;:)\]}"'»])?\/?`,
      "dgiu",
    ),
    firstGroup,
  ],
  [/[*~]{1,3}(?=[^\s*~])|(?<=[^\s*~])[*~]{1,3}/gu, nothing],
  [/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, nothing],
  [/_+|\\/gu, words(" ")],
  [/[ \t]*(?:\||[←-⇿])[ \t]*/gu, words(", ")],
  // Pictures: emoji with their joiners and tones, flags, key caps.
  [
    /(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)*/gu,
    nothing,
  ],
  [/(?!°)\p{So}|\p{Emoji_Modifier}|[\ufe00-\ufe0f]|\u20e3/gu, nothing],
  // Dates and times as people say them.
  [
    /(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d))?/gu,
    isoDate,
  ],
  [/(?<=\d)[-–](?=\d)/gu, words(" – ")],
  [/([!?])[!?]+/dgu, firstGroup],
  // Each line is a sentence.
  [/(?<![\s.!?…:;,。！？।])\s*\n\s*(?=\S)/gu, words(". ")],
  [/(?!\s|\u200c|\u200d)(?:\p{Cc}|\p{Cf}|\p{Cs})/gu, nothing],
  [/^\s+|\s+$/gu, nothing],
  [/\s{2,}|[\t\n\v\f\r]/gu, words(" ")],
];

/**
 * What is said of a text: no addresses, pictures or marks, dates in words; times and numbers stay, voices read
 * them well.
 *
 * @param text as written, with or without Markdown
 * @param language BCP 47 tag; dates are said in it
 */
export function cleanText(text: string, language: string): CleanText {
  const units = Array.from({ length: text.length }, (_, index) => index);
  return RULES.reduce<CleanText>((clean, rule) => applied(clean, rule, language), {
    text,
    starts: units,
    ends: units.map((index) => index + 1),
  });
}

function applied(clean: CleanText, [pattern, say]: Rule, language: string): CleanText {
  const matches = [...clean.text.matchAll(pattern)];
  if (matches.length === 0) return clean;
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  const keep = (from: number, to: number) => {
    text += clean.text.slice(from, to);
    for (let at = from; at < to; at++) {
      starts.push(clean.starts[at] ?? 0);
      ends.push(clean.ends[at] ?? 0);
    }
  };
  let done = 0;
  for (const match of matches) {
    const end = match.index + match[0].length;
    keep(done, match.index);
    const said = say(match, language);
    const group = match.indices?.[1];
    if (said === "first group" && group) keep(...group);
    else if (said !== null && said !== "first group") {
      text += said.words;
      for (let at = 0; at < said.words.length; at++) {
        starts.push(clean.starts[match.index] ?? 0);
        ends.push(clean.ends[end - 1] ?? 0);
      }
    }
    done = end;
  }
  keep(done, clean.text.length);
  return { text, starts, ends };
}

function isoDate([all, year, month, day, time]: RegExpExecArray, language: string): Said {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) {
    return { words: all.replaceAll("-", " ").replace("T", " ") };
  }
  const said = dateFormat(language).format(date);
  return { words: time ? `${said}, ${time}` : said };
}

function dateFormat(language: string): Intl.DateTimeFormat {
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  try {
    return new Intl.DateTimeFormat(language, parts);
  } catch {
    return new Intl.DateTimeFormat("en-GB", parts);
  }
}

/**
 * Where a part of what is said stands in the text as written.
 *
 * @param part `index` and `length` in UTF-16 units of the clean text
 * @returns the same in the text as written; a date said in several words is one part of it
 */
export function asWritten(
  clean: CleanText,
  part: { index: number; length: number },
): { index: number; length: number } {
  const index = clean.starts[part.index] ?? 0;
  const end = clean.ends[part.index + Math.max(1, part.length) - 1] ?? index;
  return { index, length: Math.max(0, end - index) };
}
