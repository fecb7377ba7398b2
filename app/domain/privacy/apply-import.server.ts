import { createHash } from "node:crypto";
import { noteAct } from "~/db/note-audit.server";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { inTime } from "~/lib/in-time";
import { MINUTE } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { fileStorage } from "~/providers/storage/registry.server";
import { enqueue, enqueueAll } from "~/queue/enqueue.server";
import { type BringModel, bringCompanions } from "./bring-companions.server";
import { hasHistory } from "./has-history.server";
import { type ImportCounts, isBadRow } from "./import-counts";
import { idsFor } from "./import-ids.server";
import { CopyProblem, storedProblem } from "./import-problem";
import { type OpenedCopy, openCopy } from "./read-copy.server";
import { type BroughtData, type BroughtSettings, readRows } from "./read-rows.server";
import { type Marks, writeRows } from "./write-rows.server";

/** How long reading the file and writing the rows may take. */
const READING_MS = MINUTE;
const WRITING_MS = 3 * MINUTE;

/** What other areas do for a copy. */
export type Helpers = { marks: Marks; bringModel: BringModel };

/**
 * Puts what a copy holds into the account it was brought to: all of its rows or none, in one transaction. Its
 * companions follow, each through the gate that every companion passes. Then the file goes. Doing it again adds
 * nothing.
 *
 * @param input.importId unknown and finished ones are over
 * @param input.now when it is applied
 * @param helpers what other areas know
 * @throws StorageError when the storage is away; AppError unavailable when others' companions are being looked at
 */
export async function applyImport(
  { importId, now }: { importId: string; now: Date },
  { marks, bringModel }: Helpers,
): Promise<void> {
  const found = await withService((tx) => tx.import.findUnique({ where: { id: importId } }));
  if (!found?.storageKey) return;
  const { userId, storageKey, sha256 } = found;
  try {
    const copy = await openCopy(await readFile(storageKey, sha256));
    if (found.state === "waiting") await applyRows({ importId, userId, sha256 }, copy, marks, now);
    const counts = await countsOf(importId);
    // It was given up meanwhile, or its account is gone: nothing of it was brought.
    if (counts === null) return;
    // One that was here already had its companions then; the person may have chosen another since.
    const more = counts.again ? {} : await bringCompanions(copy, { userId, bringModel, now });
    await finish(importId, { ...counts, ...more });
  } catch (failure) {
    if (!(failure instanceof CopyProblem)) throw failure;
    await refuse(importId, failure, now);
  }
}

type Import = { importId: string; userId: string; sha256: Uint8Array };

async function readFile(storageKey: string, sha256: Uint8Array): Promise<Buffer> {
  const file = await inTime(READING_MS, async () => {
    const stored = await fileStorage().get(storageKey);
    return stored && Buffer.from(await new Response(stored.body).arrayBuffer());
  });
  const isWhole = file && createHash("sha256").update(file).digest().equals(sha256);
  if (!isWhole) throw new CopyProblem({ code: "lost" });
  return file;
}

async function applyRows(
  { importId, userId, sha256 }: Import,
  copy: OpenedCopy,
  marks: Marks,
  now: Date,
): Promise<void> {
  const data = await readRows(copy, now);
  const write = async (tx: Tx): Promise<ImportCounts | null> => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for update`;
    const current = await tx.import.findUnique({ where: { id: importId }, select: { state: true } });
    if (current?.state !== "waiting") return null;
    const again = await tx.import.count({
      where: { userId, sha256: new Uint8Array(sha256), state: "applied" },
    });
    const counts = again > 0 ? { again: 1 } : await writeAll(tx, userId, copy, data, marks);
    await tx.import.update({
      where: { id: importId },
      data: { state: "applied", finishedAt: now, counts },
      select: { id: true },
    });
    await noteAct(tx, { actor: "user", actorId: userId, action: "import_made", userId, target: importId });
    return counts;
  };
  try {
    const counts = await withService(write, { timeout: WRITING_MS });
    if (counts) logger.info({ importId, ...counts }, "a copy was brought");
  } catch (failure) {
    if (isBadRow(failure)) throw new CopyProblem({ code: "inconsistent" }, { cause: failure });
    throw failure;
  }
}

async function writeAll(
  tx: Tx,
  userId: string,
  copy: OpenedCopy,
  { rows, settings }: BroughtData,
  marks: Marks,
): Promise<ImportCounts> {
  if (await hasHistory(tx, userId)) throw new CopyProblem({ code: "has_history" });
  // What a new account has been offered is none of the person's doing.
  await tx.quest.deleteMany({ where: { userId } });
  await tx.userSkill.deleteMany({ where: { userId } });
  await tx.worldBanner.deleteMany({ where: { userId } });
  await keepSettings(tx, userId, settings);
  const idOf = idsFor({ userId, own: copy.head.account });
  await writeRows(tx, { userId, idOf, marks }, rows);
  await enqueue(tx, "settle_progress", { userId });
  // What the person had asked for and nobody has done yet.
  const asked = rows.reflection_corrections.filter(({ applied_at }) => applied_at === null);
  const callIds = [...new Set(asked.map(({ call_id }) => idOf(call_id)))];
  await enqueueAll(
    tx,
    "reflect_on_call",
    callIds.map((callId) => ({ callId })),
  );
  if (rows.recall_answers.some(({ applied_at }) => applied_at === null))
    await enqueue(tx, "apply_recalls", { userId });
  return {
    talks: rows.calls.filter(({ status }) => status === "completed").length,
    practice: rows.practice_sessions.length,
    xp: rows.xp_events.reduce((sum, { amount }) => sum + amount, 0),
    memories: rows.memories.filter(({ forgotten_at }) => forgotten_at === null).length,
    checkpoints: rows.checkpoints.length,
  };
}

/** Only into an account that isn't set up: whoever has said how they want it keeps that. */
async function keepSettings(tx: Tx, userId: string, settings: BroughtSettings): Promise<void> {
  const { local_tz: localTz, first_name: firstName, day_start: dayStart, language } = settings;
  const zones = await tx.$queryRaw<unknown[]>`
    select 1 from pg_timezone_names where name = ${localTz ?? ""}`;
  await tx.user.updateMany({
    where: { id: userId, firstName: null, localTz: null },
    data: {
      ...{ firstName, dayStart, language, transcriptDays: settings.transcript_days },
      ...{ companionColour: settings.companion_colour, companionVoice: settings.companion_voice },
      localTz: zones.length > 0 ? localTz : undefined,
    },
  });
}

/** Null unless its rows were brought. */
async function countsOf(importId: string): Promise<ImportCounts | null> {
  const row = await withService((tx) =>
    tx.import.findUnique({ where: { id: importId, state: "applied" }, select: { counts: true } }),
  );
  return row && (row.counts as ImportCounts);
}

async function finish(importId: string, counts: ImportCounts): Promise<void> {
  await withService((tx) =>
    tx.import.updateMany({ where: { id: importId }, data: { counts, storageKey: null } }),
  );
}

/** Rows that were brought stay; only what was still to come is left out. */
async function refuse(importId: string, { problem }: CopyProblem, now: Date): Promise<void> {
  const stored = storedProblem(problem);
  await withService(async (tx) => {
    await tx.import.updateMany({
      where: { id: importId, state: "waiting" },
      data: { state: "refused", problem: stored, finishedAt: now },
    });
    await tx.import.updateMany({ where: { id: importId }, data: { storageKey: null } });
  });
  logger.info({ importId, problem: problem.code }, "a copy was refused");
}
