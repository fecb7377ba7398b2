import { z } from "zod";
import type { Finding, FindingKind, Talk } from "~/domain/progress/findings";
import { dueDayIn } from "~/domain/progress/reading/days";
import { marked } from "~/domain/progress/reading/lengths";
import { rulesOf } from "~/domain/progress/reading/rules";
import { type Said, sentencesOf } from "~/domain/progress/reading/sentences";
import { gameWordsIn, isOrder } from "./to-the-machine";

/** Believes of a model's reading of a talk what the talk itself bears out, finding by finding. */

const LONGEST_QUOTE = 240;
const LONGEST_TEXT = 200;
const LONGEST_TITLE = 100;
const LONGEST_NAME = 60;
const MOST_TURNS = 6;
/** Nobody practises longer in a day. */
const MOST_MINUTES = 12 * 60;
const MOST: Readonly<Record<FindingKind, number>> = {
  summary: 3,
  win: 3,
  stuck: 3,
  learned: 5,
  next_step: 1,
  commitment: 5,
  practice: 6,
  person: 6,
  fact: 8,
  feeling: 3,
  kept: 5,
};

/** Links, mark-up, and whatever is no sentence. */
const NOT_PLAIN =
  /[\p{Cc}\p{Cf}\p{Co}\p{So}<>{}[\]*_#|\\`^=@]|\/\/|www\.|\b[\p{L}\d-]+\.(?:com|me|org|net|io|app|es)\b/iu;

/** One line of plain text. */
const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.trim().replace(/\s+/g, " "))
    .refine((text) => text !== "" && [...text].length <= longest && !NOT_PLAIN.test(text));

const said = {
  turns: z.array(z.number().int()).min(1).max(MOST_TURNS),
  quote: z.string(),
  text: line(LONGEST_TEXT),
};
const anyFinding = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["summary", "win", "stuck", "learned", "feeling"]), ...said }),
  z.object({ kind: z.literal("next_step"), ...said, step: line(LONGEST_TITLE) }),
  z.object({ kind: z.literal("commitment"), ...said, title: line(LONGEST_TITLE) }),
  z.object({
    kind: z.literal("practice"),
    ...said,
    thing: line(LONGEST_NAME),
    minutes: z.number().int().min(0).max(MOST_MINUTES).nullish(),
  }),
  z.object({
    kind: z.literal("person"),
    ...said,
    name: line(LONGEST_NAME),
    relation: line(LONGEST_NAME).nullish().catch(null),
  }),
  z.object({
    kind: z.literal("fact"),
    ...said,
    about: z.enum(["preference", "life", "goal"]),
    subject: line(LONGEST_NAME),
    value: line(LONGEST_TITLE),
  }),
  z.object({ kind: z.literal("kept"), ...said, questId: z.string() }),
]);
type Claim = z.infer<typeof anyFinding>;
type Details = Finding extends infer F
  ? F extends Finding
    ? Omit<F, "key" | "turns" | "quote" | "text">
    : never
  : never;

const answer = z.object({ findings: z.array(z.unknown()) });

/**
 * What may be believed of a model's answer: each finding stands on turns of the person's that are on the record,
 * quotes them letter for letter, and names no number, practice or person that they don't. Due days are counted by
 * our own calendar, keys are ours.
 *
 * @param candidate whatever the model answered
 * @param talk what was read
 * @returns in the order of the talk; null when the answer isn't one at all
 */
export function acceptReflection(candidate: unknown, talk: Talk): Finding[] | null {
  const list = answer.safeParse(candidate);
  if (!list.success) return null;
  const told = sentencesOf(talk);
  const accepted: Finding[] = [];
  for (const one of list.data.findings) {
    const claim = anyFinding.safeParse(one);
    const finding = claim.success ? borneOut(claim.data, talk, told) : null;
    if (finding && !isMoreOfTheSame(finding, accepted, told, talk)) accepted.push(finding);
  }
  const inOrder = accepted.toSorted((one, other) => (one.turns[0] ?? 0) - (other.turns[0] ?? 0));
  return inOrder.map((finding, index) => ({ ...finding, key: keyOf(finding, inOrder.slice(0, index)) }));
}

/** "practice:3:1": kind, first turn cited, count. */
function keyOf({ kind, turns: [first] }: Finding, before: readonly Finding[]): string {
  const count = before.filter((other) => other.kind === kind && other.turns[0] === first).length;
  return `${kind}:${first}:${count + 1}`;
}

function borneOut(claim: Claim, talk: Talk, told: readonly Said[]): Finding | null {
  const turns = [...new Set(claim.turns)].sort((one, other) => one - other);
  const onRecord = (turn: number) =>
    talk.turns[turn - 1]?.role === "user" && talk.turns[turn - 1]?.text.trim();
  if (!turns.every(onRecord)) return null;
  const [first = 0] = turns;
  const quote = quoted(
    claim.quote,
    talk.turns[first - 1]?.text ?? "",
    told.filter(({ turn }) => turn === first),
  );
  if (quote === null) return null;
  const cited = told.filter(({ turn, flat }) => turns.includes(turn) && !isOrder(flat));
  const details = detailsOf(claim, cited, talk);
  if (details === null) return null;
  const { text } = claim;
  const minutes = details.kind === "practice" ? details.minutes : 0;
  if (!ourWords(claim).every((words) => addsNothing(words, cited, minutes, talk))) return null;
  return { key: "", turns, quote, text, ...details };
}

/** The words of a turn that were quoted, as they stand there; null when they don't, or are an order to a machine. */
function quoted(quote: string, turn: string, sentences: readonly Said[]): string | null {
  const words = quote.trim().split(/\s+/);
  if (quote.length > LONGEST_QUOTE || !/\p{L}/u.test(quote)) return null;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join("\\s+")}(?![\\p{L}\\p{N}])`, "iu").exec(turn);
  if (!found) return null;
  let end = 0;
  for (const { text, flat } of sentences) {
    const start = turn.indexOf(text, end);
    end = start + text.length;
    const apart = end <= found.index || found.index + found[0].length <= start;
    if (!apart && isOrder(flat)) return null;
  }
  return found[0];
}

function detailsOf(claim: Claim, cited: readonly Said[], talk: Talk): Details | null {
  switch (claim.kind) {
    case "next_step":
      return sharesWords(claim.step, cited, talk) ? { kind: claim.kind, step: claim.step } : null;
    case "commitment": {
      if (!sharesWords(claim.title, cited, talk)) return null;
      const day = dueDayIn(cited.map(({ text }) => text).join(" "), talk.localDay, talk.language);
      return { kind: claim.kind, title: claim.title, dueDay: day };
    }
    case "practice": {
      const minutes = claim.minutes ?? 0;
      const thing = claim.thing.toLowerCase();
      const isSaid = minutes === 0 || minutesIn(cited, talk).includes(minutes);
      return isSaid && names(cited, thing, talk) ? { kind: claim.kind, thing, minutes } : null;
    }
    case "person": {
      const relation = claim.relation ?? null;
      if (!names(cited, claim.name, talk)) return null;
      return { kind: claim.kind, name: claim.name, relation };
    }
    case "fact": {
      const { kind, about, value } = claim;
      if (!sharesWords(value, cited, talk)) return null;
      return { kind, about, subject: claim.subject.toLowerCase(), value };
    }
    case "kept":
      return talk.promises.some(({ questId }) => questId === claim.questId)
        ? { kind: claim.kind, questId: claim.questId }
        : null;
    default:
      return { kind: claim.kind };
  }
}

/** Everything in a finding that is the model's own wording. */
function ourWords(claim: Claim): string[] {
  const { text } = claim;
  if (claim.kind === "next_step") return [text, claim.step];
  if (claim.kind === "commitment") return [text, claim.title];
  if (claim.kind === "person") return [text, claim.relation ?? ""];
  if (claim.kind === "fact") return [text, claim.subject, claim.value];
  return [text];
}

/** Lengths of time as they were meant, in minutes: of a corrected one the last. */
const minutesIn = (sentences: readonly Said[], { language }: Talk): number[] =>
  sentences.flatMap((sentence) => marked(sentence, rulesOf(language).practice).minutes);

/** A text of the model's in the one form in which the talk is compared. */
function inOneForm(text: string, { language, localDay }: Talk): string {
  const turns = [{ role: "user" as const, text, at: "" }];
  const sentences = sentencesOf({ turns, language, localDay, promises: [], asked: null });
  return sentences.map(({ flat }) => flat).join(" ");
}

const spaced = (sentences: readonly Said[]) => ` ${sentences.map(({ flat }) => flat).join(" . ")} `;

function names(cited: readonly Said[], thing: string, talk: Talk): boolean {
  const flat = inOneForm(thing, talk);
  return flat !== "" && spaced(cited).includes(` ${flat} `);
}

const STEM = 4;

/** Does a task or a fact take up a word of what it stands on? A yes takes up the proposal before it. */
function sharesWords(text: string, cited: readonly Said[], talk: Talk): boolean {
  const stems = (flat: string) =>
    flat
      .split(" ")
      .filter((word) => word.length >= STEM)
      .map((word) => word.slice(0, STEM));
  const before = cited.map(({ question }) => inOneForm(question ?? "", talk)).join(" ");
  const heard = new Set([...stems(spaced(cited)), ...stems(before)]);
  return stems(inOneForm(text, talk)).some((stem) => heard.has(stem));
}

const NUMBER = /^\d/;
/** "One thing" is no number of anything. */
const HARMLESS = "1";

/** Are all numbers in a text, and all words of our game, the person's own? */
function addsNothing(text: string, cited: readonly Said[], minutes: number, talk: Talk): boolean {
  const flat = inOneForm(text, talk);
  const heard = new Set(spaced(cited).split(" "));
  for (const part of [minutes, Math.floor(minutes / 60), minutes % 60]) heard.add(String(part));
  const numbers = flat.split(" ").filter((word) => NUMBER.test(word) && word !== HARMLESS);
  return [...numbers, ...gameWordsIn(flat)].every((word) => heard.has(word));
}

/** Is it there already, or one too many? One length of time is one practice. */
function isMoreOfTheSame(
  finding: Finding,
  accepted: readonly Finding[],
  told: readonly Said[],
  talk: Talk,
): boolean {
  const ofKind = accepted.filter(({ kind }) => kind === finding.kind);
  if (ofKind.length >= MOST[finding.kind]) return true;
  const sameTurn = (other: Finding) => other.turns.some((turn) => finding.turns.includes(turn));
  switch (finding.kind) {
    case "practice": {
      const { minutes, thing, turns } = finding;
      const others = ofKind.filter((other) => other.kind === "practice");
      if (others.some((other) => other.thing === thing && (other.minutes === minutes || sameTurn(other))))
        return true;
      const lengths = minutesIn(
        told.filter(({ turn }) => turns.includes(turn)),
        talk,
      );
      const taken = others.filter((other) => other.minutes === minutes && sameTurn(other)).length;
      return minutes > 0 && taken >= lengths.filter((length) => length === minutes).length;
    }
    case "kept":
      return ofKind.some((other) => other.kind === "kept" && other.questId === finding.questId);
    case "person":
      return ofKind.some((other) => other.kind === "person" && other.name === finding.name);
    case "fact":
      return ofKind.some((other) => other.kind === "fact" && other.subject === finding.subject);
    default:
      return ofKind.some(
        (other) => sameTurn(other) && (other.text === finding.text || other.quote === finding.quote),
      );
  }
}
