import { OF_ACCOUNT } from "./export-account";
import { OF_TALKS } from "./export-talks";
import type { ExportedTable } from "./exported-table";

/**
 * What a copy of an account holds, table by table and column by column. A test compares it with the database: a table
 * or a column that somebody adds has to be named here, in the copy or with the reason why not.
 */

/** Every table with rows of a person that is in the copy, by its name in there. */
export const EXPORTED = { ...OF_ACCOUNT, ...OF_TALKS } as const satisfies Record<string, ExportedTable>;

export type ExportName = keyof typeof EXPORTED;

/** Columns of the copy that no table has, and what they say. */
export const MADE_COLUMNS: Readonly<Record<string, string>> = { own: "user_id is not null" };

/** Tables with rows of a person that aren't in the copy, and why. Reviewed one by one. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "auth.users": "The address for signing in; the same stands in account.json. Only the service reads it.",
  "public.call_talks": "Where a call stands that goes on right now. It is gone when the call is over.",
  "public.reflect_links": "Hashes of mailed links that end after some days. Only the service reads them.",
  "public.search_words": "The words of search_entries, counted; the database makes them of those.",
};
