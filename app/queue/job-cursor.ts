/** Where a list of jobs goes on: the last one's place in its order. Numbers as the database writes them. */
export type JobCursor = { rank: string; runAt: string; updatedAt: string; id: string };

/** Stands between the parts of a cursor. */
export const CURSOR_PARTS = "_";

/**
 * A cursor as an address has it.
 *
 * @returns undefined for what is none
 */
export function readJobCursor(text: string | null): JobCursor | undefined {
  const number = String.raw`(-?\d{1,15}(?:\.\d{1,9})?)`;
  const [, rank, runAt, updatedAt, id] =
    new RegExp(`^([012])_${number}_${number}_([1-9]\\d{0,17})$`).exec(text ?? "") ?? [];
  return rank && runAt && updatedAt && id ? { rank, runAt, updatedAt, id } : undefined;
}
