import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { noteAct } from "~/db/note-audit.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { inTime } from "~/lib/in-time";
import { MINUTE, SECOND } from "~/lib/time";
import { fileStorage } from "~/providers/storage/registry.server";
import { copyReadme } from "./copy-readme";
import { type DiaryRows, describeDiary } from "./describe-diary";
import { COPY_FORMAT } from "./export-limits";
import type { ExportName } from "./export-tables";
import { type CopiedRows, readTables } from "./read-tables.server";

/** How long the storage may take for one file. */
const FILE_MS = 30 * SECOND;
/** Copies that are on their way at the same time: the rows of each are in memory until they are sent. */
const MOST_AT_ONCE = 2;
/** Nobody keeps one on its way longer. */
const DOWNLOAD_MS = 30 * MINUTE;

/** A copy on its way out. */
export type Export = {
  /** What the file is called: "relevel-me-2026-11-23.zip". */
  name: string;
  /** Read it to its end, or cancel it. It breaks off when the storage doesn't answer. */
  body: ReadableStream<Uint8Array>;
};

let onTheirWay = 0;

/**
 * Makes a copy of everything that is kept of a person: a ZIP of JSON, of Markdown to read, and of their files. The
 * rows are read first, as they were at one instant, and no transaction waits for the download.
 *
 * @param userId the signed-in person, wherever they stand in setting up or paying
 * @param appUrl our public address
 * @param now when it is made
 * @throws {AppError} unavailable while others have theirs made
 */
export async function makeExport(userId: string, appUrl: string, now: Date): Promise<Export> {
  if (onTheirWay >= MOST_AT_ONCE)
    throw new AppError("unavailable", "Other people's copies are being made. Please try again in a minute.", {
      retryAfterSeconds: 60,
    });
  onTheirWay++;
  try {
    await withUser(userId, (tx) =>
      noteAct(tx, { actor: "user", actorId: userId, action: "export_made", userId }),
    );
    const zip = packed(userId, await readTables(userId), appUrl, now);
    const tooLong = setTimeout(() => zip.outputStream.destroy(), DOWNLOAD_MS);
    zip.outputStream.once("close", () => {
      clearTimeout(tooLong);
      onTheirWay--;
    });
    return {
      name: `relevel-me-${now.toISOString().slice(0, 10)}.zip`,
      body: Readable.toWeb(zip.outputStream) as ReadableStream<Uint8Array>,
    };
  } catch (failure) {
    onTheirWay--;
    throw failure;
  }
}

type Upload = {
  id: string;
  format: string;
  sha256: string;
  name: string;
  bytes: number;
  stored_at: string | null;
};

function packed(userId: string, rows: CopiedRows, appUrl: string, now: Date) {
  const zip = new ZipFile();
  const outputStream = zip.outputStream as Readable;
  zip.on("error", (error: Error) => outputStream.destroy(error));
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, { mtime: now });
  const [account] = rows.account.map(
    (row) => JSON.parse(row) as { local_tz: string | null; avatar_upload_id: string | null },
  );
  const uploads = rows.uploads
    .map((row) => JSON.parse(row) as Upload)
    .filter(({ stored_at }) => stored_at !== null);
  const files = uploads.map(({ id, format, sha256, name, bytes }) => ({
    path: `files/${id}.${format}`,
    bytes,
    sha256: sha256.replace(/^\\x/, ""),
    name,
    inUse: id === account?.avatar_upload_id,
  }));
  const counts = Object.fromEntries(Object.entries(rows).map(([name, of]) => [name, of.length]));
  const head = {
    product: "relevel.me",
    format: COPY_FORMAT,
    exportedAt: now.toISOString(),
    from: appUrl,
    account: userId,
  };
  add("relevel.json", `${JSON.stringify({ ...head, rows: counts, files }, null, 2)}\n`);
  add("README.md", copyReadme(appUrl, now.toISOString()));
  add("consents.json", jsonOf(rows.consents));
  for (const [name, of] of Object.entries(rows)) add(`data/${name}.json`, jsonOf(of));
  for (const [day, page] of describeDiary(diaryRows(rows), account?.local_tz ?? "UTC"))
    add(`diary/${day}.md`, page);
  for (const [index, { path }] of files.entries()) {
    const key = `avatars/${userId}/${uploads[index]?.id}`;
    // Its turn comes when what is before it has been taken: one file at a time is in memory.
    zip.addReadStreamLazy(path, { mtime: now, compress: false }, (give) => {
      readFile(key).then(
        (bytes) => give(null, Readable.from(bytes.length > 0 ? [bytes] : [])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  }
  zip.end();
  return { outputStream };
}

/** Empty where the storage has lost it. */
async function readFile(key: string): Promise<Buffer> {
  return inTime(FILE_MS, async () => {
    const file = await fileStorage().get(key);
    return file ? Buffer.from(await new Response(file.body).arrayBuffer()) : Buffer.alloc(0);
  });
}

const jsonOf = (rows: readonly string[]): string =>
  rows.length === 0 ? "[]\n" : `[\n${rows.join(",\n")}\n]\n`;

function diaryRows(rows: CopiedRows): DiaryRows {
  const read = <Row>(name: ExportName) => rows[name].map((row) => JSON.parse(row) as Row);
  const own = new Map(
    read<{ skill_id: string; name: string | null }>("user_skills").map((s) => [s.skill_id, s.name]),
  );
  const skills = read<{ id: string; name: string }>("skills").map(
    ({ id, name }) => [id, own.get(id) ?? name] as const,
  );
  return {
    calls: read("calls"),
    reflections: read("reflections"),
    practice: read("practice_sessions"),
    quests: read("quests"),
    skills: new Map(skills),
  };
}
