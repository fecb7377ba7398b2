import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";

export type XpLedgerProps = {
  rows: {
    id: string;
    day: string;
    amount: number;
    reason: string;
    how: string | null;
    quote: string | null;
    href: string | null;
    /** False for what was taken back, and for what took it back. */
    stands: boolean;
  }[];
  /** The id that the next page goes on from. */
  older: string | null;
  /** Where the newest rows are, on a later page. */
  newest: string | null;
};

/** Every XP with its reason, newest first. */
export function XpLedger({ rows, older, newest }: XpLedgerProps) {
  return (
    <Card title={<span id="ledger">Every XP and why</span>} titleId="ledger-title">
      {rows.length === 0 ? (
        <p className="text-muted">Nothing yet. The first talk brings the first XP, with its reason.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {rows.map(({ id, day, amount, reason, how, quote, href, stands }) => (
            <li key={id} className="flex items-baseline justify-between gap-4 py-3">
              <div className="min-w-0">
                <p className={clsx("font-medium", !stands && "text-muted line-through")}>{reason}</p>
                <p className="flex flex-wrap gap-x-3 text-sm text-muted">
                  <span className="first-letter:uppercase">{day}</span>
                  {how ? <span>{how}</span> : null}
                  {href ? (
                    <Link to={href} prefetch="intent" className="link tap">
                      The talk
                    </Link>
                  ) : null}
                </p>
                {quote ? <p className="mt-1 max-w-prose text-sm text-muted italic">“{quote}”</p> : null}
              </div>
              <span className={clsx("tabular shrink-0 font-semibold", stands ? "text-amber" : "text-muted")}>
                {amount >= 0 ? `+${amount}` : `−${-amount}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex flex-wrap gap-3 empty:hidden">
        {newest ? (
          <ButtonLink to={newest} variant="ghost" size="sm">
            Newest
          </ButtonLink>
        ) : null}
        {older ? (
          <ButtonLink to={`/progress?before=${older}#ledger`} variant="secondary" size="sm">
            Earlier ones
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}
