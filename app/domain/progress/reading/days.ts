import { calendarFrom } from "~/domain/progress/reading/calendar";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import type { DayRules } from "~/domain/progress/reading/promise-rules";
import { sentencesOf } from "~/domain/progress/reading/sentences";
import type { LocalDate } from "~/lib/columns";
import type { Language } from "~/providers/telephony/provider";

/** Reads days out of words, in the person's own calendar. */

const READ_CHARACTERS = 1_000;

/** A day that was said. `from` and `to` are positions in the words; `day` is null where it is none to hold on to. */
export type DaySaid = { from: number; to: number; day: LocalDate | null };

/**
 * The day that something is due, out of what was said: "by Friday". A weekday is the next one after the local day,
 * the end of the week is Friday, the weekend Saturday, next week its Monday. Of two days the one that puts the other
 * right counts ("Thursday, no, Friday"), of "Thursday or Friday" the later one, else the first.
 *
 * @param text as it was said
 * @param localDay of the talk
 * @returns null where no day was said, or a vague one
 */
export function dueDayIn(text: string, localDay: LocalDate, language: Language): LocalDate | null {
  const turns = [{ role: "user" as const, text: text.slice(0, READ_CHARACTERS), at: "" }];
  const words = sentencesOf({ turns, language, localDay, promises: [], asked: null })
    .map((said) => said.words)
    .join(" , ");
  return dueDay(daysIn(words, localDay, language), words, language);
}

/** All days that were said, in their order. @param words in one form */
export function daysIn(words: string, localDay: LocalDate, language: Language): DaySaid[] {
  const { said } = ownRulesOf(language).days;
  const calendar = calendarFrom(localDay);
  const found: DaySaid[] = [];
  let rest = words.slice(0, READ_CHARACTERS);
  for (const { pattern, day } of said) {
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const from = more.find((value) => typeof value === "number") ?? 0;
      const groups = more.at(-1);
      found.push({ from, to: from + match.length, day: day(isGroups(groups) ? groups : {}, calendar) });
      return "_".repeat(match.length);
    });
  }
  return found.sort((one, other) => one.from - other.from);
}

const isGroups = (value: unknown): value is Readonly<Record<string, string | undefined>> =>
  typeof value === "object" && value !== null;

/** The one that counts among days said in the same words. */
export function dueDay(days: readonly DaySaid[], words: string, language: Language): LocalDate | null {
  const rules: DayRules = ownRulesOf(language).days;
  const meant = lastMeant(days, words, rules).filter(({ day }) => day !== null);
  const [first, ...others] = meant;
  if (first === undefined) return null;
  let limit = first;
  for (const next of others) {
    if (!rules.or.test(words.slice(limit.to, next.from))) break;
    limit = next;
  }
  return [first.day, limit.day].reduce((one, other) => ((other ?? "") > (one ?? "") ? other : one), null);
}

/** Without the days that were put right afterwards. */
function lastMeant(days: readonly DaySaid[], words: string, { mends }: DayRules): readonly DaySaid[] {
  const from = days.findLastIndex(({ from }, at) => {
    const before = days[at - 1];
    return before !== undefined && mends.test(words.slice(before.to, from));
  });
  return from < 0 ? days : days.slice(from);
}
