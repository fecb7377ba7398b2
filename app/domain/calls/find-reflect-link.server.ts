import { withService } from "~/db/with-service.server";
import { fromDateColumn, type LocalDate } from "~/lib/columns";
import { hashReflectToken } from "./reflect-token.server";

/** Whose talk a link opens, and on which local day. */
export type ReflectLink = { userId: string; day: LocalDate };

/**
 * Looks up a link to the talk in writing. Nobody is signed in: the token is all there is.
 *
 * @param token the last part of the address
 * @param now decides whether it still works
 * @returns `expired` once its day is over; null for one that is wrong or long gone
 */
export async function findReflectLink(token: string, now: Date): Promise<ReflectLink | "expired" | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const link = await withService((tx) =>
    tx.reflectLink.findUnique({
      where: { tokenHash: hashReflectToken(token) },
      select: { userId: true, localDate: true, expiresAt: true },
    }),
  );
  if (!link) return null;
  return link.expiresAt > now ? { userId: link.userId, day: fromDateColumn(link.localDate) } : "expired";
}
