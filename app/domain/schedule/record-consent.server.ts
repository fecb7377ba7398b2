import type { Tx } from "~/db/transaction.server";

/** What can be agreed to: calls at all, or hours beyond those of the number's country. */
export type ConsentKind = "calls" | "hours";

/** The words a person agreed to, and where they did. */
export type ConsentGiven = {
  version: string;
  text: string;
  source: string;
  /** E.164; left out, it is for the number the person has at this moment. */
  phone?: string;
};

/**
 * Adds a row to the consent record. Rows are never changed.
 *
 * @param tx the transaction of the change that goes with it
 * @param kind what is agreed to
 * @param granted false for a withdrawal
 */
export async function recordConsent(
  tx: Tx,
  userId: string,
  kind: ConsentKind,
  granted: boolean,
  given: ConsentGiven,
): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { phone: true } });
  const { version: textVersion, text, source, phone = user.phone } = given;
  await tx.consent.createMany({ data: [{ userId, kind, granted, textVersion, text, source, phone }] });
}
