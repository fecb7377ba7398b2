import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import type { Finding } from "~/domain/progress/findings";
import { AppError } from "~/lib/app-error";
import { enqueue } from "~/queue/enqueue.server";
import { loadToldFacts } from "./told-facts.server";

/**
 * Forgets a fact, with everything else that was ever known about the same subject: no word of it stays, and neither
 * search nor a later talk brings it back. What stays says only that something was forgotten, and how to know it
 * again. Forgetting it twice changes nothing.
 *
 * @param now the instant of forgetting
 * @throws {AppError} not_found, also for another person's memory
 */
export async function forgetMemory(userId: string, memoryId: string, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const memory = await tx.memory.findFirst({
      where: { id: memoryId, userId },
      select: { subject: true, forgottenAt: true },
    });
    if (!memory) throw new AppError("not_found");
    const { subject } = memory;
    if (memory.forgottenAt || subject === null) return;
    const all = await tx.memory.findMany({
      where: { userId, subject, forgottenAt: null },
      select: { id: true, callId: true, turns: true, fingerprint: true },
    });
    const gone = new Set(all.map(({ fingerprint }) => fingerprint));
    const cited = new Map<string, Set<number>>();
    const cite = (callId: string | null, turns: readonly number[]) => {
      if (callId) cited.set(callId, new Set([...(cited.get(callId) ?? []), ...turns]));
    };
    for (const { callId, turns } of all) cite(callId, turns);
    // Other talks have told it, too.
    for (const { callId, fact, fingerprint } of await loadToldFacts(tx, userId)) {
      if (gone.has(fingerprint)) cite(callId, fact.turns);
    }
    const ids = all.map(({ id }) => id);
    await tx.memory.updateMany({
      where: { id: { in: ids } },
      data: { text: null, subject: null, quote: null, pinnedAt: null, forgottenAt: now },
    });
    await tx.searchEntry.deleteMany({ where: { userId, memoryId: { in: ids } } });
    await hideTurns(tx, userId, cited);
    // What the next talk may bring up stands on it, too.
    await enqueue(tx, "settle_progress", { userId });
  });
}

/** Takes turns, and the sentences that cite them, out of the search index. */
async function hideTurns(
  tx: Tx,
  userId: string,
  cited: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<void> {
  const reflections = await tx.reflection.findMany({
    where: { userId, callId: { in: [...cited.keys()] } },
    select: { callId: true, found: true },
  });
  for (const [callId, turns] of cited) {
    const found = (reflections.find((each) => each.callId === callId)?.found ?? []) as Finding[];
    const sentences = found.filter((finding) => finding.turns.some((turn) => turns.has(turn)));
    await tx.searchEntry.deleteMany({
      where: {
        userId,
        callId,
        OR: [
          { kind: "turn", turn: { in: [...turns] } },
          { kind: "reflection", text: { in: sentences.map(({ text }) => text) } },
        ],
      },
    });
  }
}
