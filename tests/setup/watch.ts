import type pg from "pg";

/**
 * Waits for a call by listening to the database's own notices, without looking over and over.
 *
 * @param db a client that does nothing else meanwhile
 * @param callId the call
 * @param until tells from the row whether the wait is over
 * @param withinMs gives up after so many milliseconds
 * @returns the row that ended the wait
 */
export async function waitForCall<Row extends Record<string, unknown>>(
  db: pg.Client,
  callId: string,
  until: (row: Row) => boolean,
  withinMs = 30_000,
): Promise<Row> {
  const read = async () => (await db.query<Row>("select * from calls where id = $1", [callId])).rows[0];
  await db.query("listen call_changed");
  return new Promise<Row>((resolve, reject) => {
    let last: Row | undefined;
    const finish = (settle: () => void) => {
      clearTimeout(limit);
      db.off("notification", look);
      settle();
    };
    const look = () => {
      read().then(
        (row) => {
          last = row;
          if (row && until(row)) finish(() => resolve(row));
        },
        (error) => finish(() => reject(error)),
      );
    };
    const limit = setTimeout(
      () => finish(() => reject(new Error(`the call is still ${JSON.stringify(last?.status)}`))),
      withinMs,
    );
    db.on("notification", look);
    look();
  });
}

const FINAL = ["completed", "no_answer", "busy", "voicemail", "failed", "canceled", "unknown"];

/** The row of a call once nothing more will happen to it. */
export function waitForEnd(db: pg.Client, callId: string, withinMs?: number): Promise<CallRow> {
  return waitForCall<CallRow>(db, callId, (row) => FINAL.includes(row.status), withinMs);
}

export type CallRow = {
  id: string;
  user_id: string;
  kind: string;
  status: string;
  attempt: number;
  to_number: string;
  vendor_call_id: string | null;
  scheduled_at: Date;
  dialed_at: Date | null;
  answered_at: Date | null;
  ended_at: Date | null;
  duration_seconds: number | null;
  ended_reason: string | null;
  transcript: { role: string; text: string; at: string }[] | null;
};
