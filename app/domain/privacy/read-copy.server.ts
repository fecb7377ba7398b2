import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { z } from "zod";
import { storableJson } from "~/lib/text";
import { COPY_FORMAT, COPY_LIMITS } from "./export-limits";
import { EXPORTED } from "./export-tables";
import { CopyProblem } from "./import-problem";
import { id, instant, text } from "./import-values";
import { marksIn } from "./json-marks";

/** Every name that a copy of ours has. None of them is ever used as a path. */
const NAMES =
  /^(relevel\.json|consents\.json|README\.md|data\/[a-z_]+\.json|diary\/[\d-]{10}\.md|files\/[\w-]+\.(glb|vrm))$/;
const ENCRYPTED = 1;
const MEBI = 1024 * 1024;
/** Companions of a copy; nobody has as many. */
const MOST_FILES = 20;

const HEAD = z.object({
  product: z.literal("relevel.me"),
  format: z.int().min(1),
  account: id,
  exportedAt: instant,
  files: z
    .array(
      z.object({
        path: z.string().regex(/^files\/[\w-]+\.(glb|vrm)$/),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        name: text(80),
        inUse: z.boolean(),
      }),
    )
    .max(MOST_FILES),
});

/** What `relevel.json` says. */
export type CopyHead = z.output<typeof HEAD>;

/** A copy whose directory was looked at. */
export type OpenedCopy = {
  head: CopyHead;
  /** The rows of a table, as JSON says them; none where the copy is without it. @throws {CopyProblem} */
  rowsOf: (name: string) => Promise<unknown[]>;
  /** The bytes of a file; null where there are none. @throws {CopyProblem} */
  fileOf: (path: string, most: number) => Promise<Buffer | null>;
};

/**
 * Opens a ZIP that somebody says is a copy of ours, and believes nothing of it: names, sizes, numbers and ratios are
 * checked before anything is unpacked, and what is unpacked is counted.
 *
 * @param bytes the whole file
 * @throws {CopyProblem} when it is no such copy
 */
export async function openCopy(bytes: Buffer): Promise<OpenedCopy> {
  const { zip, entries } = await directoryOf(bytes);
  const read = async (name: string, most: number): Promise<Buffer | null> => {
    const entry = entries.get(name);
    return entry ? unpack(zip, entry, most) : null;
  };
  let values = 0;
  const json = async (name: string, most: number): Promise<unknown> => {
    const content = await read(name, most);
    if (content === null) return undefined;
    const marks = marksIn(content);
    values += marks;
    if (marks > COPY_LIMITS.values || values > COPY_LIMITS.allValues)
      throw new CopyProblem({ code: "too_large" });
    try {
      return storableJson(JSON.parse(content.toString("utf8")));
    } catch (cause) {
      throw new CopyProblem({ code: "damaged", about: name }, { cause });
    }
  };
  return {
    head: readHead(await json("relevel.json", MEBI)),
    rowsOf: async (name) => {
      const file = `data/${name}.json`;
      const rows = (await json(file, COPY_LIMITS.tableBytes)) ?? [];
      if (!Array.isArray(rows)) throw new CopyProblem({ code: "damaged", about: file });
      if (rows.length > COPY_LIMITS.rows) throw new CopyProblem({ code: "too_large" });
      return rows;
    },
    fileOf: read,
  };
}

function readHead(found: unknown): CopyHead {
  const format = Object(found).format;
  if (Object(found).product === "relevel.me" && typeof format === "number" && format > COPY_FORMAT)
    throw new CopyProblem({ code: "newer" });
  const head = HEAD.safeParse(found);
  if (!head.success) throw new CopyProblem({ code: "not_ours" });
  return head.data;
}

async function directoryOf(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  if (bytes.length > COPY_LIMITS.bytes) throw new CopyProblem({ code: "too_large" });
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, autoClose: false });
  } catch (cause) {
    throw new CopyProblem({ code: "not_a_zip" }, { cause });
  }
  if (zip.entryCount > COPY_LIMITS.entries) throw new CopyProblem({ code: "too_large" });
  let dataBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize: size } = entry;
      const known = NAMES.test(name) && !entries.has(name) && isOfATable(name);
      if (!known || (entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
        throw new CopyProblem({ code: "not_ours" });
      const packedTooWell = size > MEBI && size > COPY_LIMITS.ratio * entry.compressedSize;
      if (name.endsWith(".json")) dataBytes += size;
      if (packedTooWell || size > COPY_LIMITS.bytes || dataBytes > COPY_LIMITS.dataBytes)
        throw new CopyProblem({ code: "too_large" });
      entries.set(name, entry);
    }
  } catch (cause) {
    throw cause instanceof CopyProblem ? cause : new CopyProblem({ code: "not_a_zip" }, { cause });
  }
  return { zip, entries };
}

const isOfATable = (name: string): boolean =>
  !name.startsWith("data/") || Object.hasOwn(EXPORTED, name.slice("data/".length, -".json".length));

/** Stops at the first byte over the limit, whatever the directory says. */
async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  if (entry.uncompressedSize > most) throw new CopyProblem({ code: "too_large" });
  let stream: Readable | undefined;
  const parts: Buffer[] = [];
  let size = 0;
  try {
    stream = await zip.openReadStreamPromise(entry, {});
    for await (const part of stream) {
      size += (part as Buffer).length;
      if (size > most) throw new CopyProblem({ code: "too_large" });
      parts.push(part as Buffer);
    }
    return Buffer.concat(parts, size);
  } catch (cause) {
    if (cause instanceof CopyProblem) throw cause;
    throw new CopyProblem({ code: "damaged", about: entry.fileName }, { cause });
  } finally {
    stream?.destroy();
  }
}
