import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { fileStorage } from "~/providers/storage/registry.server";

/** A file on its way out. */
export type OpenedAvatar = {
  bytes: number;
  /** Changes with the content; without quotes. */
  tag: string;
  /** Opens it. @throws {AppError} not_found when the storage has lost it; unavailable when it is away */
  open: () => Promise<ReadableStream<Uint8Array>>;
};

/**
 * Finds a companion that the person brought.
 *
 * @param userId the signed-in person
 * @param uploadId a UUID
 * @throws {AppError} not_found, also when it is another person's
 */
export async function openOwnAvatar(userId: string, uploadId: string): Promise<OpenedAvatar> {
  const upload = await withUser(userId, (tx) =>
    tx.upload.findFirst({
      where: { id: uploadId, kind: "avatar", storedAt: { not: null } },
      select: { storageKey: true, bytes: true, sha256: true },
    }),
  );
  if (!upload) throw new AppError("not_found");
  const { storageKey, bytes, sha256 } = upload;
  return {
    bytes,
    tag: Buffer.from(sha256).toString("base64url"),
    open: async () => {
      const file = await fileStorage()
        .get(storageKey)
        .catch((cause: unknown) => {
          throw new AppError("unavailable", undefined, { cause });
        });
      if (!file) throw new AppError("not_found");
      return file.body;
    },
  };
}
