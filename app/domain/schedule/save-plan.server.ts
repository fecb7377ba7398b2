import { withUser } from "~/db/with-user.server";
import { timeColumn } from "~/lib/columns";
import { keepNextCall } from "./keep-next-call.server";
import { type ConsentGiven, recordConsent } from "./record-consent.server";

/** Whom to call, where and when. */
export type PlanChange = { firstName: string; phone: string; localTz: string; callTime: string };

/**
 * Saves whom to call, where and when, and moves the next call accordingly. Onboarding gives consent with it.
 *
 * @param userId the signed-in person
 * @param change checked values: phone in E.164, an IANA zone, `HH:MM`
 * @param consent null when nothing was agreed to with this form
 * @param now only slots after this instant count
 */
export async function savePlan(
  userId: string,
  change: PlanChange,
  consent: ConsentGiven | null,
  now: Date,
): Promise<void> {
  await withUser(userId, async (tx) => {
    const { firstName, phone, localTz, callTime } = change;
    await tx.user.update({
      where: { id: userId },
      data: { firstName, phone, localTz, callTime: timeColumn(callTime) },
      select: { id: true },
    });
    if (consent) await recordConsent(tx, userId, true, consent);
    await keepNextCall(tx, userId, now);
  });
}
