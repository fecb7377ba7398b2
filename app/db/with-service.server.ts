import { type Options, type Tx, transactionAs } from "./transaction.server";

/**
 * Runs `work` in one transaction that sees every row. For webhooks, jobs and sign-in, where there is no
 * signed-in person yet; never for a page.
 *
 * @param options for the few that take longer than the others
 * @returns what `work` returns; a throw rolls everything back
 */
export function withService<T>(work: (tx: Tx) => Promise<T>, options?: Pick<Options, "timeout">): Promise<T> {
  return transactionAs("relevel_service", "", work, options);
}
