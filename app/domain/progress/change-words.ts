import { dayWords } from "~/domain/schedule/day-words";
import type { LocalDate } from "~/lib/columns";
import type { Change } from "./correction-diff";
import { minutesWords } from "./gain-words";

/**
 * What of a difference is told, each thing once: the summary says again what its sentences say, and a promise says
 * what a next step of the same breath does, with its day.
 */
export function toldChanges(changes: readonly Change[]): Change[] {
  const findings = changes.flatMap((change) => (change.what === "finding" ? [change] : []));
  const sentences = findings.some(({ finding }) => finding !== "summary");
  const promised = new Set(findings.flatMap(({ finding, kind }) => (finding === "commitment" ? [kind] : [])));
  return changes.filter((change) => {
    if (change.what !== "finding") return true;
    if (change.finding === "summary") return !sentences;
    return change.finding !== "next_step" || !promised.has(change.kind);
  });
}

/**
 * One thing that a correction changed, as a short sentence, and what stood before.
 *
 * @param change of a correction's difference
 * @param today the local day it is
 */
export function changeWords(change: Change, today: LocalDate): { text: string; was: string | null } {
  switch (change.what) {
    case "finding":
      if (change.kind === "changed") return { text: change.after, was: change.before };
      return change.kind === "added"
        ? { text: `New: ${change.text}`, was: null }
        : { text: `No longer said: ${change.text}`, was: null };
    case "practice":
      if (change.kind === "changed") {
        return { text: `${change.skill}: ${minutesWords(change.after)}`, was: minutesWords(change.before) };
      }
      return change.kind === "added"
        ? { text: `${change.skill}: ${minutesWords(change.minutes)} of practice`, was: null }
        : { text: `${change.skill}: no practice`, was: minutesWords(change.minutes) };
    case "quest":
      if (change.kind === "changed") {
        return { text: `Quest: ${questWords(change.after, today)}`, was: questWords(change.before, today) };
      }
      return change.kind === "added"
        ? { text: `New quest: ${questWords(change, today)}`, was: null }
        : { text: `Quest taken away: ${questWords(change, today)}`, was: null };
    case "xp":
      return { text: `XP from this talk: ${change.after}`, was: String(change.before) };
  }
}

const questWords = ({ title, dueDay }: { title: string; dueDay: LocalDate | null }, today: LocalDate) =>
  dueDay === null ? title : `${title}, due ${dayWords(dueDay, today)}`;
