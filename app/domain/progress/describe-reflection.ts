import type { Finding, FindingKind, Outcome, Quality } from "./findings";

/** A sentence of a reflection with its footnotes. */
export type ReflectedSentence = {
  key: string;
  text: string;
  /** The person's own words; empty when they are deleted. */
  quote: string;
  /** None when the words are deleted. `number` counts the turns a reflection cites in the order they appear; `turn` is the transcript's. */
  notes: { number: number; turn: number }[];
};

export type ReflectionWords = {
  outcome: Outcome;
  /** "Deep reflection", or null where there is nothing to grade. */
  grade: string | null;
  /** Said where nothing was read out of the talk. */
  instead: { title: string; text: string; help?: { href: string; label: string } } | null;
  summary: ReflectedSentence[];
  groups: { title: string; sentences: ReflectedSentence[] }[];
};

const GRADE: Record<Quality, string> = {
  quick: "Quick reflection",
  standard: "Standard reflection",
  deep: "Deep reflection",
};

const INSTEAD: Record<Exclude<Outcome, "reflected">, NonNullable<ReflectionWords["instead"]>> = {
  too_little: {
    title: "Too little was said",
    text: "The day counts all the same. Nothing was read into so few words, and nothing was remembered.",
  },
  crisis: {
    title: "Thank you for telling me",
    text: "Nothing was made of what you told. If it gets heavy again, there is somebody near you who listens; in danger, call the local emergency number.",
    help: { href: "https://findahelpline.com", label: "Find somebody to talk to: findahelpline.com" },
  },
  wrong_number: {
    title: "A wrong number",
    text: "Somebody else picked up, so nothing of this talk is about you.",
  },
  only_plans: {
    title: "Only the calls were arranged",
    text: "The day counts. What you asked for is on the receipt of this call.",
  },
};

/** Titles in the order they stand on the page; the rest is shown elsewhere or not at all. */
const GROUPS: readonly (readonly [title: string, kinds: readonly FindingKind[]])[] = [
  ["What went well", ["win", "kept"]],
  ["What you practised", ["practice"]],
  ["What you learned", ["learned"]],
  ["What was hard", ["stuck"]],
  ["What you noticed about yourself", ["feeling"]],
  ["What you promised", ["commitment"]],
  ["Your next step", ["next_step"]],
  ["About you", ["fact", "person"]],
];

/**
 * A reflection in the order a person reads it.
 *
 * @param reflection what was read out of the talk
 */
export function describeReflection({
  outcome,
  quality,
  found,
}: {
  outcome: Outcome;
  quality: Quality | null;
  found: readonly Finding[];
}): ReflectionWords {
  const numbers = new Map<number, number>();
  const sentence = ({ key, text, quote, turns }: Finding): ReflectedSentence => ({
    key,
    text,
    quote,
    notes: (quote === "" ? [] : turns).map((turn) => {
      const number = numbers.get(turn) ?? numbers.size + 1;
      numbers.set(turn, number);
      return { number, turn };
    }),
  });
  const promised = new Set(found.flatMap((finding) => (finding.kind === "commitment" ? finding.turns : [])));
  const of = (kinds: readonly FindingKind[]) =>
    found.filter(
      (finding) =>
        kinds.includes(finding.kind) &&
        // The promise says the same with its day.
        !(finding.kind === "next_step" && finding.turns.some((turn) => promised.has(turn))),
    );
  return {
    outcome,
    grade: quality && GRADE[quality],
    instead: outcome === "reflected" ? null : INSTEAD[outcome],
    summary: of(["summary"]).map(sentence),
    groups: GROUPS.map(([title, kinds]) => ({ title, sentences: of(kinds).map(sentence) })).filter(
      ({ sentences }) => sentences.length > 0,
    ),
  };
}
