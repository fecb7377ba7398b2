import { withService } from "~/db/with-service.server";
import { hashSecret } from "./secrets.server";
import { maskEmail } from "./sign-in-email";

/** What the page behind a mailed link may offer. */
export type SignInView =
  | { state: "ready"; maskedEmail: string }
  | { state: "other_browser" }
  | { state: "gone" };

/**
 * Looks at a link without using it.
 *
 * @param token what the link carries
 * @param nonce the secret of the browser that looks, if it has one
 * @returns `ready` in the browser that asked; `gone` for a link that is unknown, used, replaced or too old
 */
export async function lookAtSignIn(token: string, nonce: string | null, now: Date): Promise<SignInView> {
  const at = now.toISOString();
  const nonceHash = nonce === null ? null : hashSecret(nonce);
  const [row] = await withService(
    (tx) => tx.$queryRaw<{ email: string; sameBrowser: boolean | null }[]>`
      select email::text as email, nonce_hash = ${nonceHash}::bytea as "sameBrowser"
      from auth.login_tokens
      where token_hash = ${hashSecret(token)} and consumed_at is null and expires_at > ${at}::timestamptz`,
  );
  if (!row) return { state: "gone" };
  if (!row.sameBrowser) return { state: "other_browser" };
  return { state: "ready", maskedEmail: maskEmail(row.email) };
}
