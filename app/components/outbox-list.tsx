import { Inbox } from "lucide-react";
import { Linkify } from "./linkify";
import { Card } from "./ui/card";
import { EmptyState } from "./ui/empty-state";
import { Time } from "./ui/time";

export type OutboxMail = {
  id: string;
  to: string;
  subject: string;
  /** The plain text part. It's what is shown; `html` never is. */
  text: string;
  html?: string | null;
  /** ISO instant. */
  createdAt: string;
  /** What to show for it. */
  createdText?: string;
};

/** Six digits standing alone, as in a sign-in mail. */
const codeIn = (text: string): string | undefined => /(?<![\w/=-])\d{3} ?\d{3}(?![\w/=-])/.exec(text)?.[0];

/** Mails caught on this machine, newest first. */
export function OutboxList({ mails }: { mails: OutboxMail[] }) {
  if (mails.length === 0) {
    return (
      <EmptyState icon={<Inbox />} title="No mail yet">
        Mails that this server would send appear here. Ask for a sign-in link and look again.
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-4">
      {mails.map((mail) => {
        const code = codeIn(mail.text);
        return (
          <li key={mail.id}>
            <Card>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h2 className="text-lg">{mail.subject}</h2>
                <Time at={mail.createdAt} className="text-sm text-muted">
                  {mail.createdText ?? mail.createdAt}
                </Time>
              </div>
              <p className="text-sm break-all text-muted">To {mail.to}</p>
              {code ? (
                <p className="mt-4 flex flex-wrap items-center justify-between gap-2 rounded-field bg-accent-soft px-4 py-2">
                  <span className="text-muted">Code</span>
                  <span className="tabular text-2xl font-semibold tracking-[0.2em] select-all">{code}</span>
                </p>
              ) : null}
              <p className="mt-4 whitespace-pre-wrap">
                <Linkify text={mail.text} />
              </p>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
