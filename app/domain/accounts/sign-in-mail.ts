import { mailButton, mailHtml, mailNote } from "~/lib/mail-html";

/** The words of a mail, as text and as HTML. */
export type MailWords = { subject: string; text: string; html: string };

/**
 * The sign-in mail.
 *
 * @param link the absolute address of the confirm page
 * @param code six digits
 */
export function signInMail({ link, code }: { link: string; code: string }): MailWords {
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const text = `Hello,

open this link in the browser where you asked for it:

${link}

Or type this code there:

${spaced}

Both work once, for 15 minutes. If you didn't ask for this mail, you can ignore it: nobody gets in without it.

relevel.me
`;
  const html = mailHtml("Sign in to relevel.me", [
    '<p style="margin:0 0 24px">Hello, open this link in the browser where you asked for it.</p>',
    mailButton(link, "Sign in"),
    '<p style="margin:0 0 8px">Or type this code there:</p>',
    `<p style="margin:0 0 32px;font-size:28px;font-weight:600;letter-spacing:4px">${spaced}</p>`,
    mailNote(
      "Both work once, for 15 minutes. If you didn't ask for this mail, you can ignore it: nobody gets in without it.",
    ),
  ]);
  return { subject: "Your link to relevel.me", text, html };
}
