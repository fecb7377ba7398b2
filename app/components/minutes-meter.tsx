import { clsx } from "clsx";
import type { ShownMinutes } from "~/domain/billing/describe-billing";

/** How many of the plan's minutes are used. */
export function MinutesMeter({ words, fraction, until, note }: ShownMinutes) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="tabular font-medium">{words}</span>
        <span className="text-sm text-muted">{until}</span>
      </p>
      <div
        role="progressbar"
        aria-label="Minutes of talk"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(fraction * 100)}
        aria-valuetext={words}
        className={clsx("h-2 overflow-hidden rounded-full bg-button", note ? "text-amber" : "text-accent")}
      >
        <div className="h-full rounded-full bg-current" style={{ width: `${fraction * 100}%` }} />
      </div>
      {note ? <p>{note}</p> : null}
    </div>
  );
}
