import { withUser } from "~/db/with-user.server";
import { CODE_TRIES, isCodePending } from "./phone-code";

/**
 * The newest code that a person has asked for, as long as it still works.
 *
 * @param userId the signed-in person
 * @param now decides whether it has expired
 * @returns the call that reads it out, how often it may still be typed wrong and until when it works; null when there
 *   is none for the number they have
 */
export function askedCode(userId: string, now: Date) {
  return withUser(userId, async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { phone: true } });
    const asked = await tx.phoneVerification.findFirst({
      where: { userId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: {
        phone: true,
        attempts: true,
        expiresAt: true,
        consumedAt: true,
        call: { select: { id: true, status: true } },
      },
    });
    if (!asked || !isCodePending(asked, user.phone, now)) return null;
    const { call, attempts, expiresAt } = asked;
    return { call, triesLeft: CODE_TRIES - attempts, expiresAt };
  });
}
