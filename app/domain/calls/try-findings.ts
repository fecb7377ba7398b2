import { describeReflection } from "~/domain/progress/describe-reflection";
import { FEWEST_WORDS, judgeTalk } from "~/domain/progress/judge";
import { readTalk } from "~/domain/progress/reading/read-talk";
import { dayWords } from "~/domain/schedule/day-words";
import type { LocalDate } from "~/lib/columns";
import type { TriedTalk, TryTalkView } from "./try-call";

/** What a real call would have made of a talk that was tried. */
export type TryFindings = {
  /** One after the other: "What you practised", "You practised guitar for 45 minutes." */
  groups: { title: string; sentences: { key: string; text: string; quote: string }[] }[];
  /** What the companion would come back to, and on which day: "Friday". */
  promised: { title: string; day: string | null }[];
  /** Where a real call wouldn't have read so few words: how many it takes; else null. */
  wordsNeeded: number | null;
};

/** What the server answers to a form of the talk. */
export type TryAnswer = {
  /** Null where nothing was heard: the talk stands as it did. */
  talk: TryTalkView | null;
  /** What a real call would have made of it, once it is over. */
  found: TryFindings | null;
  /** Why the words weren't heard, the words, and what was said before them: null where that is lost. */
  refused: { problem: string; text: string; lines: string[] | null } | null;
};

/**
 * Reads a talk by the rules that real ones are read by, and writes nothing down.
 *
 * @param talk one that is over
 * @param today the visitor's local day
 * @returns null where nothing may be made of the talk
 */
export function findingsOfTry({ turns, state }: TriedTalk, today: LocalDate): TryFindings | null {
  const { language, requests } = state;
  if (requests.crisis || requests.wrongNumber) return null;
  const talk = { turns, language, localDay: today, promises: [], asked: null };
  const findings = readTalk(talk);
  const judged = judgeTalk({ talk, findings, seconds: 0, distress: false, wishes: [] });
  const { groups } = describeReflection({ outcome: "reflected", quality: null, found: findings });
  return {
    groups: groups.map(({ title, sentences }) => ({
      title,
      sentences: sentences.map(({ key, text, quote }) => ({ key, text, quote })),
    })),
    promised: findings.flatMap((finding) =>
      finding.kind === "commitment"
        ? [{ title: finding.title, day: finding.dueDay && dayWords(finding.dueDay, today) }]
        : [],
    ),
    wordsNeeded: judged.outcome === "too_little" ? FEWEST_WORDS : null,
  };
}
