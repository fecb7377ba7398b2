import { heardCrisis, wishesIn } from "~/domain/conversation/wishes";
import type { Finding, FindingKind, FindingOf, Outcome, Talk } from "~/domain/progress/findings";
import { judgeTalk } from "~/domain/progress/judge";
import { type At, type CorpusTalk, type Expected, talkOf } from "./corpus";

/** How well an engine reads the corpus, extractor by extractor. */

export const EXTRACTORS = [
  "practice",
  "commitments",
  "learned",
  "wins",
  "stuck",
  "kept",
  "people",
  "facts",
  "feelings",
] as const;
export type Extractor = (typeof EXTRACTORS)[number];

/** `right`: found and expected. `wrong`: found and not expected. `missed`: expected and not found. */
export type Score = { right: number; wrong: number; missed: number; misses: string[] };
export type Scores = Record<Extractor, Score>;

export const precision = ({ right, wrong }: Score): number =>
  right + wrong === 0 ? 1 : right / (right + wrong);
export const recall = ({ right, missed }: Score): number =>
  right + missed === 0 ? 1 : right / (right + missed);

const KIND = {
  practice: "practice",
  commitments: "commitment",
  learned: "learned",
  wins: "win",
  stuck: "stuck",
  kept: "kept",
  people: "person",
  facts: "fact",
  feelings: "feeling",
} as const satisfies Record<Extractor, FindingKind>;

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const holds = (text: string, word: string) => plain(text).includes(plain(word));
const cites = ({ turns }: Finding, at: At) => turns.some((turn) => [at].flat().includes(turn));

/** What is expected of one extractor: a name for the list of misses, and which findings answer it. */
type Wanted<F extends Finding> = { label: string; is: (finding: F) => boolean };

const atTurn = <K extends "learned" | "win" | "stuck" | "feeling">(turns: readonly At[] = []) =>
  turns.map(
    (at): Wanted<FindingOf<K>> => ({
      label: `turn ${[at].flat().join("/")}`,
      is: (finding) => cites(finding, at),
    }),
  );

const WANTED: { [E in Extractor]: (expected: Expected) => Wanted<FindingOf<(typeof KIND)[E]>>[] } = {
  practice: ({ practice = [] }) =>
    practice.map(({ turns, thing, minutes }) => ({
      label: `${[turns].flat().join("/")}: ${thing} for ${minutes}`,
      is: (finding) =>
        cites(finding, turns) &&
        finding.minutes === minutes &&
        (Array.isArray(thing) ? thing.some((word) => holds(finding.thing, word)) : thing.test(finding.thing)),
    })),
  commitments: ({ commitments = [] }) =>
    commitments.map(({ turn, title, dueDay }) => ({
      label: `${[turn].flat().join("/")}: ${title.join(" ")} by ${dueDay}`,
      is: (finding) =>
        cites(finding, turn) &&
        finding.dueDay === dueDay &&
        title.every((word) => holds(finding.title, word)),
    })),
  learned: ({ learned }) => atTurn(learned),
  wins: ({ wins }) => atTurn(wins),
  stuck: ({ stuck }) => atTurn(stuck),
  feelings: ({ feelings }) => atTurn(feelings),
  kept: ({ kept = [] }) =>
    kept.map((questId) => ({ label: questId, is: (finding) => finding.questId === questId })),
  people: ({ people = [] }) =>
    people.map((name) => ({ label: name, is: (finding) => plain(finding.name) === plain(name) })),
  facts: ({ facts = [] }) =>
    facts.map(({ about, subject }) => ({
      label: `${about}: ${subject}`,
      // "Work: you are a nurse" and "nurse" say the same.
      is: (finding) =>
        finding.about === about &&
        (holds(finding.subject, subject) || holds(subject, finding.subject) || holds(finding.value, subject)),
    })),
};

const isKind =
  <K extends FindingKind>(kind: K) =>
  (finding: Finding): finding is Extract<Finding, { kind: K }> =>
    finding.kind === kind;

function count<F extends Finding>(
  found: readonly F[],
  wanted: readonly Wanted<F>[],
  either: number[],
): Score {
  const open = new Set(wanted);
  const misses: string[] = [];
  let [right, wrong] = [0, 0];
  for (const finding of found) {
    const answered = wanted.filter(({ is }) => is(finding));
    const next = answered.find((want) => open.has(want));
    if (next) {
      open.delete(next);
      right += 1;
    } else if (answered.some(({ label }) => label.startsWith("turn ")) || cites(finding, either)) {
      // A second sentence out of the same turn, or one that readers differ about.
    } else {
      wrong += 1;
      misses.push(`+ ${finding.turns.join("/")}: ${finding.text} (${JSON.stringify(finding)})`);
    }
  }
  misses.push(...[...open].map(({ label }) => `- ${label}`));
  return { right, wrong, missed: open.size, misses };
}

function scoreOne<E extends Extractor>(
  extractor: E,
  findings: readonly Finding[],
  expected: Expected,
): Score {
  const found = findings.filter(isKind(KIND[extractor])) as FindingOf<(typeof KIND)[E]>[];
  const either: Partial<Record<Extractor, number[]>> = expected.either ?? {};
  return count(found, WANTED[extractor](expected), either[extractor] ?? []);
}

/**
 * Reads every talk and counts.
 *
 * @param read an engine
 */
export function score(talks: readonly CorpusTalk[], read: (talk: Talk) => readonly Finding[]): Scores {
  const total = Object.fromEntries(
    EXTRACTORS.map((extractor) => [extractor, { right: 0, wrong: 0, missed: 0, misses: [] as string[] }]),
  ) as Scores;
  for (const talk of talks) {
    const findings = read(talkOf(talk));
    for (const extractor of EXTRACTORS) {
      const { right, wrong, missed, misses } = scoreOne(extractor, findings, talk.expected);
      total[extractor].right += right;
      total[extractor].wrong += wrong;
      total[extractor].missed += missed;
      total[extractor].misses.push(...misses.map((miss) => `${talk.name} ${miss}`));
    }
  }
  return total;
}

const ANY_TIME = { callTime: "", localTime: "", hours: { opens: "00:00", closes: "24:00" } };

/** What becomes of a talk of the corpus, by the judge. */
export function outcomeOf(
  { seconds }: Pick<CorpusTalk, "seconds">,
  talk: Talk,
  findings: readonly Finding[],
): Outcome {
  const { turns, language } = talk;
  const distress = heardCrisis(turns, language);
  const wishes = wishesIn(turns, { language, ...ANY_TIME }, { unsettledStopCounts: true });
  return judgeTalk({ talk, findings, seconds, distress, wishes }).outcome;
}

const column = (text: string | number, width: number) => String(text).padStart(width);

/** The scores as a table of text. */
export function tableOf(title: string, scores: Scores): string {
  const rows = EXTRACTORS.map((extractor) => {
    const one = scores[extractor];
    const cells = [one.right, one.wrong, one.missed, precision(one).toFixed(2), recall(one).toFixed(2)];
    return extractor.padEnd(14) + cells.map((cell) => column(cell, 11)).join("");
  });
  const head = ["right", "wrong", "missed", "precision", "recall"].map((cell) => column(cell, 11)).join("");
  return [title.padEnd(14) + head, ...rows, ""].join("\n");
}
