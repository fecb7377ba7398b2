import { noteAct } from "~/db/note-audit.server";
import { withUser } from "~/db/with-user.server";
import { stopEverything } from "./stop-everything.server";

/**
 * Withdraws consent: from this moment nothing rings, not even a call that is queued already, and one that rings or
 * is talked on is hung up.
 *
 * @param source where it was said, for the record
 */
export async function withdrawConsent(userId: string, source: string, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await stopEverything(tx, userId, now, { source });
    await noteAct(tx, { actor: "user", actorId: userId, action: "consent_withdrawn", userId });
  });
}
