import type { Tx } from "~/db/transaction.server";
import { countryHours } from "./call-hours";
import { type HoursChoice, hoursConsent, isWider } from "./hours-choice";
import { recordConsent } from "./record-consent.server";

/**
 * Writes `any_hours` after the window, the number or the choice itself has changed, and the consent record with
 * it: the choice holds for the window and the number it was made for, and its words are kept.
 *
 * @param tx the transaction of the change, which holds the user's row
 * @param choice the window and the number as they are now; `anyHours` where the person wants to be rung in all of
 *   the window, even outside the hours of the country
 * @param source where they said so, for the record
 */
export async function keepHoursChoice(
  tx: Tx,
  userId: string,
  { phone, window, anyHours }: HoursChoice,
  source: string,
): Promise<void> {
  const latest = await tx.consent.findFirst({
    where: { userId, kind: "hours" },
    orderBy: { createdAt: "desc" },
    select: { granted: true, textVersion: true, text: true, phone: true },
  });
  const country = countryHours(phone ?? "");
  const given = anyHours && window && isWider(window, country) ? hoursConsent(window, country) : null;
  if (given && !(latest?.granted && latest.text === given.text && latest.phone === phone)) {
    await recordConsent(tx, userId, "hours", true, { ...given, source });
  }
  if (!given && latest?.granted) {
    const { textVersion: version, text } = latest;
    await recordConsent(tx, userId, "hours", false, { version, text, source });
  }
  await tx.user.update({
    where: { id: userId },
    data: { anyHours: given !== null },
    select: { id: true },
  });
}
