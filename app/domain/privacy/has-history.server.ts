import type { Tx } from "~/db/transaction.server";

/**
 * Does an account have anything of its own that a copy would count a second time, or get in the way of?
 *
 * @param tx sees the person's rows
 */
export async function hasHistory(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select from calls where user_id = ${userId}::uuid and kind <> 'verification')
      or exists (select from practice_sessions where user_id = ${userId}::uuid)
      or exists (select from xp_events where user_id = ${userId}::uuid)
      or exists (select from streak_days where user_id = ${userId}::uuid)
      or exists (select from memories where user_id = ${userId}::uuid)
      or exists (select from text_talks where user_id = ${userId}::uuid)
      or exists (select from skills where user_id = ${userId}::uuid) as found`;
  return row?.found ?? false;
}
