import { withUser } from "~/db/with-user.server";
import { keepNextCall } from "./keep-next-call.server";
import { recordConsent } from "./record-consent.server";

/**
 * Withdraws consent: from this moment nothing rings, not even a call that is queued already.
 *
 * @param source where it was said, for the record
 */
export async function withdrawConsent(userId: string, source: string, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const latest = await tx.consent.findFirst({
      where: { userId, kind: "calls" },
      orderBy: { createdAt: "desc" },
      select: { granted: true, textVersion: true, text: true },
    });
    if (!latest?.granted) return;
    const { textVersion: version, text } = latest;
    await recordConsent(tx, userId, "calls", false, { version, text, source });
    await keepNextCall(tx, userId, now);
  });
}
