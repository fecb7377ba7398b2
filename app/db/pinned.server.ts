import type { QueryResultRow } from "pg";
import { database } from "./client.server";

/** A statement. With a name, unique in the product, the server prepares it once per connection. */
export type Statement = { name?: string; text: string };

/** Runs a statement in the transaction at hand. Instants come as `Date`, everything else as its column says. */
export type Run = <Row extends QueryResultRow>(statement: Statement, values: unknown[]) => Promise<Row[]>;

/**
 * The same as `withService`, for the few hot paths that are worth plain SQL: fixed statements on one connection. Everything else uses Prisma.
 *
 * @returns what `work` returns; a throw rolls everything back
 */
export async function withPinnedService<T>(work: (run: Run) => Promise<T>): Promise<T> {
  const client = await database().pool.connect();
  let broken = true;
  try {
    await client.query("begin; set local role relevel_service; set local timezone to 'UTC'");
    try {
      const result = await work(
        async (statement, values) => (await client.query({ ...statement, values })).rows,
      );
      await client.query("commit");
      broken = false;
      return result;
    } catch (error) {
      // A connection that can't even roll back is of no more use.
      await client.query("rollback").then(() => {
        broken = false;
      });
      throw error;
    }
  } finally {
    client.release(broken);
  }
}

/**
 * One look in one round trip, for questions asked every minute whose answer is mostly "nothing". It runs as the
 * login role itself and must ask for nothing personal.
 */
export async function glance<Row extends QueryResultRow>(
  statement: Statement,
  values: unknown[],
): Promise<Row | undefined> {
  const { rows } = await database().pool.query<Row>({ ...statement, values });
  return rows[0];
}
