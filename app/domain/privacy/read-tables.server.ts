import type { Tx } from "~/db/transaction.server";
import { withUserSnapshot } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { COPY_LIMITS } from "./export-limits";
import { EXPORTED, type ExportName, MADE_COLUMNS } from "./export-tables";
import type { ExportedTable } from "./exported-table";

/** Rows that come from the database at once. */
const PAGE = 500;

/** Every row of a person, as JSON text, by the names of the copy. */
export type CopiedRows = { [N in ExportName]: string[] };

/**
 * Reads everything that is kept of a person, as it was at one instant, with their own rights.
 *
 * @param userId the signed-in person
 * @throws {AppError} unavailable when it is more than fits into a copy
 */
export function readTables(userId: string): Promise<CopiedRows> {
  return withUserSnapshot(userId, async (tx) => {
    const rows: Partial<CopiedRows> = {};
    let bytes = 0;
    for (const name of Object.keys(EXPORTED) as ExportName[]) {
      rows[name] = await rowsOf(tx, EXPORTED[name]);
      bytes += rows[name].reduce((sum, row) => sum + Buffer.byteLength(row), 0);
      if (bytes > COPY_LIMITS.dataBytes)
        throw new AppError(
          "unavailable",
          "There is more than fits into one copy. Write to whoever runs this instance.",
        );
    }
    return rows as CopiedRows;
  });
}

/** Row-level security says whose rows they are; naming the person once more lets an index find them. */
const WHOSE = {
  user_id: "where user_id = (select relevel.current_user_id())",
  id: "where id = (select relevel.current_user_id())",
  visible: "",
};

/** A cursor: no more than a page at a time is on its way. Everything in the statement is of our own list. */
async function rowsOf(tx: Tx, { table, columns, order, whose }: ExportedTable): Promise<string[]> {
  const list = columns.map((column) => {
    const made = MADE_COLUMNS[column];
    return made ? `${made} as "${column}"` : `"${column}"`;
  });
  await tx.$executeRawUnsafe(
    `declare copied no scroll cursor for
     select row_to_json(r)::text as row from (
       select ${list.join(", ")} from ${table} ${WHOSE[whose ?? "user_id"]} order by ${order}) r`,
  );
  const rows: string[] = [];
  for (;;) {
    const page = await tx.$queryRawUnsafe<{ row: string }[]>(`fetch ${PAGE} from copied`);
    rows.push(...page.map(({ row }) => row));
    if (page.length < PAGE) break;
  }
  await tx.$executeRawUnsafe("close copied");
  return rows;
}
