import { withService } from "~/db/with-service.server";
import { keepNextCall } from "./keep-next-call.server";

/**
 * Moves a person's next call after something outside their plan has changed, such as what they are entitled to.
 *
 * @param input.userId whose plan; someone who is gone by now has none
 * @param input.now only slots after this instant count
 */
export async function replanCalls({ userId, now }: { userId: string; now: Date }): Promise<void> {
  await withService(async (tx) => {
    if (await tx.user.findUnique({ where: { id: userId }, select: { id: true } })) {
      await keepNextCall(tx, userId, now);
    }
  });
}
