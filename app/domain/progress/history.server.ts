import { withUser } from "~/db/with-user.server";
import { fromDateColumn, type LocalDate } from "~/lib/columns";
import { type ArtifactCode, maxFreezes } from "./artifacts";
import { type FoldedState, foldStreak, type Run } from "./streak";
import { MILESTONES } from "./xp";

/**
 * All that a person's days have come to: every day, past streaks, milestones with their badges, artifacts.
 *
 * @returns `days` oldest first; `milestones` in the order they were reached
 */
export function progressHistory(userId: string): Promise<{
  days: { date: LocalDate; state: FoldedState; note: string | null }[];
  past: Run[];
  milestones: { badge: string; days: number; date: LocalDate }[];
  artifacts: { code: ArtifactCode; earnedOn: LocalDate; reason: string; weekday: number | null }[];
}> {
  return withUser(userId, async (tx) => {
    const rows = await tx.streakDay.findMany({ where: { userId }, orderBy: { localDate: "asc" } });
    const held = await tx.userArtifact.findMany({ where: { userId }, orderBy: { earnedOn: "asc" } });
    const days = rows.map(({ localDate, state, note }) => ({
      date: fromDateColumn(localDate),
      state: state as FoldedState,
      note,
    }));
    // A day that a freeze kept was missed all the same: the fold uses the freeze again.
    const facts = days.map(({ date, state }) => ({
      date,
      state: state === "freeze" ? ("missed" as const) : state,
    }));
    const folded = foldStreak(facts, {
      maxFreezes: maxFreezes(held.map(({ artifactCode }) => artifactCode)),
    });
    return {
      days,
      past: folded.past,
      milestones: folded.milestones.flatMap(({ days, date }) => {
        const badge = MILESTONES.find((milestone) => milestone.days === days)?.badge;
        return badge ? [{ badge, days, date }] : [];
      }),
      artifacts: held.map(({ artifactCode, earnedOn, reason, weekday }) => ({
        code: artifactCode as ArtifactCode,
        earnedOn: fromDateColumn(earnedOn),
        reason,
        weekday,
      })),
    };
  });
}
