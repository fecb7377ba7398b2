import { withUser } from "~/db/with-user.server";
import { fileStorage } from "~/providers/storage/registry.server";

/**
 * Deletes a companion that the person brought, with its file: at once, or with the next sweep where the storage is
 * away. If it was the chosen one, they have ours again.
 *
 * @param userId the signed-in person
 * @param uploadId a UUID
 * @returns false when there is none, also when it is another person's
 */
export async function removeOwnAvatar(userId: string, uploadId: string): Promise<boolean> {
  const key = await withUser(userId, async (tx) => {
    const upload = await tx.upload.findUnique({ where: { id: uploadId }, select: { storageKey: true } });
    const { count } = await tx.upload.deleteMany({ where: { id: uploadId } });
    return count > 0 && upload ? upload.storageKey : null;
  });
  if (key === null) return false;
  // Its key stands among the removed files until the sweep has seen that it is gone.
  await fileStorage()
    .remove(key)
    .catch(() => undefined);
  return true;
}
