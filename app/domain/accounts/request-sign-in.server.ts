import { withService } from "~/db/with-service.server";
import { enqueue } from "~/queue/enqueue.server";
import { hashSecret } from "./secrets.server";
import { SIGN_IN_MS } from "./sign-in-token.server";

/** Asking for a sign-in mail. */
export type SignInRequest = {
  /** As `SignInEmail` returns it. */
  email: string;
  /** A path on this site that is safe to redirect to. */
  redirectTo: string | null;
  /** The secret that this browser has just been given. */
  nonce: string;
};

/**
 * Records the request and has the mail sent by a job. Earlier links for the address stop working. The same
 * happens whether or not the address has an account.
 *
 * @param now when it was asked for; link and code work for 15 minutes from here
 */
export async function requestSignIn({ email, redirectTo, nonce }: SignInRequest, now: Date): Promise<void> {
  await withService(async (tx) => {
    // Two requests at once must not leave two live links.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`;
    await tx.loginToken.updateMany({ where: { email, consumedAt: null }, data: { consumedAt: now } });
    const { id } = await tx.loginToken.create({
      data: {
        email,
        redirectTo,
        nonceHash: hashSecret(nonce),
        createdAt: now,
        expiresAt: new Date(now.getTime() + SIGN_IN_MS),
      },
      select: { id: true },
    });
    await enqueue(tx, "send_sign_in_mail", { loginTokenId: id });
  });
}

/**
 * For a browser that asked too often: hands the links it may still use on to its new secret, so that the
 * answer can look like any other and the last mail keeps working.
 *
 * @param from the secret it came with
 * @param to the secret it is given now
 */
export async function keepSignIn({ from, to }: { from: string; to: string }, now: Date): Promise<void> {
  await withService((tx) =>
    tx.loginToken.updateMany({
      where: { nonceHash: hashSecret(from), consumedAt: null, expiresAt: { gt: now } },
      data: { nonceHash: hashSecret(to) },
    }),
  );
}
