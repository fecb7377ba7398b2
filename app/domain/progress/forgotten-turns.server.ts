import type { Tx } from "~/db/transaction.server";

/**
 * What of a person's talks stood on something they had forgotten since: nothing of it is brought up again.
 *
 * @param tx sees the person's rows
 * @returns does a sentence that cites these turns of a call stand on it?
 */
export async function forgottenTurns(
  tx: Tx,
  userId: string,
): Promise<(callId: string | null, turns: readonly number[]) => boolean> {
  const rows = await tx.memory.findMany({
    where: { userId, forgottenAt: { not: null }, callId: { not: null } },
    select: { callId: true, turns: true },
  });
  const gone = new Set(rows.flatMap(({ callId, turns }) => turns.map((turn) => `${callId}:${turn}`)));
  return (callId, turns) => turns.some((turn) => gone.has(`${callId}:${turn}`));
}
