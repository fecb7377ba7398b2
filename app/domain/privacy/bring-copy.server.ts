import { createHash, randomUUID } from "node:crypto";
import { withService } from "~/db/with-service.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { inTime } from "~/lib/in-time";
import { MINUTE } from "~/lib/time";
import { fileStorage } from "~/providers/storage/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { hasHistory } from "./has-history.server";
import { CopyProblem, problemWords, storedProblem } from "./import-problem";
import { openCopy } from "./read-copy.server";

/** A copy that is on its way into the account, or in plain words why it isn't. */
export type BroughtCopy = { ok: true } | { ok: false; reason: string };

/** How long the storage may take. */
const KEEPING_MS = MINUTE;
const BUSY = "Another copy is on its way into this account. Wait until it has arrived.";
const LEAVING = "This account is being deleted, so nothing is brought into it.";

/**
 * Takes in a copy that the person had made, here or elsewhere. What it says is looked at by a job; here it is only
 * made sure that it is such a copy, and that the account is new. Nothing is written when it is refused.
 *
 * @param userId the signed-in person
 * @param bytes the whole file
 * @param now when it is brought
 * @throws {AppError} unavailable when the storage is away
 */
export async function bringCopy(userId: string, bytes: Uint8Array, now: Date): Promise<BroughtCopy> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    await openCopy(file);
  } catch (failure) {
    if (failure instanceof CopyProblem)
      return { ok: false, reason: problemWords(storedProblem(failure.problem)) };
    throw failure;
  }
  const id = randomUUID();
  const storageKey = `imports/${userId}/${id}`;
  const sha256 = new Uint8Array(createHash("sha256").update(file).digest());
  const refused = await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from public.users where id = ${userId}::uuid for no key update`;
    if ((await tx.accountDeletion.count({ where: { userId } })) > 0) return LEAVING;
    // One that was brought already adds nothing, and is told so.
    const again = await tx.import.count({ where: { userId, sha256, state: "applied" } });
    if (again === 0 && (await hasHistory(tx, userId))) return problemWords("has_history");
    const row = { id, userId, storageKey, sha256, bytes: file.length, createdAt: now };
    const { count } = await tx.import.createMany({ data: [row], skipDuplicates: true });
    return count === 0 ? BUSY : null;
  });
  if (refused) return { ok: false, reason: refused };
  await keepFile(id, storageKey, file);
  const isThere = await withService(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id, userId, state: "waiting" },
      data: { storedAt: now },
    });
    if (count > 0) await enqueue(tx, "apply_import", { importId: id });
    return count > 0;
  });
  if (isThere) return { ok: true };
  // It was given up meanwhile, and a sweep may have been here before the file was.
  await inTime(KEEPING_MS, () => fileStorage().remove(storageKey)).catch(() => undefined);
  return { ok: false, reason: problemWords("lost") };
}

/** The row is there before the file, so that no file is ever without one; and goes again when the file can't be kept. */
async function keepFile(id: string, storageKey: string, file: Buffer): Promise<void> {
  try {
    await inTime(KEEPING_MS, () => fileStorage().put(storageKey, new Uint8Array(file), "application/zip"));
  } catch (cause) {
    await withService((tx) => tx.import.deleteMany({ where: { id, storedAt: null } }));
    throw new AppError("unavailable", "The file could not be kept. Please try again in a minute.", { cause });
  }
}
