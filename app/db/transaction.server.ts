import { SECOND } from "~/lib/time";
import { database, type Prisma } from "./client.server";

/** What a use case may touch the database with: one transaction that has put on a role. */
export type Tx = Prisma.TransactionClient;

const LIMITS = { maxWait: 5 * SECOND, timeout: 10 * SECOND };

/** How a transaction differs from a usual one. */
export type Options = {
  /** Milliseconds after which it is given up. */
  timeout?: number;
  /** Every statement sees the rows as they were when the first one began. */
  isolationLevel?: "RepeatableRead";
};

/**
 * Runs `work` in one transaction as a database role.
 *
 * @param role `relevel_app` or `relevel_service`
 * @param userId the signed-in person's id, or an empty string
 */
export function transactionAs<T>(
  role: string,
  userId: string,
  work: (tx: Tx) => Promise<T>,
  options: Options = {},
): Promise<T> {
  return database().prisma.$transaction(
    async (tx) => {
      // Local to the transaction: a pooled connection never carries a role or a person into the next one.
      // UTC, because the driver writes and reads instants without an offset.
      await tx.$queryRaw`select set_config('role', ${role}, true), set_config('app.user_id', ${userId}, true),
      set_config('timezone', 'UTC', true)`;
      return work(tx);
    },
    { ...LIMITS, ...options },
  );
}
