import type { ReactNode } from "react";

/**
 * A point in time or a duration for people and machines.
 *
 * @param at ISO 8601 instant, local time, day or duration, for `dateTime`.
 * @param children The words, already in the person's zone.
 */
export function Time({ at, children, className }: { at: string; children: ReactNode; className?: string }) {
  return (
    <time dateTime={at} className={className}>
      {children}
    </time>
  );
}
