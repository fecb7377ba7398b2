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
  const href = link.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in to relevel.me</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f2fc;color:#1d1733;font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:16px">
<p style="margin:0 0 16px;font-weight:600">relevel.me</p>
<p style="margin:0 0 24px">Hello, open this link in the browser where you asked for it.</p>
<p style="margin:0 0 32px"><a href="${href}" style="display:inline-block;padding:12px 24px;background:#5b3fd6;color:#ffffff;border-radius:999px;font-weight:600;text-decoration:none">Sign in</a></p>
<p style="margin:0 0 8px">Or type this code there:</p>
<p style="margin:0 0 32px;font-size:28px;font-weight:600;letter-spacing:4px">${spaced}</p>
<p style="margin:0;color:#5f5878;font-size:14px">Both work once, for 15 minutes. If you didn't ask for this mail, you can ignore it: nobody gets in without it.</p>
</div>
</body>
</html>
`;
  return { subject: "Your link to relevel.me", text, html };
}
