import type { Finding, FindingKind, Talk } from "~/domain/progress/findings";
import { readCommitments } from "~/domain/progress/reading/commitments";
import { readFacts } from "~/domain/progress/reading/facts";
import { readFeelings } from "~/domain/progress/reading/feelings";
import { readKept } from "~/domain/progress/reading/kept";
import { readLearned } from "~/domain/progress/reading/learned";
import { readPeople } from "~/domain/progress/reading/people";
import { readPractice } from "~/domain/progress/reading/practice";
import { sentencesOf } from "~/domain/progress/reading/sentences";
import { summaryOf } from "~/domain/progress/reading/summary";

/** The order in which findings are told. */
const ORDER: readonly FindingKind[] = [
  "summary",
  "win",
  "stuck",
  "learned",
  "next_step",
  "commitment",
  "practice",
  "kept",
  "person",
  "fact",
  "feeling",
];

type Draft<F = Finding> = F extends Finding ? Omit<F, "key"> : never;

/**
 * What a talk says, by rules alone: offline, the same each time, and nothing where there is nothing.
 *
 * @param talk turns as the person meant them, with what was open and what was asked
 * @returns findings in the order in which they are told, with keys unique in the talk; each quote stands letter for
 *   letter in the first turn it cites, which is the person's
 */
export function readTalk(talk: Talk): Finding[] {
  const said = sentencesOf(talk);
  const learned = readLearned(talk, said);
  // "I learned that my arm gets tense when I hold my breath" isn't something that was hard as well.
  const alsoLearned = new Set(learned.map(({ turns, quote }) => `${turns[0]}:${quote}`));
  const feelings = readFeelings(talk, said).filter(
    ({ kind, turns, quote }) => kind !== "stuck" || !alsoLearned.has(`${turns[0]}:${quote}`),
  );
  const found = settled(talk, [
    ...readPractice(talk, said),
    ...learned,
    ...feelings,
    ...readCommitments(talk, said),
    ...readKept(talk, said),
    ...readPeople(talk, said),
    ...readFacts(talk, said),
  ]);
  return settled(talk, [...summaryOf(talk, said, found), ...found]);
}

/** Checked, in order, each once, with keys. */
function settled(talk: Talk, drafts: readonly Draft[]): Finding[] {
  const seen = new Set<string>();
  const kept = drafts.filter((draft) => {
    const { kind, turns, text } = draft;
    const same = `${kind}:${turns[0]}:${text}`;
    if (seen.has(same) || !standsInTalk(talk, draft)) return false;
    seen.add(same);
    return true;
  });
  const place = ({ kind }: Draft) => ORDER.indexOf(kind);
  const inOrder = kept
    .map((draft, at) => ({ draft, at }))
    .sort(
      (one, other) =>
        place(one.draft) - place(other.draft) ||
        (one.draft.kind === "summary" ? 0 : (one.draft.turns[0] ?? 0) - (other.draft.turns[0] ?? 0)) ||
        one.at - other.at,
    );
  const counts = new Map<string, number>();
  return inOrder.map(({ draft }) => {
    const stem = `${draft.kind}:${draft.turns[0]}`;
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return { ...draft, key: `${stem}:${count}` };
  });
}

/** Are all cited turns the person's, ascending, and is the quote in the first? */
function standsInTalk({ turns: spoken }: Talk, { turns, quote, text }: Draft): boolean {
  const [first] = turns;
  if (first === undefined || quote.trim() === "" || text === "") return false;
  const theirs = turns.every((turn, at) => {
    const before = turns[at - 1] ?? 0;
    return turn > before && spoken[turn - 1]?.role === "user" && spoken[turn - 1]?.text !== "";
  });
  return theirs && (spoken[first - 1]?.text.includes(quote) ?? false);
}
