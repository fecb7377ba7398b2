/** How much a copy brought, by what. */
export type ImportCounts = Record<string, number>;

/** SQLSTATE classes of rows that the database doesn't take: values, references, doubles, depth. */
const OF_ROWS = /^(22|23|54)/;
/** Where drivers keep what lies behind an error. */
const BEHIND = ["cause", "meta", "driverAdapterError"];
const DEEPEST = 6;

/**
 * Was a row refused by the database because of what is in it?
 *
 * @param error whatever was thrown; what lies behind it is looked at too
 */
export function isBadRow(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > DEEPEST) return false;
  const codes = ["code", "originalCode"].map((name) => Reflect.get(error, name));
  if (codes.some((code) => typeof code === "string" && OF_ROWS.test(code))) return true;
  return BEHIND.some((name) => isBadRow(Reflect.get(error, name), depth + 1));
}
