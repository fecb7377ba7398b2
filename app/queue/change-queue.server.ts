import type { QueryResultRow } from "pg";
import { noteAct } from "~/db/note-audit.server";
import { type Tx, transactionAs } from "~/db/transaction.server";
import type { QueueDb } from "./inspect.server";

/** Who changes the queue by hand: an administrator in the console, or whoever has the terminal. */
export type By = { actor: "admin"; actorId: string } | { actor: "operator" };

/** What a change may use: the queue, and the rows that its jobs are about, in one transaction. */
export type QueueChange = {
  db: QueueDb;
  tx: Tx;
  /** Writes down what was done. */
  note: (
    action: string,
    target: string,
    more?: { detail?: Record<string, string | number>; userId?: string },
  ) => Promise<void>;
};

/**
 * Changes the queue by hand, in one transaction of its owner. What is done is noted in the same one.
 *
 * @param by who does it
 * @returns what `work` returns; a throw rolls everything back
 */
export function changeQueue<T>(by: By, work: (change: QueueChange) => Promise<T>): Promise<T> {
  return transactionAs("none", "", (tx) =>
    work({
      db: {
        query: async <Row extends QueryResultRow>(text: string, values: unknown[] = []) => ({
          rows: await tx.$queryRawUnsafe<Row[]>(text, ...values),
        }),
      },
      tx,
      note: (action, target, more) => noteAct(tx, { ...by, action, target, ...more }),
    }),
  );
}
