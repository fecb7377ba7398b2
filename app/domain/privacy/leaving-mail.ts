import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { mailButton, mailHtml, mailNote } from "~/lib/mail-html";

/** What is told by mail to somebody who leaves. */

type MailWords = { subject: string; text: string; html: string };

/** An instant as its day and time: "Thursday 3 December at 19:30, Berlin time" without the city. */
function dayAndTime(at: Date, zone: string, now: Date): string {
  return `${fullDayWords(localDateAt(at, zone), localDateAt(now, zone))} at ${localTimeAt(at, zone)}`;
}

/**
 * That an account is to be deleted, when, and how to undo it.
 *
 * @param dueAt when it is deleted
 * @param zone IANA name of the person's zone
 * @param link the address of the page that undoes it
 */
export function leavingMail({
  dueAt,
  zone,
  link,
  now,
}: {
  dueAt: Date;
  zone: string;
  link: string;
  now: Date;
}): MailWords {
  const when = dayAndTime(dueAt, zone, now);
  const first = `you asked for your account to be deleted. That will be on ${when} (${zone}).`;
  const until =
    "Until then nothing rings, and you can undo it: sign in at the address below. Your calls go on as they were.";
  const other = "If it wasn't you, sign in and undo it. Every other browser is signed out already.";
  return {
    subject: `Your account will be deleted on ${fullDayWords(localDateAt(dueAt, zone), localDateAt(now, zone))}`,
    text: `Hello,\n\n${first}\n\n${until}\n\n${link}\n\n${other}\n\nrelevel.me\n`,
    html: mailHtml("Your account will be deleted", [
      `<p style="margin:0 0 16px">Hello, ${first}</p>`,
      `<p style="margin:0 0 24px">${until}</p>`,
      mailButton(link, "Undo it"),
      mailNote(other),
    ]),
  };
}

/** What was deleted with an account. */
export type DeletionReceipt = {
  calls: number;
  files: number;
  /** A subscription is being ended at the payment company. */
  plan: boolean;
  /** By vendor: how many calls it was asked to delete, and whether it can. */
  vendors: { label: string; calls: number; deletes: boolean }[];
};

/** The last mail: what was deleted, and what vendors still have to confirm. */
export function receiptMail(receipt: DeletionReceipt): MailWords {
  const { calls, files, plan, vendors } = receipt;
  const lines = [
    `Deleted: the account and everything in it, with ${counted(calls, "call")} and their words and ${counted(files, "file")}.`,
    ...vendors.map(vendorWords),
    ...(plan ? ["The payment company is being told to end the subscription."] : []),
    "Kept: what calls have cost in all, without whose they were; and a number that asked never to be called stays blocked. Backups that the operator has made hold what they held until they are replaced.",
  ];
  const last = "This is the last mail. No copy of your address is kept with it for longer than 7 days.";
  return {
    subject: "Your account is deleted",
    text: `Hello,\n\nyour account at relevel.me is gone.\n\n${lines.map((line) => `- ${line}`).join("\n")}\n\n${last}\n\nrelevel.me\n`,
    html: mailHtml("Your account is deleted", [
      '<p style="margin:0 0 16px">Hello, your account at relevel.me is gone.</p>',
      `<ul style="margin:0 0 24px;padding-left:20px">${lines.map((line) => `<li>${line}</li>`).join("")}</ul>`,
      mailNote(last),
    ]),
  };
}

const counted = (count: number, thing: string) =>
  count === 0 ? `no ${thing}s` : `${count} ${thing}${count === 1 ? "" : "s"}`;

function vendorWords({ label, calls, deletes }: DeletionReceipt["vendors"][number]): string {
  return deletes
    ? `${label} is asked to delete what it keeps of ${counted(calls, "call")}, and has yet to confirm it.`
    : `${label} can't be asked to delete calls: what it keeps of ${counted(calls, "call")} is up to its terms.`;
}
