import { noteAct } from "~/db/note-audit.server";
import { withService } from "~/db/with-service.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";

/**
 * An account as an operator may see it: ids, codes and instants. No number, no address, no name, nothing that was
 * said.
 *
 * @param accountId `users.id`, from the address
 * @throws {AppError} not_found
 */
export async function openAccountForConsole(accountId: string) {
  if (!isUuid(accountId)) throw new AppError("not_found");
  return withService(async (tx) => {
    const account = await tx.user.findUnique({
      where: { id: accountId },
      select: {
        id: true,
        role: true,
        createdAt: true,
        phoneVerifiedAt: true,
        phoneBlocked: true,
        callEnabled: true,
        nextCallAt: true,
        flaggedAt: true,
        flagReason: true,
        subscription: { select: { tier: true, status: true, accessUntil: true } },
        authUser: { select: { lastSignInAt: true } },
      },
    });
    if (!account) throw new AppError("not_found");
    const { authUser, ...facts } = account;
    return { ...facts, lastSignInAt: authUser.lastSignInAt };
  });
}

/**
 * Looks up the address of an account, to write to its person: noted on their account.
 *
 * @param adminId `users.id` of whoever looks
 * @param accountId `users.id` of whose it is
 * @throws {AppError} not_found
 */
export function lookUpAddress(adminId: string, accountId: string): Promise<string> {
  return withService(async (tx) => {
    const found = isUuid(accountId)
      ? await tx.user.findUnique({ where: { id: accountId }, select: { email: true } })
      : null;
    if (!found) throw new AppError("not_found");
    await noteAct(tx, { actor: "admin", actorId: adminId, action: "account_opened", userId: accountId });
    return found.email;
  });
}

/**
 * Takes the flag off an account, once it was looked at: noted.
 *
 * @param adminId `users.id` of whoever does
 * @param accountId `users.id` of the account; one that isn't flagged is left alone
 */
export async function clearFlag(adminId: string, accountId: string): Promise<void> {
  if (!isUuid(accountId)) throw new AppError("not_found");
  await withService(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: accountId, flaggedAt: { not: null } },
      data: { flaggedAt: null, flagReason: null },
    });
    if (count > 0)
      await noteAct(tx, { actor: "admin", actorId: adminId, action: "flag_cleared", userId: accountId });
  });
}
