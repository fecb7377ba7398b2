import { createHash, randomUUID } from "node:crypto";
import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { fileStorage } from "~/providers/storage/registry.server";
import { checkModel } from "./check-model.server";
import { UPLOAD_LIMITS } from "./model/limits";
import { MODEL_TYPE, reportOf, shownName } from "./model-report";

/** A kept model, or in plain words why it isn't kept and what to do. */
export type KeptAvatar = { ok: true; uploadId: string } | { ok: false; reason: string };

/**
 * Keeps a file as the person's companion, and lets them have it from now on. The same file again is the same upload.
 * Nothing is written when it is refused. The bytes are stored again, too, in case the storage has lost them.
 *
 * @param userId the signed-in person
 * @param file.name what they call it: shown to them, part of no path
 * @param file.bytes the whole file
 * @param now when it is kept
 * @throws {AppError} unavailable when the storage is away, or several others are being looked at
 */
export async function keepOwnAvatar(
  userId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
  now: Date,
): Promise<KeptAvatar> {
  const verdict = await checkModel(bytes);
  if (!verdict.ok) return verdict;
  const { facts } = verdict;
  const sha256 = createHash("sha256").update(bytes).digest();
  const id = randomUUID();
  const claimed = await withUser(userId, async (tx) => {
    const known = await lockAndFind(tx, userId, sha256);
    if (known) return known;
    const full = await whatIsFull(tx, bytes.length);
    if (full) return full;
    const storageKey = `avatars/${userId}/${id}`;
    const row = {
      ...{ id, userId, storageKey, sha256, kind: "avatar", format: facts.format, bytes: bytes.length },
      ...{ name: shownName(name), report: reportOf(facts) },
    };
    await tx.upload.create({ data: row, select: { id: true } });
    return { id, storageKey, storedAt: null };
  });
  if (typeof claimed === "string") return { ok: false, reason: claimed };
  await store(userId, claimed, bytes);
  const isThere = await withUser(userId, async (tx) => {
    const { count } = await tx.upload.updateMany({
      where: { id: claimed.id },
      data: { storedAt: claimed.storedAt ?? now },
    });
    if (count > 0) await tx.user.updateMany({ where: { id: userId }, data: { avatarUploadId: claimed.id } });
    return count > 0;
  });
  if (isThere) return { ok: true, uploadId: claimed.id };
  // Whoever deletes it meanwhile wins, and a sweep may have been here before the file was.
  await fileStorage()
    .remove(claimed.storageKey)
    .catch(() => undefined);
  throw new AppError("unavailable");
}

/** One upload of a person at a time. */
async function lockAndFind(tx: Tx, userId: string, sha256: Buffer) {
  await tx.$queryRaw`select 1 from public.users where id = ${userId}::uuid for update`;
  return tx.upload.findUnique({
    where: { userId_kind_sha256: { userId, kind: "avatar", sha256: new Uint8Array(sha256) } },
    select: { id: true, storageKey: true, storedAt: true },
  });
}

async function whatIsFull(tx: Tx, bytes: number): Promise<string | null> {
  const held = await tx.upload.aggregate({ _count: true, _sum: { bytes: true } });
  if (held._count >= UPLOAD_LIMITS.files)
    return `You have ${UPLOAD_LIMITS.files} companions of your own already. Remove one first.`;
  if ((held._sum.bytes ?? 0) + bytes > UPLOAD_LIMITS.bytes)
    return `With this one, your companions would be larger than ${UPLOAD_LIMITS.bytes / 1024 / 1024} MB together. Remove one first.`;
  return null;
}

/** The row is there before the file, so that no file is ever without one; and goes again when the file can't be kept. */
async function store(
  userId: string,
  { id, storageKey }: { id: string; storageKey: string },
  bytes: Uint8Array,
): Promise<void> {
  try {
    await fileStorage().put(storageKey, bytes, MODEL_TYPE);
  } catch (cause) {
    await withUser(userId, (tx) => tx.upload.deleteMany({ where: { id, storedAt: null } }));
    throw new AppError("unavailable", "The file could not be kept. Please try again in a minute.", { cause });
  }
}
