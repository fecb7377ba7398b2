import { createTransport } from "nodemailer";
import { SECOND } from "~/lib/time";
import type { MailProvider } from "./provider";

export type SmtpOptions = {
  /** `smtp://` or `smtps://`, with user and password. */
  url: string;
  /** The sender: an address, or `Name <address>`. */
  from: string;
};

/** Sends over SMTP. One connection per mail: sign-in mails are few and must not wait behind each other. */
export function smtpMail({ url, from }: SmtpOptions): MailProvider {
  const transport = createTransport(
    { url, connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 20 * SECOND },
    { from },
  );
  return {
    async send({ to, subject, text, html, messageId }) {
      try {
        await transport.sendMail({
          // An object, because a string would be read as a list of recipients.
          to: { name: "", address: to },
          subject,
          text,
          html,
          messageId,
          headers: { "Auto-Submitted": "auto-generated" },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        throw new Error(`the mail server did not take the mail: ${reason(error)}`);
      }
    },
  };
}

/** Codes only: the server's own words usually quote the address, and what is thrown ends up in logs. */
function reason(error: unknown): string {
  const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown };
  return (
    [code, responseCode].filter((part) => typeof part === "string" || typeof part === "number").join(" ") ||
    "unknown"
  );
}
