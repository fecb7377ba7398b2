import type { LocalDate } from "~/lib/columns";

/** Something that a skill grew by: a session with its counted minutes, or an award of a meta-skill with its XP. */
export type Step = { id: string; day: LocalDate; amount: number };

/** A level that was reached on a day, and what was done since the level before it. */
export type LevelChange<S extends Step> = { level: number; day: LocalDate; steps: S[]; amount: number };

/**
 * The levels of a skill, one after the other, by what was done in order.
 *
 * @param steps oldest first; what adds nothing is no part of any level
 * @param levelAt the level that an amount in all comes to
 * @returns oldest first; a step that leaps over levels names the last
 */
export function levelChanges<S extends Step>(
  steps: readonly S[],
  levelAt: (total: number) => number,
): LevelChange<S>[] {
  const changes: LevelChange<S>[] = [];
  let [total, level] = [0, levelAt(0)];
  let since: S[] = [];
  for (const step of steps) {
    if (step.amount === 0) continue;
    total += step.amount;
    since.push(step);
    const reached = levelAt(total);
    if (reached === level) continue;
    level = reached;
    const amount = since.reduce((sum, each) => sum + each.amount, 0);
    changes.push({ level, day: step.day, steps: since, amount });
    since = [];
  }
  return changes;
}
