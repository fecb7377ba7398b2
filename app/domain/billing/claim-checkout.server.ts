import { setTimeout as wait } from "node:timers/promises";
import { withService } from "~/db/with-service.server";
import { AppError } from "~/lib/app-error";
import { DAY, HOUR, MINUTE, SECOND } from "~/lib/time";

/** How long the vendor keeps a checkout open. */
const CHECKOUT_VALID = 1 * DAY;
/** So long a checkout is offered again instead of another. */
export const CHECKOUT_REUSED = 1 * HOUR;
/** An opening that takes longer than this was cut off: the vendor answers within its time-outs, or not at all. */
const OPENING = 2 * MINUTE;
/** How long a second request waits for the first one's. */
const PATIENCE = 30 * SECOND;
const LOOK_AGAIN = 100;

/** `mine`: this request opens it. Otherwise it is open, or another request is about to open it. */
export type CheckoutClaim = {
  checkoutId: string;
  sessionId: string | null;
  url: string | null;
  mine: boolean;
};

/**
 * Claims the one checkout that a person may have open: of two tabs, one opens it and the other finds it.
 *
 * @param person.userId the signed-in person
 * @param now the instant of the request
 * @throws {AppError} signed_out when the account is gone
 */
export function claimCheckout({ userId }: { userId: string }, now: Date): Promise<CheckoutClaim> {
  return withService(async (tx) => {
    const users = await tx.$queryRaw<
      unknown[]
    >`select 1 from users where id = ${userId}::uuid for no key update`;
    if (users.length === 0) throw new AppError("signed_out");
    const open = await tx.checkout.findFirst({
      where: {
        userId,
        finishedAt: null,
        expiresAt: { gt: now },
        OR: [
          { url: { not: null }, createdAt: { gt: new Date(now.getTime() - CHECKOUT_REUSED) } },
          { url: null, createdAt: { gt: new Date(now.getTime() - OPENING) } },
        ],
      },
      orderBy: { createdAt: "desc" },
      select: { id: true, sessionId: true, url: true },
    });
    if (open) return { checkoutId: open.id, sessionId: open.sessionId, url: open.url, mine: false };
    const { id } = await tx.checkout.create({
      data: { userId, createdAt: now, expiresAt: new Date(now.getTime() + CHECKOUT_VALID) },
      select: { id: true },
    });
    return { checkoutId: id, sessionId: null, url: null, mine: true };
  });
}

/** Keeps where a claimed checkout is, for the other tabs. */
export async function keepCheckout(
  checkoutId: string,
  { sessionId, url }: { sessionId: string; url: string },
): Promise<void> {
  await withService((tx) => tx.checkout.updateMany({ where: { id: checkoutId }, data: { sessionId, url } }));
}

/** Takes back a claim that came to nothing, so that another tab may try. */
export async function dropCheckout(checkoutId: string): Promise<void> {
  await withService((tx) => tx.checkout.deleteMany({ where: { id: checkoutId, url: null } }));
}

/**
 * Gives up a checkout: it is never offered again. What was paid on it all the same is still believed.
 *
 * @param now the instant it ends
 */
export async function closeCheckout(checkoutId: string, now: Date): Promise<void> {
  await withService((tx) =>
    tx.checkout.updateMany({ where: { id: checkoutId, finishedAt: null }, data: { expiresAt: now } }),
  );
}

/**
 * The sessions of a person's checkouts that are too old to be offered again, and can still have been paid.
 *
 * @param person.userId the signed-in person
 */
export function forgottenSessions({ userId }: { userId: string }, now: Date): Promise<string[]> {
  return withService(async (tx) => {
    const rows = await tx.checkout.findMany({
      where: {
        userId,
        finishedAt: null,
        sessionId: { not: null },
        expiresAt: { gt: now },
        createdAt: { lte: new Date(now.getTime() - CHECKOUT_REUSED) },
      },
      orderBy: { createdAt: "desc" },
      take: 3,
      select: { sessionId: true },
    });
    return rows.flatMap(({ sessionId }) => sessionId ?? []);
  });
}

/**
 * Waits for a checkout that another request is about to open.
 *
 * @returns where it is; null when that request gave up
 * @throws {AppError} payments_away when nothing is heard of it
 */
export async function waitForCheckout(checkoutId: string): Promise<string | null> {
  for (let waited = 0; waited < PATIENCE; waited += LOOK_AGAIN) {
    const row = await withService((tx) =>
      tx.checkout.findUnique({ where: { id: checkoutId }, select: { url: true } }),
    );
    if (!row) return null;
    if (row.url) return row.url;
    await wait(LOOK_AGAIN);
  }
  throw new AppError("payments_away");
}
