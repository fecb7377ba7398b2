import { noteAct } from "~/db/note-audit.server";
import { withService } from "~/db/with-service.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";
import type { Turn } from "~/providers/telephony/provider";

/**
 * Hands an administrator the transcript of a call whose person allows it at this moment, and notes on their account
 * that it was read: both or neither. The permission is asked for by the statement that reads.
 *
 * @param reading.adminId `users.id` of whoever reads
 * @param reading.callId whose transcript
 * @param reading.now the permission must hold at this instant
 * @returns the turns as they are kept, and until when they may be read
 * @throws {AppError} not_found when there is no such call, no permission, or nobody that may read
 */
export function readTranscriptForSupport({
  adminId,
  callId,
  now,
}: {
  adminId: string;
  callId: string;
  now: Date;
}): Promise<{ turns: Turn[]; until: Date }> {
  return withService(async (tx) => {
    const at = now.toISOString();
    const [found] = isUuid(callId)
      ? await tx.$queryRaw<{ userId: string; transcript: Turn[] | null; until: Date }[]>`
          select c.user_id as "userId", c.transcript, g.expires_at as until
          from calls c
            join users a on a.id = ${adminId}::uuid and a.role = 'admin'
            join transcript_grants g on g.user_id = c.user_id and g.revoked_at is null
              and g.granted_at <= ${at}::timestamptz and g.expires_at > ${at}::timestamptz
          where c.id = ${callId}::uuid and c.kind <> 'verification'
          order by g.expires_at desc limit 1 for share of g`
      : [];
    if (!found) throw new AppError("not_found", "This transcript may not be read.");
    const { userId, transcript, until } = found;
    await noteAct(tx, {
      actor: "admin",
      actorId: adminId,
      action: "transcript_read",
      userId,
      target: callId,
    });
    return { turns: transcript ?? [], until };
  });
}
