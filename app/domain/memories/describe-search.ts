import { fullDayWords } from "~/domain/schedule/day-words";
import type { LocalDate } from "~/lib/columns";
import type { Segment } from "./highlight";
import type { SearchKind } from "./search-entries";

/** What was found, in words. */

const SOURCES: Readonly<Record<SearchKind, string>> = {
  turn: "You said",
  reflection: "Reflection",
  memory: "Memory",
};

/**
 * Search results as their page shows them.
 *
 * @param today the person's local day, for days without a year
 */
export function describeResults(
  results: readonly {
    id: string;
    kind: SearchKind;
    callId: string | null;
    turn: number | null;
    memoryId: string | null;
    day: LocalDate;
    segments: Segment[];
  }[],
  today: LocalDate,
) {
  return results.map(({ id, kind, callId, turn, memoryId, day, segments }) => ({
    id,
    source: SOURCES[kind],
    day: { at: day, words: fullDayWords(day, today) },
    href: callId ? `/calls/${callId}${turn ? `#turn-${turn}` : ""}` : `/memories#memory-${memoryId}`,
    segments,
  }));
}

export type ShownResult = ReturnType<typeof describeResults>[number];
