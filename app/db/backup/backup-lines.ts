/**
 * A backup is one gzipped file of JSON lines. It needs no tools of the server's version, and no right beyond the
 * owner's:
 *
 * 1. a head, with the migrations it was taken at;
 * 2. every row of every kept table, as Postgres writes it, letter for letter;
 * 3. every file those rows name, in pieces, each file closed by its length and checksum;
 * 4. an end, with the number of rows and the checksums of each table.
 *
 * Files of version 1 have no files inside, and no checksums.
 */

export type Head = { relevel: 1 | 2; migrations: string[]; at?: string };

/** What a table held. */
export type TableSum = {
  rows: number;
  /** Of its lines in the file, in their order: SHA-256 as hex. */
  sha256: string;
  /** Of its rows in the database, in whatever order: see `sumTable`. */
  sum: string;
};

export type End = { end: Record<string, TableSum>; files: number; missing: string[] } | OldEnd;
/** Rows of each table alone. */
export type OldEnd = { end: Record<string, number> };

/** A piece of a file, in base64; or its end. */
export type FileLine = { file: string; piece: string } | { file: string; bytes: number; sha256: string };

/** Where files are read from; `FileStorage` is one. */
export type FileSource = {
  get: (key: string) => Promise<{ body: ReadableStream<Uint8Array> } | null>;
};

/** A line with a row, which stays the text that Postgres wrote. */
export const rowLine = (table: string, row: string) => `{"table":"${table}","row":${row}}`;

const ROW = /^\{"table":"([a-z_.]+)","row":(\{.*\})\}$/s;

/** The table and the text of the row of a line, or null when it is another line. */
export function readRowLine(line: string): { table: string; row: string } | null {
  const [, table, row] = ROW.exec(line) ?? [];
  return table && row ? { table, row } : null;
}
