/** A table of the copy: `data/<name>.json`. */
export type ExportedTable = {
  /** With its schema. */
  table: string;
  /** Columns of the copy. Whose rows they are is said once, in `relevel.json`. */
  columns: readonly string[];
  /** Columns that aren't in it, and why. */
  withheld?: Readonly<Record<string, string>>;
  /** In which order the rows are read. */
  order: string;
  /** How rows are found; by default by their `user_id`. */
  whose?: "id" | "visible";
};

/** Why no copy says it beside every row. */
export const OWNER = "It is the account's own id, which stands in relevel.json.";
