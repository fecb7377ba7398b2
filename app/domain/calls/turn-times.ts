import { quantile } from "~/lib/quantile";

/** How quick a talk was, from the instants of its turns. No word of it is needed for that. */

/** Who spoke, and from when. */
export type TurnTime = { role: "companion" | "user"; at: Date };

/**
 * How quickly the companion spoke.
 *
 * @param answeredAt when the phone was picked up
 * @param turns in the order they were said
 * @returns milliseconds: from picking up to the companion's first word, and between a person's line and the
 *   companion's next; null where there is nothing to measure
 */
export function turnTimes(answeredAt: Date | null, turns: readonly TurnTime[]) {
  const first = turns.find(({ role }) => role === "companion");
  const gaps = turns.flatMap((turn, n) => {
    const before = turns[n - 1];
    return turn.role === "companion" && before?.role === "user"
      ? [turn.at.getTime() - before.at.getTime()]
      : [];
  });
  return {
    toFirstWord: answeredAt && first ? Math.max(0, first.at.getTime() - answeredAt.getTime()) : null,
    replies: gaps.length,
    replyP50: quantile(gaps, 0.5),
    replyP95: quantile(gaps, 0.95),
  };
}
