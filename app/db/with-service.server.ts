import { type Tx, transactionAs } from "./transaction.server";

/**
 * Runs `work` in one transaction that sees every row. For webhooks, jobs and sign-in, where there is no
 * signed-in person yet; never for a page.
 *
 * @returns what `work` returns; a throw rolls everything back
 */
export function withService<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transactionAs("relevel_service", "", work);
}
