import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import type { CompanionColour, CompanionVoice } from "./companion";

/** What a person chooses; what is left out stays. */
export type CompanionChoice = {
  colour?: CompanionColour;
  voice?: CompanionVoice;
  /** An upload of their own, or null for ours. */
  uploadId?: string | null;
};

/**
 * Keeps how the person's companion looks and sounds.
 *
 * @param userId the signed-in person
 * @throws {AppError} not_found when the upload isn't there, also when it is another person's
 */
export async function chooseCompanion(
  userId: string,
  { colour, voice, uploadId }: CompanionChoice,
): Promise<void> {
  await withUser(userId, async (tx) => {
    if (uploadId) {
      // Held until it is chosen: whoever removes it at this moment waits, and takes the choice back.
      const stored = await tx.$queryRaw<unknown[]>`
        select 1 from public.uploads where id = ${uploadId}::uuid and stored_at is not null for key share`;
      if (stored.length === 0) throw new AppError("not_found");
    }
    await tx.user.updateMany({
      where: { id: userId },
      data: { companionColour: colour, companionVoice: voice, avatarUploadId: uploadId },
    });
  });
}
