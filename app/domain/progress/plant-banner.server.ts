import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import type { Banner } from "./banner-words";
import { levelOf, OPENS_AT } from "./level";

/**
 * Plants the person's one banner on the map, or plants it anew elsewhere.
 *
 * @param userId the signed-in person
 * @param banner.words 1 to 24 characters
 * @param now when it is planted
 * @throws {AppError} bad_request below the level that opens it
 */
export async function plantBanner(userId: string, banner: Banner, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    const progress = await tx.progress.findUnique({ where: { userId }, select: { xp: true } });
    if (levelOf(progress?.xp ?? 0).level < OPENS_AT.banner) {
      throw new AppError("bad_request", `Your own banner comes with level ${OPENS_AT.banner}.`);
    }
    const { biome, words, emblem } = banner;
    const planted = { biome, words, emblem, plantedAt: now };
    await tx.worldBanner.upsert({
      where: { userId },
      create: { userId, ...planted },
      update: planted,
      select: { userId: true },
    });
  });
}
