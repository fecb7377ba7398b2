import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";

export type SegmentsProps = {
  /** What the choice is about: "Skills as". */
  label: string;
  choices: readonly { to: string; words: string; icon?: ReactNode; current: boolean }[];
};

/** Ways of looking at the same, one of them chosen; each is an address of its own. */
export function Segments({ label, choices }: SegmentsProps) {
  return (
    <nav aria-label={label} className="inline-flex max-w-full flex-wrap gap-y-1 rounded-3xl bg-raised p-1">
      {choices.map(({ to, words, icon, current }) => (
        <Link
          key={to}
          to={to}
          prefetch="intent"
          aria-current={current ? "page" : undefined}
          className={clsx(
            "inline-flex min-h-11 items-center gap-2 rounded-full px-3 text-sm font-medium whitespace-nowrap transition-colors sm:min-h-10 sm:px-4 sm:text-base",
            current ? "bg-button text-text" : "text-muted hover:text-text",
          )}
        >
          {icon}
          {words}
        </Link>
      ))}
    </nav>
  );
}
