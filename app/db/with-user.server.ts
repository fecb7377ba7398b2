import { MINUTE } from "~/lib/time";
import { type Tx, transactionAs } from "./transaction.server";

/**
 * Runs `work` in one transaction that sees and changes only this person's rows. Every page and every API
 * request of a signed-in person goes through here. No HTTP, mail or vendor call inside.
 *
 * @param userId `users.id` of the signed-in person
 * @returns what `work` returns; a throw rolls everything back
 */
export function withUser<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transactionAs("relevel_app", userId, work);
}

/**
 * The same for reading much: everything is seen as it was at one instant, for as long as a minute.
 *
 * @param userId `users.id` of the signed-in person
 */
export function withUserSnapshot<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transactionAs("relevel_app", userId, work, { isolationLevel: "RepeatableRead", timeout: MINUTE });
}
