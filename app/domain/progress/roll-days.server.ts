import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { enqueue } from "~/queue/enqueue.server";
import { settleProgress } from "./settle-progress.server";

const BATCH = 100;

/**
 * Settles everybody whose local day is over. Most minutes that is nobody, which the first entry of an index tells.
 * Whoever can't be settled holds nobody else up.
 *
 * @param input.now days that have ended by then are over
 * @throws the first failure, when everybody else is done
 */
export async function rollDays({ now }: { now: Date }): Promise<void> {
  const failures = new Map<string, unknown>();
  let settled = 0;
  for (;;) {
    const due = await whoIsDue(now, [...failures.keys()]);
    if (due.length === 0) break;
    for (const userId of due) {
      try {
        await settleProgress({ userId, now });
        // Check-points are another area's: its job brings them up to the new day.
        await withService((tx) => enqueue(tx, "apply_recalls", { userId }));
        settled += 1;
      } catch (error) {
        failures.set(userId, error);
      }
    }
  }
  if (settled > 0) logger.info({ settled }, "local days closed");
  for (const failure of failures.values()) throw failure;
}

async function whoIsDue(now: Date, except: string[]): Promise<string[]> {
  const rows = await withService((tx) =>
    tx.progress.findMany({
      where: { nextSettleAt: { lte: now }, userId: { notIn: except } },
      orderBy: { nextSettleAt: "asc" },
      take: BATCH,
      select: { userId: true },
    }),
  );
  return rows.map(({ userId }) => userId);
}
