import { DAY } from "~/lib/time";
import type { BroughtName, BroughtRows } from "./import-rows";

/** Talks that somebody has still to read, or to read again. */
const MOST_UNREAD = 100;
/** Older ones nobody reads by themselves. */
const LOOKED_AT = 61 * DAY;

type Work = Pick<BroughtRows, "calls" | "reflections" | "reflection_corrections">;

/**
 * Would the rows of a copy leave more to be done than those of one person ever do? Whoever writes them by hand could
 * have thousands of talks read at once.
 *
 * @param now when the copy is brought
 * @returns the table that does, or null
 */
export function leavesTooMuch(
  { calls, reflections, reflection_corrections }: Work,
  now: Date,
): BroughtName | null {
  const isSince = (at: string | null, ms: number) => at !== null && Date.parse(at) > now.getTime() - ms;
  const read = new Set(reflections.map(({ call_id }) => call_id));
  const unread = calls.filter(
    ({ id, status, ended_at }) => status === "completed" && !read.has(id) && isSince(ended_at, LOOKED_AT),
  );
  if (unread.length > MOST_UNREAD) return "calls";
  const unawarded = reflections.filter(
    ({ awarded_hash, turns_hash, told_at }) => awarded_hash !== turns_hash && isSince(told_at, LOOKED_AT),
  );
  if (unawarded.length > MOST_UNREAD) return "reflections";
  const asked = reflection_corrections.filter(({ applied_at }) => applied_at === null);
  return new Set(asked.map(({ call_id }) => call_id)).size > MOST_UNREAD ? "reflection_corrections" : null;
}
