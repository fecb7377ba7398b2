import { Link } from "@remix-run/react";
import { Badge } from "./ui/badge";
import { Card } from "./ui/card";

export type KeptCardProps = {
  title: string;
  /** "yesterday". */
  day: string;
  href: string;
  sentences: string[];
  /** The person's own words, and where they said them. */
  quote: { text: string; href: string } | null;
  /** "+120 XP", "1 quest". */
  gains: string[];
};

/** What the companion kept of the last talk, in a few words. */
export function KeptCard({ title, day, href, sentences, quote, gains }: KeptCardProps) {
  return (
    <Card
      title={title}
      titleId="kept"
      aside={<span className="text-sm text-muted first-letter:uppercase">{day}</span>}
    >
      <div className="flex flex-col gap-4">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {quote ? (
          <blockquote className="border-l-4 border-action pl-4 text-muted">
            <Link to={quote.href} prefetch="intent" className="hover:text-text">
              “{quote.text}”
            </Link>
          </blockquote>
        ) : null}
        <p className="flex flex-wrap items-center justify-between gap-3">
          <span className="flex flex-wrap gap-2 empty:hidden">
            {gains.map((gain) => (
              <Badge key={gain} tone="warm">
                {gain}
              </Badge>
            ))}
          </span>
          <Link to={href} prefetch="intent" className="link inline-flex min-h-11 items-center text-sm">
            Read it all
          </Link>
        </p>
      </div>
    </Card>
  );
}
