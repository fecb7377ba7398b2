import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { cityOf } from "~/lib/zone-words";

/** The words of a mail, as text and as HTML. */
export type ReflectMail = { subject: string; text: string; html: string };

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * The mail with the link to write instead.
 *
 * @param firstName as the person gave it
 * @param link the absolute address of the talk in writing
 * @param until when the link stops working
 * @param zone IANA name of the person's zone
 * @param now decides whether a day needs its year
 */
export function reflectMail(
  { firstName, link, until, zone }: { firstName: string; link: string; until: Date; zone: string },
  now: Date,
): ReflectMail {
  const day = fullDayWords(localDateAt(until, zone), localDateAt(now, zone));
  const works = `The link is yours alone and works until ${localTimeAt(until, zone)} on ${day}, ${cityOf(zone)} time.`;
  const missed = "we didn't get to talk today, and that's fine. If you like, write a few words instead:";
  const free = "There is nothing you have to do.";
  const text = `Hello ${firstName},

${missed}

${link}

${works} ${free}

relevel.me
`;
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>Write instead</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f2fc;color:#1d1733;font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:16px">
<p style="margin:0 0 16px;font-weight:600">relevel.me</p>
<p style="margin:0 0 24px">Hello ${escaped(firstName)}, ${missed.replace(/:$/, ".")}</p>
<p style="margin:0 0 32px"><a href="${escaped(link)}" style="display:inline-block;padding:12px 24px;background:#5b3fd6;color:#ffffff;border-radius:999px;font-weight:600;text-decoration:none">Write instead</a></p>
<p style="margin:0;color:#5f5878;font-size:14px">${escaped(works)} ${free}</p>
</div>
</body>
</html>
`;
  return { subject: "Write instead, if you like", text, html };
}
