import { randomInt } from "node:crypto";
import { keepMail } from "~/db/keep-mail.server";
import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { linkBase, mailProvider } from "~/providers/mail/registry.server";
import { hashCode, hashSecret } from "./secrets.server";
import { signInMail } from "./sign-in-mail";
import { makeSignInToken } from "./sign-in-token.server";

/**
 * Makes the link and the code of a sign-in request and mails them. A retry makes a new pair, and the pair
 * before it stops working. Does nothing when the request was used, replaced or has run out.
 *
 * @param loginTokenId the request
 * @throws when the mail could not be handed over
 */
export async function sendSignInMail(loginTokenId: string, now: Date): Promise<void> {
  const live = { id: loginTokenId, consumedAt: null, expiresAt: { gt: now } };
  const request = await withService((tx) =>
    tx.loginToken.findFirst({ where: live, select: { email: true } }),
  );
  if (!request) {
    logger.info({ loginTokenId }, "sign-in mail not needed any more");
    return;
  }

  const token = await makeSignInToken(request.email);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const tokenHash = hashSecret(token);
  // Stored first: a mail that arrives holds a link that works.
  const { count } = await withService((tx) =>
    tx.loginToken.updateMany({ where: live, data: { tokenHash, codeHash: hashCode(loginTokenId, code) } }),
  );
  if (count === 0) return;

  const link = `${linkBase()}/auth/callback?${new URLSearchParams({ token })}`;
  await mailProvider(keepMail).send({
    to: request.email,
    ...signInMail({ link, code }),
    // One id per pair: a mailbox that drops repeated mails must not drop the pair that works.
    messageId: `<sign-in.${loginTokenId}.${Buffer.from(tokenHash).toString("hex", 0, 6)}@${new URL(linkBase()).hostname}>`,
  });
  logger.info({ loginTokenId }, "sign-in mail handed over");
}
