import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { CONSENT } from "~/domain/onboarding/consent";
import { timeColumn } from "~/lib/columns";
import { keepNextCall } from "./keep-next-call.server";
import { type ConsentGiven, recordConsent } from "./record-consent.server";
import { isConsented, PLAN_COLUMNS } from "./stored-plan";

/** Whom to call, where and when. */
export type PlanChange = { firstName: string; phone: string; localTz: string; callTime: string };

/**
 * Saves whom to call, where and when, and moves the next call accordingly. Onboarding gives consent with it.
 * Without that, consent that is in force goes along to a new number.
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
    const given = consent ?? (await consentToTakeAlong(tx, userId, phone));
    await tx.user.update({
      where: { id: userId },
      data: { firstName, phone, localTz, callTime: timeColumn(callTime) },
      select: { id: true },
    });
    if (given) await recordConsent(tx, userId, true, given);
    await keepNextCall(tx, userId, now);
  });
}

/** What is agreed to by typing another number where the page says that consent goes with it; null for none. */
async function consentToTakeAlong(tx: Tx, userId: string, phone: string): Promise<ConsentGiven | null> {
  // Nobody can add to this person's consent record while the row is locked: a withdrawal comes before or after.
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for update`;
  const { consents } = PLAN_COLUMNS;
  const before = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { phone: true, consents },
  });
  if (before.phone === phone || !isConsented(before)) return null;
  return { version: CONSENT.version, text: CONSENT.text, source: "settings:new-number" };
}
