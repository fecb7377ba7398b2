import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { configuredProvider } from "~/providers/telephony/registry.server";
import { enqueueAll } from "~/queue/enqueue.server";

/**
 * Where calls go to real phones, numbers that were proved on the simulated one are proved no more: anybody could
 * hear the code there. Their owners are asked to prove them again. Run when a worker starts.
 */
export async function dropSimulatedProofs(): Promise<void> {
  if (configuredProvider() === "simulator") return;
  const dropped = await withService(async (tx) => {
    const users = await tx.user.updateManyAndReturn({
      where: { phoneVerifiedBy: "simulator", phoneVerifiedAt: { not: null } },
      data: { phoneVerifiedAt: null, phoneVerifiedBy: null },
      select: { id: true },
    });
    await enqueueAll(
      tx,
      "keep_next_call",
      users.map(({ id }) => ({ userId: id })),
    );
    return users.length;
  });
  if (dropped > 0) logger.info({ dropped }, "numbers proved on the simulated phone have to be proved again");
}
