import type { Wish } from "~/domain/conversation/wishes";
import type { Finding, FindingKind, Outcome, Quality, Talk } from "./findings";
import { spokenWords } from "./spoken-words";

/** What became of a talk, and how much was in it. */

/** Fewer words of the person's than these are too little to reflect on. */
export const FEWEST_WORDS = 20;
/** Seconds: a talk under the first is quick, one of the second can be deep. */
export const QUICK_UNDER = 2 * 60;
export const DEEP_MINUTES = 5;
/** The companion says goodbye shortly before the longest call of so many minutes is over. */
export const DEEP_FROM = DEEP_MINUTES * 60 - 20;

/** What makes more than a quick talk. */
const SUBSTANCE: ReadonlySet<FindingKind> = new Set(["learned", "win", "stuck", "commitment", "next_step"]);
/** What makes more than plans about calls. */
const TOLD: ReadonlySet<FindingKind> = new Set([...SUBSTANCE, "practice", "kept", "feeling"]);
const AHEAD: ReadonlySet<FindingKind> = new Set(["commitment", "next_step"]);

export type Judgement = { outcome: Outcome; quality: Quality | null };

/**
 * What became of a talk. Only one that was reflected on has a quality.
 *
 * @param judged.talk as the person meant it
 * @param judged.findings read out of it
 * @param judged.seconds how long it took; for a talk in writing, how long it would have taken
 * @param judged.distress somebody was in distress
 * @param judged.wishes what the person asked of us in it
 */
export function judgeTalk(judged: {
  talk: Pick<Talk, "turns" | "language">;
  findings: readonly Finding[];
  seconds: number;
  distress: boolean;
  wishes: readonly Wish[];
}): Judgement {
  const { talk, findings, seconds, distress, wishes } = judged;
  const found = (kinds: ReadonlySet<FindingKind>) => findings.some(({ kind }) => kinds.has(kind));
  const without = (outcome: Outcome): Judgement => ({ outcome, quality: null });
  if (wishes.some(({ kind }) => kind === "wrong_number")) return without("wrong_number");
  if (distress) return without("crisis");
  if (wishes.length > 0 && !found(TOLD)) return without("only_plans");
  const { words, repeated } = spokenWords(talk);
  if (words < FEWEST_WORDS || repeated > words / 2) return without("too_little");
  if (seconds < QUICK_UNDER || !found(SUBSTANCE)) return { outcome: "reflected", quality: "quick" };
  const deep = seconds >= DEEP_FROM && found(new Set(["learned"])) && found(AHEAD);
  return { outcome: "reflected", quality: deep ? "deep" : "standard" };
}
