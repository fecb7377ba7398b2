import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { BackupError } from "./backup-error";
import { type End, type FileLine, type Head, readRowLine, type TableSum } from "./backup-lines";

const BATCH = 500;
const BATCH_LETTERS = 8 * 1024 * 1024;
/** No line of ours is longer: a row holds at most a talk with everything the vendor said of it. */
const LONGEST_LINE = 256 * 1024 * 1024;

export type BackupContent = {
  head: Head;
  /** By table; checksums are null in files of version 1. */
  tables: Record<string, { rows: number; sum: string | null }>;
  rows: number;
  files: number;
  /** Keys of files that were named and not there when the backup was written. */
  missing: string[];
};

/** Gets what is read, in its order. Whatever it throws ends the reading and escapes. */
export type BackupReader = {
  head?: (head: Head) => void;
  /** Rows as Postgres wrote them, some hundred at most. */
  rows?: (table: string, rows: string[]) => Promise<void>;
  file?: (key: string, content: Buffer, sha256: string) => Promise<void>;
};

/**
 * Reads a backup to its end and checks it: its form, the number of rows, and every checksum that can be told from
 * the file alone.
 *
 * @throws BackupError when it is no whole backup
 */
export async function readBackup(file: string, on: BackupReader = {}): Promise<BackupContent> {
  const reading = new Reading(on);
  try {
    await pipeline(createReadStream(file), createGunzip(), async (bytes) => {
      for await (const line of linesIn(bytes)) await reading.take(line);
    });
    return await reading.finish();
  } catch (error) {
    if (reading.refused) throw reading.refused.error;
    throw new BackupError(`${file} is not a whole backup of relevel.me.`, { cause: error });
  }
}

async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...waiting, chunk.subarray(from, end)]).toString("utf8");
      [waiting, length, from] = [[], 0, end + 1];
    }
    if (from < chunk.length) waiting.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) throw new Error("a line without an end");
  }
  if (length > 0) yield Buffer.concat(waiting).toString("utf8");
}

class Reading {
  /** What the reader threw: no fault of the file. */
  refused: { error: unknown } | undefined;
  private head: Head | undefined;
  private end: End | undefined;
  private batch = { table: "", rows: [] as string[], letters: 0 };
  private readonly tables = new Map<string, { rows: number; hash: Hash }>();
  private open: { key: string; pieces: Buffer[]; hash: Hash; bytes: number } | undefined;
  private files = 0;

  constructor(private readonly on: BackupReader) {}

  async take(line: string): Promise<void> {
    if (this.end) throw new Error("something after the end");
    const row = readRowLine(line);
    if (row) {
      this.knownHead();
      return this.takeRow(row.table, row.row);
    }
    const content = JSON.parse(line) as Head | FileLine | End;
    if ("relevel" in content) this.takeHead(content);
    else if ("file" in content) await this.takeFile(content);
    else if ("end" in content) this.end = content;
    else throw new Error("an unknown line");
  }

  private takeHead(head: Head): void {
    if (this.head || ![1, 2].includes(head.relevel)) throw new Error("a strange head");
    this.head = head;
    this.handing(() => this.on.head?.(head));
  }

  private knownHead(): Head {
    if (!this.head) throw new Error("no head");
    return this.head;
  }

  private async takeRow(table: string, row: string): Promise<void> {
    const full = this.batch.rows.length >= BATCH || this.batch.letters >= BATCH_LETTERS;
    if (table !== this.batch.table || full) await this.flush(table);
    this.batch.rows.push(row);
    this.batch.letters += row.length;
    const seen = this.tables.get(table) ?? { rows: 0, hash: createHash("sha256") };
    seen.rows += 1;
    seen.hash.update(row).update("\n");
    this.tables.set(table, seen);
  }

  private async flush(next: string): Promise<void> {
    const { table, rows } = this.batch;
    this.batch = { table: next, rows: [], letters: 0 };
    if (rows.length > 0) await this.handing(() => this.on.rows?.(table, rows));
  }

  private async takeFile(line: FileLine): Promise<void> {
    this.knownHead();
    await this.flush("");
    this.open ??= { key: line.file, pieces: [], hash: createHash("sha256"), bytes: 0 };
    const { key, pieces, hash, bytes } = this.open;
    if (key !== line.file) throw new Error("pieces of two files");
    if ("piece" in line) {
      const piece = Buffer.from(line.piece, "base64");
      hash.update(piece);
      this.open.bytes += piece.length;
      // Nobody takes it: then it need not be held.
      if (this.on.file) pieces.push(piece);
      return;
    }
    if (line.bytes !== bytes || line.sha256 !== hash.digest("hex")) throw new Error("a damaged file");
    this.open = undefined;
    this.files += 1;
    await this.handing(() => this.on.file?.(key, Buffer.concat(pieces), line.sha256));
  }

  /** Tells what the reader throws from what the file lacks. */
  private handing<T>(hand: () => T): T {
    const note = (error: unknown): never => {
      this.refused = { error };
      throw error;
    };
    try {
      const result = hand();
      return result instanceof Promise ? (result.catch(note) as T) : result;
    } catch (error) {
      return note(error);
    }
  }

  async finish(): Promise<BackupContent> {
    const head = this.knownHead();
    await this.flush("");
    if (!this.end || this.open) throw new Error("no end");
    const tables: BackupContent["tables"] = {};
    for (const [table, said] of Object.entries(this.end.end)) {
      const seen = this.tables.get(table);
      this.tables.delete(table);
      const rows = seen?.rows ?? 0;
      const sum = typeof said === "number" ? null : sumOf(said, seen?.hash);
      if (rows !== (typeof said === "number" ? said : said.rows)) throw new Error("rows are missing");
      tables[table] = { rows, sum };
    }
    if (this.tables.size > 0) throw new Error("rows of an unknown table");
    const [files, missing] = "files" in this.end ? [this.end.files, this.end.missing] : [0, []];
    if (files !== this.files) throw new Error("files are missing");
    const rows = Object.values(tables).reduce((all, each) => all + each.rows, 0);
    return { head, tables, rows, files, missing };
  }
}

function sumOf(said: TableSum, hash: Hash | undefined): string {
  if (said.sha256 !== (hash ?? createHash("sha256")).digest("hex")) throw new Error("damaged rows");
  return said.sum;
}
