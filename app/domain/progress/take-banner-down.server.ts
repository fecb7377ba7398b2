import { withUser } from "~/db/with-user.server";

/**
 * Takes the person's banner off the map. Doing it again changes nothing.
 *
 * @param userId the signed-in person
 */
export async function takeBannerDown(userId: string): Promise<void> {
  await withUser(userId, (tx) => tx.worldBanner.deleteMany({ where: { userId } }));
}
