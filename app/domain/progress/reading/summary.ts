import type { Finding, Talk } from "~/domain/progress/findings";
import { isGrave } from "~/domain/progress/reading/answers";
import { quoteOf } from "~/domain/progress/reading/citing";
import type { SummaryRules } from "~/domain/progress/reading/rule-types";
import { rulesOf } from "~/domain/progress/reading/rules";
import type { Said } from "~/domain/progress/reading/sentences";
import { inQuotes } from "~/domain/progress/reading/turned";

/** Two to four sentences for a reader who skims. */

const MOST_SENTENCES = 4;
const FEWEST_WORDS = 5;
const MOST_WORDS = 40;

type Summary = Omit<Finding & { kind: "summary" }, "key">;

/**
 * @param found what the other readers found in this talk
 * @param said what `sentencesOf` made of it
 * @returns nothing when nothing was told
 */
export function summaryOf(talk: Talk, said: readonly Said[], found: readonly Finding[]): Summary[] {
  const rules = rulesOf(talk.language);
  const citing = (finding: Finding, text: string): Summary => ({
    kind: "summary",
    turns: finding.turns,
    quote: finding.quote,
    text,
  });
  const saying = (sentence: Said, text: string): Summary => ({
    kind: "summary",
    turns: [sentence.turn],
    quote: quoteOf(sentence),
    text,
  });
  const of = <K extends Finding["kind"]>(kind: K) =>
    found.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind);
  const sad = said.find((sentence) => isGrave(talk, sentence));
  const sentences: Summary[] = [];
  if (sad) sentences.push(saying(sad, rules.summary.sad(inQuotes(sad, rules.learned.turn))));
  const practice = practised(of("practice"), rules);
  if (practice) sentences.push(practice);
  const more = [
    ...of("kept").slice(0, 1),
    ...(sad ? [] : of("win").slice(0, 1)),
    ...of("learned").slice(0, 1),
    ...of("stuck").slice(0, 1),
    ...of("feeling").slice(0, 1),
  ].map((finding) => citing(finding, finding.text));
  const [step] = of("next_step");
  const [promise] = of("commitment");
  const ahead = step
    ? citing(step, rules.summary.next(step.step))
    : promise && citing(promise, rules.summary.promised(promise.title));
  const room = (sad ? 3 : MOST_SENTENCES) - sentences.length - (ahead ? 1 : 0);
  const sources = new Set<string>();
  const fresh = more.filter(({ turns, quote }) => {
    const source = `${turns[0]}:${quote}`;
    return !sources.has(source) && sources.add(source);
  });
  sentences.push(...fresh.slice(0, Math.max(room, 0)));
  if (ahead) sentences.push(ahead);
  if (sentences.length > 0) return sentences;
  const telling = mostTelling(said, rules.summary);
  return telling ? [saying(telling, rules.summary.said(inQuotes(telling, rules.learned.turn)))] : [];
}

type Practice = Extract<Finding, { kind: "practice" }>;

function practised(sessions: readonly Practice[], { summary }: ReturnType<typeof rulesOf>): Summary | null {
  const [first] = sessions;
  if (first === undefined) return null;
  if (sessions.length === 1)
    return { kind: "summary", turns: first.turns, quote: first.quote, text: first.text };
  const told = sessions.slice(0, 3);
  const turns = [...new Set(told.flatMap((session) => session.turns))].sort((one, other) => one - other);
  const quoted = told.find((session) => session.turns[0] === turns[0]) ?? first;
  const text = summary.practised(told.map((session) => session.text));
  return { kind: "summary", turns, quote: quoted.quote, text };
}

/** The sentence that tells most of the person's own day. */
function mostTelling(said: readonly Said[], { tellsNothing, tells }: SummaryRules): Said | null {
  let best: { sentence: Said; score: number } | null = null;
  for (const sentence of said) {
    const words = sentence.units.length;
    if (words < FEWEST_WORDS || sentence.text.endsWith("?") || tellsNothing.test(sentence.flat)) continue;
    const score =
      Math.min(words, MOST_WORDS) + (tells.test(sentence.flat) ? 20 : 0) - Math.max(0, words - MOST_WORDS);
    if (best === null || score > best.score) best = { sentence, score };
  }
  return best?.sentence ?? null;
}
