import { withUser } from "~/db/with-user.server";
import { fromDateColumn } from "~/lib/columns";
import { groupMemories, type MemoryKind } from "./memory-groups";

/**
 * What is known about a person. Of what they have forgotten only how much it is.
 *
 * @returns groups in the order of the page, past values under the one that holds
 */
export function listMemories(userId: string) {
  return withUser(userId, async (tx) => {
    const rows = await tx.memory.findMany({ where: { userId, forgottenAt: null } });
    const forgotten = await tx.memory.count({ where: { userId, forgottenAt: { not: null } } });
    const kept = rows.map((row) => ({
      id: row.id,
      kind: row.kind as MemoryKind,
      subject: row.subject ?? "",
      text: row.text ?? "",
      quote: row.quote,
      callId: row.callId,
      turn: row.turns[0] ?? null,
      pinned: row.pinnedAt !== null,
      corrected: row.correctedAt !== null,
      validFrom: fromDateColumn(row.validFrom),
      validUntil: row.validUntil && fromDateColumn(row.validUntil),
    }));
    return { groups: groupMemories(kept), forgotten };
  });
}
