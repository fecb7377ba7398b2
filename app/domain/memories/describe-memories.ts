import { fullDayWords } from "~/domain/schedule/day-words";
import type { LocalDate } from "~/lib/columns";
import type { groupMemories, MemoryGroup } from "./memory-groups";

/** What is known about a person, in words. */

const TITLES: Readonly<Record<MemoryGroup, string>> = {
  pinned: "Kept on top",
  person: "People",
  preference: "What you like, and what you don't",
  life: "Your life",
  goal: "What you are after",
  own: "In your own words",
};

const callHref = (callId: string, turn: number | null) => `/calls/${callId}${turn ? `#turn-${turn}` : ""}`;

/**
 * Groups of memories as their page shows them.
 *
 * @param today the person's local day, for days without a year
 */
export function describeMemories(groups: ReturnType<typeof groupMemories>, today: LocalDate) {
  const day = (of: LocalDate) => fullDayWords(of, today);
  return groups.map(({ group, memories }) => ({
    group,
    title: TITLES[group],
    memories: memories.map(({ id, text, quote, callId, turn, pinned, corrected, kind, validFrom, past }) => ({
      id,
      text,
      /** Under the person's own wording there is no need of the words of then. */
      quote: quote && !corrected && quote !== text ? quote : null,
      pinned,
      source: corrected ? "Your wording" : kind === "own" ? "Written by you" : "From your call",
      day: { at: validFrom, words: day(validFrom) },
      href: callId && callHref(callId, turn),
      past: past.map((before) => ({
        id: before.id,
        text: before.text,
        from: { at: before.validFrom, words: day(before.validFrom) },
        until: { at: before.validUntil, words: day(before.validUntil) },
      })),
    })),
  }));
}

export type ShownGroup = ReturnType<typeof describeMemories>[number];

/** @returns what is said of forgotten facts, or null */
export function forgottenWords(forgotten: number): string | null {
  if (forgotten === 0) return null;
  const things = forgotten === 1 ? "One fact is" : `${forgotten} facts are`;
  return `${things} forgotten. No word of it is kept, only how to know it again, so that it isn't learned anew.`;
}
