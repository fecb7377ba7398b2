import { countWords } from "~/domain/conversation/words";
import type { Talk } from "~/domain/progress/findings";
import { daysIn, dueDay } from "~/domain/progress/reading/days";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import { type Said, sentencesOf } from "~/domain/progress/reading/sentences";
import { titleOf, withoutTail, writtenOf } from "~/domain/progress/reading/titles";
import type { LocalDate } from "~/lib/columns";

/** What the companion proposed in a question: "Shall we say: the first page by Thursday?" */

const READ_CHARACTERS = 400;

/** `title` is null when only a day was proposed. */
export type Proposal = { title: string | null; kind: "deed" | "thing"; day: LocalDate | null };

/** @param line of the companion @returns null where it proposes nothing that can be done */
export function proposalIn(line: string, talk: Talk): Proposal | null {
  const { promises } = ownRulesOf(talk.language);
  const question = questionOf(line, talk);
  if (question === null || promises.aboutTalk.test(question.words)) return null;
  const days = daysIn(question.words, talk.localDay, talk.language);
  const day = dueDay(days, question.words, talk.language);
  const asked = question.words.replace(promises.tag, "");
  for (const { pattern, only } of promises.proposals) {
    const match = pattern.exec(asked);
    const deed = match?.groups?.deed;
    if (!match || deed === undefined || (only === "with a day" && day === null)) continue;
    const from = match.index + match[0].indexOf(deed);
    const written = withoutTail(writtenOf(question, from, from + deed.length, days), promises.tail);
    if (countWords(written) === 0) return day === null ? null : { title: null, kind: "thing", day };
    const worded = promises.proposed(written);
    const kind = promises.startsWithDeed(worded) ? "deed" : "thing";
    if (kind === "deed" && promises.noDeed.test(worded.toLowerCase())) return null;
    if (countWords(worded) < 2 && kind === "thing") return day === null ? null : { title: null, kind, day };
    const title = titleOf(worded, talk.language);
    return title === null ? null : { title, kind, day };
  }
  const rest = writtenOf(question, 0, question.words.length, days);
  return day !== null && countWords(rest) <= 2 ? { title: null, kind: "thing", day } : null;
}

/** The companion's last question, in one form. */
function questionOf(line: string, { language, localDay }: Talk): Said | null {
  const turns = [{ role: "user" as const, text: line.slice(-READ_CHARACTERS), at: "" }];
  const said = sentencesOf({ turns, language, localDay, promises: [], asked: null });
  return said.findLast(({ text }) => /\?\s*$/.test(text)) ?? null;
}
