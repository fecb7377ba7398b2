import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

/**
 * Prisma gives a transaction's connection back to the pool after its COMMIT or ROLLBACK, and only if that
 * succeeds. One that broke on the way, as all do when the server restarts, would be lost to the pool for ever,
 * and a ROLLBACK that fails after Prisma's own time limit is nobody's to catch and would end the process. This
 * adapter takes such a connection out of the pool; the server rolls back what it no longer hears from.
 */
export class PoolKeepingAdapter extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const start = connection.startTransaction.bind(connection);
    connection.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const execute = transaction.executeRaw.bind(transaction);
      const { client } = transaction as unknown as { client: pg.PoolClient };
      transaction.executeRaw = async (query) => {
        try {
          return await execute(query);
        } catch (error) {
          if (query.sql === "COMMIT") client.release(true);
          if (query.sql !== "ROLLBACK") throw error;
          transaction.rollback = async () => client.release(true);
          return 0;
        }
      };
      return transaction;
    };
    return connection;
  }
}
