/** The frame of our mails as HTML: styles stand in the elements, since mail programs drop all others. */

/** @param text any text @returns the same for HTML, in elements and in quoted attributes */
export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * The one thing a mail leads to.
 *
 * @param href an absolute address
 * @param words what it says
 */
export const mailButton = (href: string, words: string): string =>
  `<p style="margin:0 0 32px"><a href="${escapeHtml(href)}" style="display:inline-block;padding:12px 24px;background:#5b3fd6;color:#ffffff;border-radius:999px;font-weight:600;text-decoration:none">${escapeHtml(words)}</a></p>`;

/** @param words the last, small lines of a mail */
export const mailNote = (words: string): string =>
  `<p style="margin:0;color:#5f5878;font-size:14px">${escapeHtml(words)}</p>`;

/**
 * A whole mail as HTML.
 *
 * @param title as mail programs show it
 * @param content its paragraphs, as HTML
 */
export const mailHtml = (title: string, content: readonly string[]): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f2fc;color:#1d1733;font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:16px">
<p style="margin:0 0 16px;font-weight:600">relevel.me</p>
${content.join("\n")}
</div>
</body>
</html>
`;
