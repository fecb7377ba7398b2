import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { escapeHtml, mailButton, mailHtml, mailNote } from "~/lib/mail-html";
import { type Money, moneyWords } from "~/lib/money";
import { MINUTE, SECOND } from "~/lib/time";
import { cityOf } from "~/lib/zone-words";

/** The words of a mail, as text and as HTML. */
export type BillingMail = { subject: string; text: string; html: string };

/** What a mail about a plan says, as it is true when it is sent. */
export type BillingNews =
  /** `forgivenUntil`: calls go on until then; null: they don't. */
  | { kind: "payment_failed"; amount: Money; forgivenUntil: Date | null }
  /** `canTakeBack`: it was cancelled, and that can be undone. */
  | { kind: "plan_ending"; at: Date; gift: boolean; canTakeBack: boolean }
  | { kind: "plan_ended"; gift: boolean }
  | { kind: "paid_twice"; amount: Money }
  /** `minutes`: what a month of the plan holds. */
  | { kind: "minutes_low"; minutes: number; leftSeconds: number; until: Date }
  | { kind: "minutes_used"; minutes: number; until: Date };

/** Whom it goes to. */
export type Addressee = {
  /** As the person gave it; null while they haven't. */
  firstName: string | null;
  /** IANA name of their zone. */
  zone: string;
};

type Words = { subject: string; news: string; todo: string; button: string; path: string; still: string };

const KEPT = "Everything you have kept stays yours: your calls, memories and skills are there to read.";

/**
 * A mail about a plan.
 *
 * @param news what it says
 * @param to whom
 * @param base what links begin with, such as `https://relevel.example`
 * @param now decides whether a day needs its year
 */
export function billingMail(news: BillingNews, to: Addressee, base: string, now: Date): BillingMail {
  const words = wordsOf(news, (instant) => momentWords(instant, to.zone, now));
  const hello = to.firstName ? `Hello ${to.firstName},` : "Hello,";
  const link = base + words.path;
  const text = `${hello}

${words.news}

${words.todo}

${link}

${words.still}

relevel.me
`;
  const html = mailHtml(words.subject, [
    `<p style="margin:0 0 16px">${escapeHtml(`${hello} ${words.news}`)}</p>`,
    `<p style="margin:0 0 24px">${escapeHtml(words.todo)}</p>`,
    mailButton(link, words.button),
    mailNote(words.still),
  ]);
  return { subject: words.subject, text, html };
}

function wordsOf(news: BillingNews, when: (instant: Date) => string): Words {
  switch (news.kind) {
    case "payment_failed":
      return failedWords(moneyWords(news.amount), news.forgivenUntil && when(news.forgivenUntil));
    case "plan_ending":
      return endingWords(news, when(news.at));
    case "plan_ended":
      return {
        subject: "Your plan has ended",
        news: `${news.gift ? "the plan you were given" : "your plan"} has ended, so your companion doesn't call for now.`,
        todo: "Whenever you like to go on, choose the plan again and the calls come back as you had them.",
        button: "See the plan",
        path: "/pricing",
        still: KEPT,
      };
    case "paid_twice":
      return {
        subject: "Your plan was paid for twice",
        news: `two payments arrived for your plan, and one is enough. We have ended the second subscription: its ${moneyWords(news.amount)} won't be charged again, and your plan runs on as before.`,
        todo: "The second payment is on the list of whoever runs relevel.me, to be given back. You find your invoices under Billing.",
        button: "Open Billing",
        path: "/billing",
        still:
          "There is nothing you have to do. If you don't hear of it, write to the address on your invoice.",
      };
    case "minutes_low": {
      const left = Math.floor((news.leftSeconds * SECOND) / MINUTE);
      return {
        subject: "Most of this month's minutes are used",
        news: `you have talked for most of the ${news.minutes} minutes that your plan holds each month: ${left} ${left === 1 ? "is" : "are"} left until ${when(news.until)}.`,
        todo: "So that they last, calls become a little shorter from now on. Talks in writing cost no minutes.",
        button: "Open Billing",
        path: "/billing",
        still: "There is nothing you have to do, and nothing more is charged.",
      };
    }
    case "minutes_used":
      return {
        subject: "This month's minutes are used",
        news: `you have talked for the ${news.minutes} minutes that your plan holds each month. They begin anew at ${when(news.until)}.`,
        todo: "Until then your companion doesn't ring. On the days of your calls a mail brings a link to write instead, and you can write here at any time.",
        button: "Write instead",
        path: "/reflect",
        still: "Nothing more is charged, and talks in writing count like calls.",
      };
  }
}

function failedWords(amount: string, until: string | null): Words {
  return {
    subject: until ? "Your payment didn't go through" : "Your payment didn't go through, and calls rest",
    news: `the payment of ${amount} for your plan didn't go through. That happens: often a card has run out, or the bank wants to ask first.`,
    todo: until
      ? `Your calls go on until ${until}. Enter another card, or pay again, before then and nothing changes.`
      : "Your calls rest for now. Enter another card, or pay again, and they go on as you had them.",
    button: "Open Billing",
    path: "/billing",
    still: KEPT,
  };
}

function endingWords({ gift, canTakeBack }: { gift: boolean; canTakeBack: boolean }, until: string): Words {
  return {
    subject: "Your plan ends soon",
    news: `${gift ? "the plan you were given" : "your plan"} runs until ${until}. Until then your companion calls as always, and after that it doesn't.`,
    todo: canTakeBack
      ? "If you would rather keep it, take the cancellation back under Billing."
      : "If you would like to go on, you find the plan under Billing.",
    button: "Open Billing",
    path: "/billing",
    still: `If not, there is nothing you have to do. ${KEPT}`,
  };
}

/** "14:00 on Monday 30 November, Berlin time". */
function momentWords(instant: Date, zone: string, now: Date): string {
  const day = fullDayWords(localDateAt(instant, zone), localDateAt(now, zone));
  return `${localTimeAt(instant, zone)} on ${day}, ${cityOf(zone)} time`;
}
