import { timingSafeEqual } from "node:crypto";
import { noteAct } from "~/db/note-audit.server";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { hashCode, hashSecret } from "./secrets.server";
import { readSignInToken } from "./sign-in-token.server";

const MAX_CODE_ATTEMPTS = 5;

/** A person who has proved that the mailbox is theirs. */
export type ConfirmedSignIn = {
  /** `users.id`. */
  userId: string;
  /** The path they wanted, safe to redirect to. */
  redirectTo: string | null;
};

type Proof = { nonce: string; adminEmails: readonly string[] };
type Request = { id: string; email: string; redirectTo: string | null };

/**
 * Uses a mailed link. It works once, in the browser that asked for it.
 *
 * @param token what the link carries
 * @param proof the browser's secret, and the addresses (in lower case) whose owners are administrators
 * @returns null when the link is unknown, used, replaced, too old or another browser's
 */
export async function confirmByToken(
  token: string,
  proof: Proof,
  now: Date,
): Promise<ConfirmedSignIn | null> {
  const at = now.toISOString();
  const [tokenHash, nonceHash] = [hashSecret(token), hashSecret(proof.nonce)];
  return withService(async (tx) => {
    const [request] = await tx.$queryRaw<Request[]>`
      update auth.login_tokens set consumed_at = ${at}::timestamptz
      where token_hash = ${tokenHash} and nonce_hash = ${nonceHash}
        and consumed_at is null and expires_at > ${at}::timestamptz
      returning id, email::text as email, redirect_to as "redirectTo"`;
    if (!request) return null;
    if ((await readSignInToken(token)) !== request.email) {
      logger.warn({ loginTokenId: request.id }, "a sign-in token doesn't carry the address of its row");
      return null;
    }
    return admit(tx, request, proof.adminEmails, now);
  });
}

/**
 * Uses the 6-digit code of the newest mail that this browser asked for. Five wrong codes end that request.
 *
 * @param code six digits
 * @param proof as for `confirmByToken`
 * @returns null when the code is wrong or there is no request it could belong to
 */
export async function confirmByCode(code: string, proof: Proof, now: Date): Promise<ConfirmedSignIn | null> {
  const at = now.toISOString();
  const nonceHash = hashSecret(proof.nonce);
  return withService(async (tx) => {
    // Counted before comparing, and the row stays locked until the end: no two guesses share a count.
    const [request] = await tx.$queryRaw<(Request & { codeHash: string; attempts: number })[]>`
      update auth.login_tokens set attempts = attempts + 1
      where id = (
        select id from auth.login_tokens
        where nonce_hash = ${nonceHash} and code_hash is not null
          and consumed_at is null and expires_at > ${at}::timestamptz
        order by created_at desc, id desc limit 1
      ) and consumed_at is null and attempts < ${MAX_CODE_ATTEMPTS}::int
      returning id, email::text as email, redirect_to as "redirectTo", encode(code_hash, 'hex') as "codeHash", attempts`;
    if (!request) return null;
    const right = timingSafeEqual(hashCode(request.id, code), Buffer.from(request.codeHash, "hex"));
    if (right || request.attempts >= MAX_CODE_ATTEMPTS) {
      await tx.loginToken.update({
        where: { id: request.id },
        data: { consumedAt: now },
        select: { id: true },
      });
    }
    return right ? admit(tx, request, proof.adminEmails, now) : null;
  });
}

/** Finds or makes the account. A trigger makes the row in `users` with the one in `auth.users`. */
async function admit(
  tx: Tx,
  request: Request,
  adminEmails: readonly string[],
  now: Date,
): Promise<ConfirmedSignIn> {
  const account = await tx.authUser.upsert({
    where: { email: request.email },
    create: { email: request.email, createdAt: now, lastSignInAt: now },
    update: { lastSignInAt: now },
    select: { id: true },
  });
  const user = await tx.user.findUniqueOrThrow({
    where: { authUserId: account.id },
    select: { id: true, role: true },
  });
  if (user.role !== "admin" && adminEmails.includes(request.email)) {
    await tx.user.update({ where: { id: user.id }, data: { role: "admin" }, select: { id: true } });
    await noteAct(tx, { actor: "system", action: "became_admin", userId: user.id });
  }
  logger.info({ loginTokenId: request.id, userId: user.id }, "signed in");
  return { userId: user.id, redirectTo: request.redirectTo };
}
