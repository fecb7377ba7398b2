import type { LocalDate } from "~/lib/columns";

/** What is known about a person, in the order in which their page shows it. */

export type MemoryKind = "person" | "preference" | "life" | "goal" | "own";

/** A memory as it is kept. */
export type KeptMemory = {
  id: string;
  kind: MemoryKind;
  subject: string;
  text: string;
  quote: string | null;
  callId: string | null;
  /** The first turn it cites. */
  turn: number | null;
  pinned: boolean;
  /** The person's own wording stands in `text`. */
  corrected: boolean;
  validFrom: LocalDate;
  /** The day from which another value held; null while this one does. */
  validUntil: LocalDate | null;
};

/** One that holds, with what held before, newest first. */
export type ShownMemory = Omit<KeptMemory, "subject" | "validUntil"> & {
  past: { id: string; text: string; validFrom: LocalDate; validUntil: LocalDate }[];
};

export const MEMORY_GROUPS = ["pinned", "person", "preference", "life", "goal", "own"] as const;
export type MemoryGroup = (typeof MEMORY_GROUPS)[number];

/**
 * Groups memories: pinned ones first, then by kind; the newest of each first.
 *
 * @returns groups that have any
 */
export function groupMemories(
  memories: readonly KeptMemory[],
): { group: MemoryGroup; memories: ShownMemory[] }[] {
  const newestFirst = [...memories].sort(
    (a, b) => compare(b.validFrom, a.validFrom) || compare(a.text, b.text) || compare(a.id, b.id),
  );
  const shown = newestFirst
    .filter(({ validUntil }) => validUntil === null)
    .map(({ subject, validUntil: _, ...memory }) => ({
      ...memory,
      past: newestFirst.flatMap(({ id, text, validFrom, validUntil, subject: other }) =>
        other === subject && validUntil !== null ? [{ id, text, validFrom, validUntil }] : [],
      ),
    }));
  return MEMORY_GROUPS.map((group) => ({
    group,
    memories: shown.filter(({ pinned, kind }) => (pinned ? "pinned" : kind) === group),
  })).filter((each) => each.memories.length > 0);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
