import { clsx } from "clsx";
import type { ReactNode } from "react";

export type ConsoleFact = { label: string; value: ReactNode; warn?: boolean };

/** What a part of the console knows, fact by fact; ids may break anywhere. */
export function ConsoleFacts({ facts }: { facts: ConsoleFact[] }) {
  return (
    <dl className="flex flex-col gap-2">
      {facts.map(({ label, value, warn }) => (
        <div key={label} className="flex flex-wrap gap-x-4 sm:gap-x-6">
          <dt className="w-28 shrink-0 text-muted sm:w-36">{label}</dt>
          <dd
            className={clsx(
              "tabular min-w-0 flex-1 basis-32 font-medium wrap-anywhere",
              warn && "text-danger",
            )}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Numbers to be taken in at a glance. */
export function ConsoleTiles({ tiles }: { tiles: { label: string; value: string; note?: string }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {tiles.map(({ label, value, note }) => (
        <div key={label} className="flex flex-col rounded-card bg-surface p-4 shadow-card">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="tabular text-2xl font-semibold">{value}</dd>
          {note ? <dd className="tabular text-sm text-muted">{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
