import { createHash } from "node:crypto";
import { withService } from "~/db/with-service.server";
import { MODEL_LIMITS } from "~/domain/accounts/model/limits";
import type { ImportCounts } from "./import-counts";
import type { OpenedCopy } from "./read-copy.server";

/** Keeps a companion that passes the gate, and lets the person have it from now on. */
export type BringModel = (
  userId: string,
  file: { name: string; bytes: Uint8Array },
  now: Date,
) => Promise<{ ok: boolean }>;

/**
 * Brings the companions of a copy. One that isn't whole, or that the gate refuses, is left out. The one that was in
 * use then is in use again.
 *
 * @throws {AppError} unavailable when the storage is away, or others' companions are being looked at
 */
export async function bringCompanions(
  { head, fileOf }: OpenedCopy,
  { userId, bringModel, now }: { userId: string; bringModel: BringModel; now: Date },
): Promise<ImportCounts> {
  if (head.files.length === 0) return {};
  const before = await withService((tx) =>
    tx.user.findUnique({ where: { id: userId }, select: { avatarUploadId: true } }),
  );
  const counts = { companions: 0, companionsLeftOut: 0 };
  // Each is in use once it is kept.
  const files = [...head.files].sort((a, b) => Number(a.inUse) - Number(b.inUse));
  // One file is one companion, however often it is named.
  const last = new Map(files.map((file) => [file.sha256, file]));
  for (const { path, name, sha256 } of last.values()) {
    const bytes = await fileOf(path, MODEL_LIMITS.bytes);
    const isWhole = bytes && createHash("sha256").update(bytes).digest("hex") === sha256;
    const kept = isWhole && (await bringModel(userId, { name, bytes: new Uint8Array(bytes) }, now)).ok;
    counts[kept ? "companions" : "companionsLeftOut"]++;
  }
  if (!files.some(({ inUse }) => inUse)) {
    const avatarUploadId = before?.avatarUploadId ?? null;
    await withService((tx) => tx.user.updateMany({ where: { id: userId }, data: { avatarUploadId } }));
  }
  return counts;
}
