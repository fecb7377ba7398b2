import { clsx } from "clsx";

/** What a local day was, as a word and a look. */
export type StreakMark = {
  /** `YYYY-MM-DD`. */
  day: string;
  /** "Mo". */
  label: string;
  state: "kept" | "protected" | "rest" | "missed" | "open" | "none";
  /** "Monday 30 November: talked". */
  words: string;
};

const MARK: Record<StreakMark["state"], string> = {
  kept: "bg-flame",
  protected: "bg-cyan",
  rest: "bg-raised ring-2 ring-inset ring-line",
  missed: "bg-raised",
  open: "ring-2 ring-inset ring-flame",
  none: "bg-raised opacity-50",
};

/** The last seven days as a row of marks; their words are there for those who ask. */
export function DayMarks({ days }: { days: StreakMark[] }) {
  return (
    <ol aria-label="The last seven days" className="flex justify-between gap-1">
      {days.map(({ day, label, state, words }) => (
        <li key={day} className="flex flex-col items-center gap-1.5">
          <span title={words} className={clsx("size-7 rounded-full", MARK[state])}>
            <span className="sr-only">{words}</span>
          </span>
          <span aria-hidden className="text-xs text-muted">
            {label}
          </span>
        </li>
      ))}
    </ol>
  );
}
