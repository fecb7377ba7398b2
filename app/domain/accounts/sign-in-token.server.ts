import { createMemorySessionStorage } from "@remix-run/node";
import { Authenticator } from "remix-auth";
import { EmailLinkStrategy } from "remix-auth-email-link";
import { AppError } from "~/lib/app-error";
import { MINUTE } from "~/lib/time";
import { signInKeys } from "~/providers/mail/registry.server";

/** How long a link and its code work. */
export const SIGN_IN_MS = 15 * MINUTE;

const STRATEGY = "email-link";
const FIELD = "email";
const PARAM = "token";
// The strategy reads the host from the request and builds its own link from it. Both end here: the mail's
// link is made elsewhere, from the public address alone.
const NOWHERE = "http://sign-in.invalid/";

/**
 * Makes the token of a sign-in link. It carries the address; whether it is worth anything, only the row
 * with its hash says.
 *
 * @param email a checked address
 */
export async function makeSignInToken(email: string): Promise<string> {
  let link: string | undefined;
  const authenticator = transport(async (options) => {
    link = options.magicLink;
  });
  const request = new Request(NOWHERE, {
    method: "POST",
    headers: { "X-Forwarded-Host": new URL(NOWHERE).host },
    body: new URLSearchParams({ [FIELD]: email }),
  });
  try {
    await authenticator.authenticate(STRATEGY, request, { successRedirect: "/", throwOnError: true });
  } catch (thrown) {
    // The strategy reports success by throwing a redirect.
    if (!(thrown instanceof Response)) throw thrown;
  }
  const token = link === undefined ? null : new URL(link).searchParams.get(PARAM);
  if (!token) throw new AppError("unexpected", "The sign-in token was not made.");
  return token;
}

/**
 * The address that a token carries, or null when it isn't ours or too old.
 *
 * @param token a token whose hash was found in the database
 */
export async function readSignInToken(token: string): Promise<string | null> {
  // GET is how the strategy knows that a link is being used; a POST would start another.
  const request = new Request(`${NOWHERE}?${new URLSearchParams({ [PARAM]: token })}`);
  try {
    return await transport(async () => undefined).authenticate(STRATEGY, request, { throwOnError: true });
  } catch {
    return null;
  }
}

type SendEmail = ConstructorParameters<typeof EmailLinkStrategy<string>>[0]["sendEmail"];

/** A new one each time: the memory it keeps its links in goes away with it. */
function transport(sendEmail: SendEmail): Authenticator<string> {
  const secret = signInKeys().link;
  const options = {
    sendEmail,
    secret,
    emailField: FIELD,
    magicLinkSearchParam: PARAM,
    linkExpirationTime: SIGN_IN_MS,
  };
  return new Authenticator<string>(createMemorySessionStorage({ cookie: { secrets: [secret] } })).use(
    new EmailLinkStrategy<string>(options, async ({ email }) => email),
    STRATEGY,
  );
}
