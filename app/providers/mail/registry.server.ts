import { deriveKey, env } from "~/env.server";
import { observeVendor } from "~/observability/observe-vendor.server";
import { outboxMail } from "./outbox.server";
import type { MailProvider, OutgoingMail } from "./provider";
import { smtpMail } from "./smtp.server";

/**
 * The mail provider that the configuration names.
 *
 * @param store keeps a mail when the outbox is chosen
 */
export function mailProvider(store: (mail: OutgoingMail) => Promise<void>): MailProvider {
  const { driver, smtpUrl, from } = env().mail;
  const carrier = driver === "smtp" && smtpUrl ? smtpMail({ url: smtpUrl, from }) : outboxMail(store);
  return observeVendor(carrier, { provider: driver, kind: "mail" });
}

/** Where mails are handed over, maybe with a password in it; null where the outbox keeps them. */
export function mailAddress(): string | null {
  const { driver, smtpUrl } = env().mail;
  return driver === "smtp" && smtpUrl ? smtpUrl : null;
}

/** What links in mails begin with: the configured public address, never a header of a request. */
export const linkBase = (): string => env().app.url;

/** For the tokens of links to write instead of a call. */
export const reflectLinkKey = (): Buffer => deriveKey("reflect-link");

/** Keys of what sign-in mails carry: the link's token and the hash of the code. */
export const signInKeys = () => ({
  link: deriveKey("sign-in-link").toString("base64url"),
  code: deriveKey("sign-in-code"),
});
