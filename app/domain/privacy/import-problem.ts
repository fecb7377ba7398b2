/** Why a copy isn't brought. `rows` and `file` name what it is about: a table, or an entry of the archive. */
export type Problem =
  | {
      code:
        | "not_a_zip"
        | "not_ours"
        | "newer"
        | "too_large"
        | "ledger"
        | "inconsistent"
        | "has_history"
        | "lost";
    }
  | { code: "damaged" | "rows"; about: string };

/** Codes of problems, with what is said of them. `about` is a name of ours. */
const WORDS: { [code in Problem["code"]]: (about: string) => string } = {
  not_a_zip: () => "This is no ZIP file, or it isn't whole. Choose the file as you downloaded it.",
  not_ours: () =>
    "This ZIP file wasn't made here: it has no relevel.json of ours, or entries that we never write.",
  newer: () =>
    "This copy is of a newer version of relevel.me than this one. Bring it to an instance that is as new.",
  too_large: () => "This copy, or something in it, is larger than any that we make.",
  damaged: (about) => `${about} in this copy can't be read. Download it once more, and bring it as it is.`,
  rows: (about) =>
    `${about} in this copy has something in it that we never write. Bring the copy as you downloaded it.`,
  ledger: () =>
    "The XP in xp_events.json don't add up: a row takes back what isn't there. Bring the copy as it was.",
  inconsistent: () => "Parts of this copy don't fit together. Bring it as you downloaded it.",
  has_history: () =>
    "This account has talks or practice of its own. So that nothing counts twice, a copy goes into an account that is new.",
  lost: () => "The file didn't reach us whole. Please choose it once more.",
};

/** A copy that can't be brought as it is. */
export class CopyProblem extends Error {
  override name = "CopyProblem";

  constructor(
    readonly problem: Problem,
    options: { cause?: unknown } = {},
  ) {
    super(problem.code, options);
  }
}

/** A problem as it is kept: "rows:calls.json". */
export const storedProblem = (problem: Problem): string =>
  "about" in problem ? `${problem.code}:${problem.about}` : problem.code;

/**
 * What a person reads of a problem: what is wrong, and what to do.
 *
 * @param stored by `storedProblem`
 */
export function problemWords(stored: string): string {
  const [code = "", about = ""] = stored.split(/:(.*)/s);
  const words = Object.entries(WORDS).find(([known]) => known === code)?.[1];
  return words?.(about) ?? WORDS.inconsistent("");
}
