import { noteAct } from "~/db/note-audit.server";
import { withUser } from "~/db/with-user.server";
import { CONSENT } from "~/domain/onboarding/consent";
import { AppError } from "~/lib/app-error";
import { timeColumn } from "~/lib/columns";
import { paymentsMode } from "~/providers/payments/registry.server";
import type { Language } from "~/providers/telephony/provider";
import { callSettings } from "~/providers/telephony/registry.server";
import { choiceHoldsFor } from "./hours-choice";
import { keepHoursChoice } from "./keep-hours-choice.server";
import { keepNextCall } from "./keep-next-call.server";
import { type ConsentGiven, recordConsent } from "./record-consent.server";
import { dropPhoneCodes } from "./stop-everything.server";
import { PLAN_COLUMNS, planFrom } from "./stored-plan";

/** Whom to call, where and when. */
export type PlanChange = {
  firstName: string;
  phone: string;
  localTz: string;
  callTime: string;
  /** What the companion speaks; left out, it stays as it is. */
  language?: Language;
};

/** Where consent comes from that goes along to a new number. */
const NEW_NUMBER = "settings:new-number";
/** SQLSTATE of a zone that isn't known. */
const INVALID_PARAMETER = "22023";

/**
 * Saves whom to call, where and when, and moves the next call accordingly. Onboarding gives consent with it.
 * Without that, consent that is in force goes along to a new number.
 *
 * @param userId the signed-in person
 * @param change checked values: phone in E.164, an IANA zone, `HH:MM`
 * @param consent null when nothing was agreed to with this form
 * @param now only slots after this instant count
 * @throws {AppError} zone_unknown when the database can't compute with the zone
 */
export async function savePlan(
  userId: string,
  change: PlanChange,
  consent: ConsentGiven | null,
  now: Date,
): Promise<void> {
  const { firstName, phone, localTz, callTime, language } = change;
  await withUser(userId, async (tx) => {
    // Nobody can add to this person's consent record while the row is locked: a withdrawal comes before or after.
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: PLAN_COLUMNS });
    const before = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
    await tx.user.update({
      where: { id: userId },
      data: { firstName, phone, localTz, callTime: timeColumn(callTime), language },
      select: { id: true },
    });
    const moved = phone !== before.phone;
    // Typing another number where the page says that consent goes with it agrees to calls there.
    const along = moved && before.consented ? { ...CONSENT, source: NEW_NUMBER } : null;
    const given = consent ?? along;
    if (given) await recordConsent(tx, userId, "calls", true, given);
    if (moved) {
      await dropPhoneCodes(tx, userId, now);
      if (before.phone) {
        await noteAct(tx, { actor: "user", actorId: userId, action: "number_changed", userId });
      }
      const anyHours = before.anyHours && choiceHoldsFor(before.phone, phone);
      await keepHoursChoice(tx, userId, { phone, window: before.window, anyHours }, NEW_NUMBER);
    }
    await keepNextCall(tx, userId, now);
  }).catch((error) => {
    throw isUnknownZone(error, localTz) ? new AppError("zone_unknown", undefined, { cause: error }) : error;
  });
}

/** Zones come and go: the database may have an older list of them than we do. */
function isUnknownZone(error: unknown, zone: string): boolean {
  if (!(error instanceof Error) || !error.message.includes(zone)) return false;
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === INVALID_PARAMETER;
}
