import { withService } from "~/db/with-service.server";
import { AppError } from "~/lib/app-error";
import { enqueue } from "~/queue/enqueue.server";

/**
 * Gives a person the Pro plan until an instant, or takes it away, without a payment: the word of whoever runs
 * the instance.
 *
 * @param email of someone who has signed in before
 * @param accessUntil when access ends; null takes it away at once
 * @throws {AppError} not_found when there is no such person
 */
export async function grantPlan(email: string, accessUntil: Date | null): Promise<void> {
  await withService(async (tx) => {
    const user = await tx.user.findFirst({ where: { email }, select: { id: true } });
    if (!user)
      throw new AppError("not_found", "There is no user with this address. They have to sign in once first.");
    const tier = accessUntil ? ("pro" as const) : ("free" as const);
    const grant = { tier, status: accessUntil ? "granted" : "revoked", accessUntil };
    await tx.subscription.upsert({
      where: { userId: user.id },
      create: { userId: user.id, ...grant },
      update: grant,
    });
    await enqueue(tx, "keep_next_call", { userId: user.id });
  });
}
