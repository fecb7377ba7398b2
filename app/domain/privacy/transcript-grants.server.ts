import { noteAct } from "~/db/note-audit.server";
import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { HOUR } from "~/lib/time";
import type { GrantHours } from "./grant-form";

const openAt = (userId: string, now: Date) => ({ userId, revokedAt: null, expiresAt: { gt: now } });

/**
 * Lets administrators read a person's transcripts for a while. A permission that is open already ends with this one.
 *
 * @param hours from now on
 */
export async function allowTranscripts(userId: string, hours: GrantHours, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    await end(tx, userId, now);
    const expiresAt = new Date(now.getTime() + hours * HOUR);
    await tx.transcriptGrant.createMany({ data: [{ userId, grantedAt: now, expiresAt }] });
    const action = "transcripts_allowed";
    await noteAct(tx, { actor: "user", actorId: userId, action, userId, detail: { hours } });
  });
}

/** Takes the permission back. From this instant no transcript opens any more. */
export async function refuseTranscripts(userId: string, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    await endGrants(tx, userId, now);
  });
}

/**
 * The same, in the transaction of what ends it. Where nothing was allowed, nothing happens.
 *
 * @param tx as the person or as the service; it holds the person's row
 */
export async function endGrants(tx: Tx, userId: string, now: Date): Promise<void> {
  if ((await end(tx, userId, now)) === 0) return;
  await noteAct(tx, { actor: "user", actorId: userId, action: "transcripts_refused", userId });
}

async function end(tx: Tx, userId: string, now: Date): Promise<number> {
  const { count } = await tx.transcriptGrant.updateMany({
    where: openAt(userId, now),
    data: { revokedAt: now },
  });
  return count;
}

/**
 * The permission that is open.
 *
 * @returns null when there is none; `reads`: how many transcripts administrators have opened under it
 */
export function readGrant(userId: string, now: Date) {
  return withUser(userId, async (tx) => {
    const grant = await tx.transcriptGrant.findFirst({
      where: openAt(userId, now),
      orderBy: { expiresAt: "desc" },
      select: { grantedAt: true, expiresAt: true },
    });
    if (!grant) return null;
    const reads = await tx.auditEntry.count({
      where: { userId, action: "transcript_read", at: { gte: grant.grantedAt } },
    });
    return { ...grant, reads };
  });
}
