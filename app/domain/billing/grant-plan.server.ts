import { noteAct } from "~/db/note-audit.server";
import { withService } from "~/db/with-service.server";
import { AppError } from "~/lib/app-error";
import { paidUntil } from "./entitlement";
import { projectPlan } from "./project-plan.server";
import { snapshotFrom } from "./snapshot";

/**
 * Gives a person the Pro plan until an instant, or takes what was given away, without a payment: the word of whoever
 * runs the instance, at the terminal, which is noted. What is paid for isn't touched.
 *
 * @param email of someone who has signed in before
 * @param grantedUntil when the gift ends; null takes it away at once
 * @param now the instant of giving
 * @returns `paidUntil`: until when a paid plan gives access, whatever was given; null when there is none that does
 * @throws {AppError} not_found when there is no such person
 */
export async function grantPlan(
  email: string,
  grantedUntil: Date | null,
  now: Date,
): Promise<{ paidUntil: Date | null }> {
  return withService(async (tx) => {
    const [user] = await tx.$queryRaw<{ id: string }[]>`
      select id from users where email = ${email}::text::citext for no key update`;
    if (!user)
      throw new AppError("not_found", "There is no user with this address. They have to sign in once first.");
    const userId = user.id;
    const stored = await tx.subscription.findUnique({
      where: { userId },
      select: { grantedUntil: true, grantedAt: true },
    });
    // A gift that is made longer while it runs goes on.
    const runs = stored?.grantedUntil && now < stored.grantedUntil;
    const grantedAt = grantedUntil && !runs ? now : (stored?.grantedAt ?? now);
    const gift = { grantedUntil, grantedAt };
    await tx.subscription.upsert({
      where: { userId },
      create: { userId, status: "none", ...gift },
      update: gift,
      select: { id: true },
    });
    await projectPlan(tx, userId, now);
    const act = { actor: "operator", userId } as const;
    if (grantedUntil)
      await noteAct(tx, { ...act, action: "plan_granted", detail: { until: grantedUntil.toISOString() } });
    else if (stored?.grantedUntil) await noteAct(tx, { ...act, action: "plan_revoked" });
    const snapshots = await tx.subscriptionSnapshot.findMany({ where: { userId } });
    const ends = snapshots.flatMap((row) => paidUntil(snapshotFrom(row)) ?? []).filter((end) => now < end);
    return { paidUntil: ends.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null };
  });
}
