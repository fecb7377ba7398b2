/** What must never stand in a log, and how it is found there. */

/** Something that was found: where, what kind, and the text itself. */
export type Finding = { file: string; line: number; kind: string; found: string };

/** What is known of people and keys beside its form. */
export type Known = {
  /** Keys, tokens and words that tests have used, of six characters at least. */
  values: readonly string[];
  /** Sentences that somebody says in a talk. */
  sentences: readonly string[];
};

/** By their form alone. */
const FORMS: readonly (readonly [kind: string, form: RegExp])[] = [
  ["a phone number", /(?<![\w.])(?:\+|%2B)[1-9]\d{6,14}(?!\d)/gi],
  // The reserved numbers, however they are written.
  ["a phone number", /(?<![\d+B])(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]?555[ .-]?01\d\d(?!\d)/gi],
  ["an e-mail address", /[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/gi],
  ["a token", /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w-])/g],
  ["a key", /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi],
  ["a key", /\bwhsec_[\w+/=]{16,}|\bBearer +[\w.~+/-]{8,}|\bBasic +[A-Za-z0-9+/]{12,}/g],
  ["a password", /\b[a-z][a-z+]*:\/\/[^\s"/:@]+:[^\s"/@]+@/gi],
];

/**
 * Searches one log.
 *
 * @param file its name, for the findings
 * @param text all of it
 * @param known what to look for beside what has a form of its own
 */
export function searchLog(file: string, text: string, known: Known): Finding[] {
  const lines = text.split("\n");
  const plain = lines.map((line) => line.toLowerCase());
  const wanted = [
    ...known.values.map((value) => ["a value of the tests", value] as const),
    ...known.sentences.map((sentence) => ["a sentence of a talk", sentence] as const),
  ].filter(([, value]) => text.toLowerCase().includes(value.toLowerCase()));
  return lines.flatMap((line, index) => {
    const at = { file, line: index + 1 };
    return [
      ...FORMS.flatMap(([kind, form]) => [...line.matchAll(form)].map(([found]) => ({ ...at, kind, found }))),
      ...wanted
        .filter(([, value]) => plain[index]?.includes(value.toLowerCase()))
        .map(([kind, found]) => ({ ...at, kind, found })),
    ];
  });
}

/**
 * What somebody says, read from a source file: its texts of four words and more.
 *
 * @param source TypeScript
 */
export function sentencesIn(source: string): string[] {
  const texts = [...source.matchAll(/"((?:[^"\\\n]|\\.)+)"/g)].map(([, text = ""]) => text);
  return [...new Set(texts)].filter((text) => text.split(" ").length >= 4 && /^[A-Z].*[.!?]$/.test(text));
}

/** The lines of a runner's output that are a log of ours, at their places; the others are left empty. */
export function logLinesOf(output: string): string {
  return output
    .split("\n")
    .map((line) => (/^\s*\{"level":/.test(line) ? line : ""))
    .join("\n");
}
