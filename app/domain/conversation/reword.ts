import type { Step } from "~/domain/conversation/conversation";
import { localeOf } from "~/domain/conversation/locales";

const LONGEST = 160;
const SENTENCES = 2;
/** Links, mark-up, lists, and whatever can't be spoken. */
const NOT_SPOKEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{So}<>{}[\]*_#|\\`~^=@/]|https?:|www\.|\b[\p{L}\d-]+\.(?:com|me|org|net|io|app)\b/iu;
const A_QUESTION = /[?¿？؟]/;

/**
 * The line with its acknowledgement in other words, when those words keep to the rails: one or two short sentences
 * that ask nothing, promise nothing and name no number that wasn't said.
 * @param candidate the acknowledgement as a language model words it
 * @param step the step whose line it would replace
 * @param heard what the step answers
 * @returns the whole line to say, or null when the step's own has to be said
 */
export function acceptRewording(
  candidate: string,
  { reword, state }: Pick<Step, "reword" | "state">,
  heard: string,
): string | null {
  const said = candidate.trim();
  if (reword === null || said === "" || [...said].length > LONGEST) return null;
  if (A_QUESTION.test(said) || NOT_SPOKEN.test(said)) return null;
  if (localeOf(state.language).promising.test(said)) return null;
  const sentences = said.split(/[.!…]+(?:["'”’)]*)(?:\s+|$)/).filter((sentence) => sentence !== "");
  if (sentences.length === 0 || sentences.length > SENTENCES) return null;
  const numbersHeard = new Set<string>(heard.match(/\p{Nd}+/gu) ?? []);
  if ((said.match(/\p{Nd}+/gu) ?? []).some((number) => !numbersHeard.has(number))) return null;
  return `${/[.!…]["'”’)]*$/.test(said) ? said : `${said}.`} ${reword.question}`;
}
