import { HOUR } from "~/lib/time";

const MEBI = 1024 * 1024;

/** Copies that one person may have made. */
export const EXPORTING = { name: "export", limit: 6, windowMs: HOUR } as const;

/** Copies that one person may bring. */
export const BRINGING_BACK = { name: "import", limit: 10, windowMs: HOUR } as const;

/** The field of the file in the form that brings one. */
export const COPY_FIELD = "copy";

/**
 * What a copy may be, made here or brought. A year of daily talks is about 5 MB of rows; the companions of one
 * person, which are packed already, are at most 48 MB.
 */
export const COPY_LIMITS = {
  /** The whole file, as the database allows it. */
  bytes: 64 * MEBI,
  /** One table, unpacked. */
  tableBytes: 48 * MEBI,
  /** All tables together, unpacked. */
  dataBytes: 96 * MEBI,
  /** Entries of the archive. */
  entries: 20_000,
  /** How many times smaller an entry of more than a MB may be packed. */
  ratio: 100,
  /** Rows of one table: of those that grow with every line of a talk, and of any other. */
  rows: 200_000,
  fewRows: 20_000,
  /** Values in one table, and in all together: many small ones take far more memory than bytes. */
  values: 1_500_000,
  allValues: 4_000_000,
  /** Values in one row. */
  rowValues: 100_000,
} as const;

/** The version of the format: another number is another format. */
export const COPY_FORMAT = 1;
