import { withUser } from "~/db/with-user.server";
import type { CopiesStanding } from "./describe-copies";
import { hasHistory } from "./has-history.server";
import type { ImportCounts } from "./import-counts";

/**
 * How much there is to take along, and what became of the last copy.
 *
 * @param userId the signed-in person
 */
export function loadCopies(userId: string): Promise<CopiesStanding> {
  return withUser(userId, async (tx) => {
    // What is stored is packed about as well as a ZIP is.
    const [size] = await tx.$queryRaw<{ rows: number; files: number; companions: number; talks: number }[]>`
      select
        coalesce((select sum(pg_column_size(transcript) + coalesce(pg_column_size(transcript_text), 0)) from calls
          where user_id = ${userId}::uuid and transcript is not null), 0)::float8
        + coalesce((select sum(pg_column_size(found)) from reflections where user_id = ${userId}::uuid), 0)::float8
          as rows,
        coalesce((select sum(bytes) from uploads where user_id = ${userId}::uuid), 0)::float8 as files,
        (select count(*) from uploads where user_id = ${userId}::uuid)::int as companions,
        (select count(*) from calls where user_id = ${userId}::uuid and status = 'completed'
          and kind <> 'verification')::int as talks`;
    const memories = await tx.memory.count({ where: { userId, forgottenAt: null } });
    const exported = await tx.auditEntry.findFirst({
      where: { userId, action: "export_made" },
      orderBy: { id: "desc" },
      select: { at: true },
    });
    const last = await tx.import.findFirst({
      where: { userId },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    });
    const { rows = 0, files = 0, companions = 0, talks = 0 } = size ?? {};
    return {
      ...{ talks, memories, companions, bytes: rows + files },
      lastExportAt: exported?.at ?? null,
      lastImport: last && {
        state: last.state as "waiting" | "applied" | "refused",
        counts: last.counts as ImportCounts,
        problem: last.problem,
        createdAt: last.createdAt,
        finishedAt: last.finishedAt,
      },
      hasHistory: await hasHistory(tx, userId),
    };
  });
}
