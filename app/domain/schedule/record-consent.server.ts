import type { Tx } from "~/db/transaction.server";

/** The words a person agreed to, and where they did. */
export type ConsentGiven = { version: string; text: string; source: string };

/**
 * Adds a row to the consent record, for the number the person has at this moment. Rows are never changed.
 *
 * @param tx the transaction of the change that goes with it
 * @param granted false for a withdrawal
 */
export async function recordConsent(
  tx: Tx,
  userId: string,
  granted: boolean,
  given: ConsentGiven,
): Promise<void> {
  const { phone } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { phone: true } });
  await tx.consent.createMany({
    data: [
      {
        userId,
        kind: "calls",
        granted,
        textVersion: given.version,
        text: given.text,
        source: given.source,
        phone,
      },
    ],
  });
}
