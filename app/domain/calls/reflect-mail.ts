import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { escapeHtml, mailButton, mailHtml, mailNote } from "~/lib/mail-html";
import { cityOf } from "~/lib/zone-words";

/** The words of a mail, as text and as HTML. */
export type ReflectMail = { subject: string; text: string; html: string };

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
  const html = mailHtml("Write instead", [
    `<p style="margin:0 0 24px">Hello ${escapeHtml(firstName)}, ${missed.replace(/:$/, ".")}</p>`,
    mailButton(link, "Write instead"),
    mailNote(`${works} ${free}`),
  ]);
  return { subject: "Write instead, if you like", text, html };
}
