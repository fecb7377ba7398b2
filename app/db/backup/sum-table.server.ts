import type pg from "pg";

/** Whatever runs a statement. */
export type Db = Pick<pg.ClientBase, "query">;

/**
 * A checksum of all rows of a table, the same in whatever order they lie. The session's time zone has to be UTC.
 *
 * @param table with its schema; one of ours
 * @param without names of columns that don't count
 * @returns the number of rows, and the sum of the first 60 bits of each row's SHA-256
 */
export async function sumTable(
  db: Db,
  table: string,
  without: readonly string[] = [],
): Promise<{ rows: number; sum: string }> {
  const { rows } = await db.query<{ rows: number; sum: string }>(
    `select count(*)::int as rows, coalesce(sum(
       ('x' || left(encode(sha256(convert_to((to_jsonb(t) - $1::text[])::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint
     ), 0)::text as sum
     from ${table} t`,
    [without],
  );
  return rows[0] ?? { rows: 0, sum: "0" };
}
