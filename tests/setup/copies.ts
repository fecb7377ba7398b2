import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";

/** Copies of accounts as tests read and forge them. */

/** @returns everything a stream has */
export async function wholeOf(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(body).arrayBuffer());
}

/** @returns the entries of a ZIP by name */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry, {});
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    entries.set(entry.fileName, Buffer.concat(parts));
  }
  return entries;
}

/** Packs entries; a name may come twice. */
export async function zipOf(entries: Iterable<readonly [string, Buffer | string]>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The same without packing anything. */
export async function stored(entries: Iterable<readonly [string, Buffer | string]>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name, { compress: false });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** A row of a table of a copy. */
export type Row = Record<string, unknown>;

/** @returns the rows of a table of a copy */
export const rowsIn = (entries: Map<string, Buffer>, name: string): Row[] =>
  JSON.parse(entries.get(`data/${name}.json`)?.toString() ?? "[]") as Row[];

/** The same copy with the rows of one table changed. */
export function withRows(
  entries: Map<string, Buffer>,
  name: string,
  change: (rows: Row[]) => unknown,
): Promise<Buffer> {
  const changed = new Map<string, Buffer | string>(entries);
  changed.set(`data/${name}.json`, JSON.stringify(change(rowsIn(entries, name))));
  return zipOf(changed);
}

/** Writes another name of the same length over a name, wherever it stands in a ZIP. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error("the names have to be as long as each other");
  const changed = Buffer.from(zip);
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from, at + 1)) changed.write(to, at);
  return changed;
}
