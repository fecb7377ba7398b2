import { Link } from "@remix-run/react";
import { SearchX } from "lucide-react";
import type { ShownResult } from "~/domain/memories/describe-search";
import { Badge } from "./ui/badge";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";
import { EmptyState } from "./ui/empty-state";
import { Time } from "./ui/time";

export type SearchResultsProps = {
  q: string;
  results: ShownResult[];
  /** The words that were taken for mistyped ones. */
  near: string[] | null;
  /** Addresses of the pages before and after. */
  newer: string | null;
  older: string | null;
};

/** What was found, newest first; each row leads to where it was said. */
export function SearchResults({ q, results, near, newer, older }: SearchResultsProps) {
  return (
    <Card title={<span className="wrap-anywhere">Results for “{q}”</span>} titleId="results">
      {results.length === 0 ? (
        <EmptyState icon={<SearchX />} title="Nothing found">
          Try one word of it, another form of the word, or a wider stretch of time.
        </EmptyState>
      ) : (
        <>
          {near?.length ? (
            <p className="mb-4 text-muted">
              Nothing has exactly that. Here is what comes close:{" "}
              <strong className="text-text">{near.join(", ")}</strong>.
            </p>
          ) : null}
          <ul className="-mx-3 flex flex-col">
            {results.map((result) => (
              <li key={result.id}>
                <ResultRow result={result} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-4 flex flex-wrap gap-3 empty:hidden">
        {newer ? (
          <ButtonLink to={newer} variant="secondary" size="sm">
            Newer results
          </ButtonLink>
        ) : null}
        {older ? (
          <ButtonLink to={older} variant="secondary" size="sm">
            Older results
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}

function ResultRow({ result: { href, source, day, segments } }: { result: ShownResult }) {
  // Parts never change places, so the position is an identity.
  const parts = segments.map((segment, place) => ({ ...segment, key: `part-${place}` }));
  return (
    <Link
      to={href}
      className="flex flex-col gap-1.5 rounded-field px-3 py-3 transition-colors hover:bg-raised"
    >
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <Badge>{source}</Badge>
        <Time at={day.at}>{day.words}</Time>
      </span>
      <span className="wrap-anywhere">
        {parts.map(({ key, text, hit }) =>
          hit ? (
            <mark key={key} className="rounded-sm bg-amber-soft px-0.5 font-semibold text-amber">
              {text}
            </mark>
          ) : (
            <span key={key}>{text}</span>
          ),
        )}
      </span>
    </Link>
  );
}
