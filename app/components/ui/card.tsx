import { clsx } from "clsx";
import type { ReactNode } from "react";

export type CardProps = {
  children: ReactNode;
  /** Heading of the card. Rendered as h2. */
  title?: ReactNode;
  /** Stands at the end of the heading row. */
  aside?: ReactNode;
  /** The id of the heading, to name the section. */
  titleId?: string;
  tone?: "plain" | "accent";
  className?: string;
};

/** A raised shade with a soft shadow and no border. */
export function Card({ children, title, aside, titleId, tone = "plain", className }: CardProps) {
  return (
    <section
      aria-labelledby={titleId}
      className={clsx(
        "rounded-card p-5 shadow-card sm:p-6",
        tone === "accent" ? "bg-linear-to-b from-accent-soft to-surface" : "bg-surface",
        className,
      )}
    >
      {title || aside ? (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {title ? (
            <h2 id={titleId} className="text-lg">
              {title}
            </h2>
          ) : null}
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  );
}
