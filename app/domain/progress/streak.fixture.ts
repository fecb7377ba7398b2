import { daysAfter } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import type { DayFact, DayState, FoldedState } from "./streak";

/** Days as letters, so that weeks fit into a row. `.` is a day that isn't there. */
const LETTERS: Readonly<Record<string, DayState>> = {
  t: "talked",
  w: "written",
  f: "service_fault",
  p: "pause",
  s: "skip",
  r: "repaired",
  x: "missed",
  o: "open",
};

export const FIRST_DAY: LocalDate = "2026-01-01";

/** The day of a letter. @param index from 0 */
export const dayAt = (index: number): LocalDate => daysAfter(FIRST_DAY, index);

/** @param letters one per day, blanks between them don't count; "t*6" is six of them */
export function daysOf(letters: string): DayFact[] {
  const spelled = letters.replace(/(\S)\*(\d+)/g, (_, letter: string, count: string) =>
    letter.repeat(Number(count)),
  );
  return [...spelled.replaceAll(" ", "")].flatMap((letter, index) => {
    const state = LETTERS[letter];
    return state ? [{ date: dayAt(index), state }] : [];
  });
}

/** States as letters again; a freeze is `F`. */
export const lettersOf = (days: readonly { state: FoldedState }[]): string =>
  days.map(({ state }) => Object.keys(LETTERS).find((letter) => LETTERS[letter] === state) ?? "F").join("");
