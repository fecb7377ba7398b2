import { clsx } from "clsx";

export type CalendarLook = "kept" | "protected" | "rest" | "missed" | "open" | "none";

export type StreakCalendarProps = {
  /** Oldest first; seven days each from Monday, null for days that are still to come. */
  weeks: {
    monday: string;
    month: string | null;
    days: ({ day: string; state: CalendarLook; words: string } | null)[];
  }[];
};

const LOOK: Record<CalendarLook, string> = {
  kept: "bg-flame",
  protected: "bg-cyan",
  rest: "bg-raised ring-2 ring-inset ring-line",
  missed: "bg-field-line/50",
  open: "ring-2 ring-inset ring-flame",
  none: "bg-raised",
};

const LEGEND: [CalendarLook, string][] = [
  ["kept", "Talked, written or mended"],
  ["protected", "Kept by a freeze, or our fault"],
  ["rest", "Paused or left out"],
  ["missed", "No talk"],
  ["none", "Nothing planned"],
];

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** How many weeks there is room for: a small screen shows the latest. */
const columnClass = (fromTheEnd: number) =>
  fromTheEnd >= 38
    ? "hidden lg:table-cell"
    : fromTheEnd >= 28
      ? "hidden md:table-cell"
      : fromTheEnd >= 15
        ? "hidden sm:table-cell"
        : "";

/** Every day as a small square; the words of each are there for whoever points or listens. */
export function StreakCalendar({ weeks }: StreakCalendarProps) {
  const shown = weeks.map((week, index) => ({ ...week, column: columnClass(weeks.length - 1 - index) }));
  return (
    <div className="flex flex-col gap-4">
      <table className="self-start border-separate border-spacing-0.5">
        <caption className="sr-only">What became of each day</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Weekday</span>
            </th>
            {shown.map(({ monday, month, column }) => (
              <th
                key={monday}
                scope="col"
                className={clsx("relative h-5 w-3.5 text-left text-xs font-normal text-muted", column)}
              >
                <span className="sr-only">Week of {monday}</span>
                {month ? (
                  <span aria-hidden className="absolute top-0 left-0">
                    {month}
                  </span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday, index) => (
            <tr key={weekday}>
              <th scope="row" className="w-7 text-left text-xs font-normal text-muted">
                <span aria-hidden>{index % 2 === 0 ? weekday.slice(0, 2) : ""}</span>
                <span className="sr-only">{weekday}</span>
              </th>
              {shown.map(({ monday, days, column }) => {
                const day = days[index];
                return (
                  <td key={monday} className={clsx("p-0", column)}>
                    {day ? (
                      <span title={day.words} className={clsx("block size-3.5 rounded-sm", LOOK[day.state])}>
                        <span className="sr-only">{day.words}</span>
                      </span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-muted">
        {LEGEND.map(([state, words]) => (
          <li key={state} className="flex items-center gap-2">
            <span aria-hidden className={clsx("size-3.5 rounded-sm", LOOK[state])} />
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
