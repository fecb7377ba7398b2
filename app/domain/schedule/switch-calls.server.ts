import { noteAct } from "~/db/note-audit.server";
import { withUser } from "~/db/with-user.server";
import { keepNextCall } from "./keep-next-call.server";
import { type ConsentGiven, recordConsent } from "./record-consent.server";

/**
 * Turns the daily call on or off. Turning it on after consent was withdrawn needs consent again.
 *
 * @param enabled whether it should ring
 * @param consent what was agreed to with this form, if anything
 */
export async function switchCalls(
  userId: string,
  enabled: boolean,
  consent: ConsentGiven | null,
  now: Date,
): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    if (consent) await recordConsent(tx, userId, "calls", true, consent);
    await tx.user.update({ where: { id: userId }, data: { callEnabled: enabled }, select: { id: true } });
    await keepNextCall(tx, userId, now);
    const action = enabled ? "calls_turned_on" : "calls_turned_off";
    await noteAct(tx, { actor: "user", actorId: userId, action, userId });
  });
}
