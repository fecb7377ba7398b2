import { clsx } from "clsx";
import { useId } from "react";
import { minutesWords } from "~/domain/progress/gain-words";
import { scaleOf } from "./scale";

export type BarChartProps = {
  /** Oldest first. `label` stands under the bar where there is room, `words` say it in full: "This week: 3 h". */
  bars: { label: string; value: number; words: string }[];
  /** Of the values: minutes are shown as hours where there are many. */
  unit: "min" | "XP";
  /** What the bars are of: "Practice, week by week". */
  title: string;
  /** Hides the title where a heading beside it says the same; it still names the chart. */
  titleHidden?: boolean;
  /** A text colour, which the bars take on. */
  className?: string;
};

/** Pixels of the drawing; it is as wide as there is room. */
const TOP = 8;
const PLOT = 128;
const FOOT = 26;
const NUMBER = new Intl.NumberFormat("en");
/** More bars than this are not all labelled. */
const ALL_LABELLED = 7;
const LABELS = 4;

/** Values side by side. The drawing needs no scripts; whoever can't see it is read the words of every bar. */
export function BarChart({
  bars,
  unit,
  title,
  titleHidden = false,
  className = "text-accent",
}: BarChartProps) {
  const id = useId();
  const top = scaleOf(Math.max(0, ...bars.map(({ value }) => value)), unit);
  const words = (value: number) => (unit === "min" ? minutesWords(value) : `${NUMBER.format(value)} ${unit}`);
  const step = 100 / Math.max(bars.length, 1);
  const labelEvery = bars.length <= ALL_LABELLED ? 1 : Math.ceil(bars.length / LABELS);
  return (
    <figure aria-labelledby={id} className="flex flex-col gap-3">
      <figcaption id={id} className={titleHidden ? "sr-only" : "text-sm font-medium text-muted"}>
        {title}
      </figcaption>
      <div aria-hidden className="flex gap-3">
        <div className="relative w-14 shrink-0 text-right text-xs text-faint">
          {[top, top / 2, 0].map((value) => (
            <span
              key={value}
              className="tabular absolute right-0 -translate-y-1/2 whitespace-nowrap"
              style={{ top: TOP + PLOT * (1 - value / top) }}
            >
              {value === 0 ? "0" : words(value)}
            </span>
          ))}
        </div>
        <svg
          aria-hidden="true"
          width="100%"
          height={TOP + PLOT + FOOT}
          overflow="visible"
          className={clsx("min-w-0 flex-1", className)}
        >
          {[0, 0.5, 1].map((part) => (
            <line
              key={part}
              x1="0"
              x2="100%"
              y1={TOP + PLOT * part}
              y2={TOP + PLOT * part}
              className="stroke-line"
              strokeDasharray={part === 1 ? undefined : "2 5"}
            />
          ))}
          {bars.map(({ label, value, words: said }, index) => {
            const height = value === 0 ? 0 : Math.max((value / top) * PLOT, 3);
            const isLast = index === bars.length - 1;
            return (
              <g key={said}>
                <title>{said}</title>
                <rect x={`${step * index}%`} width={`${step}%`} y={TOP} height={PLOT} fill="transparent" />
                <rect
                  x={`${step * (index + 0.18)}%`}
                  width={`${step * 0.64}%`}
                  y={TOP + PLOT - height}
                  height={height}
                  rx={Math.min(5, height / 2)}
                  fill="currentColor"
                  opacity={isLast ? 1 : 0.65}
                />
                {(bars.length - 1 - index) % labelEvery === 0 ? (
                  <text
                    x={`${step * (index + 0.5)}%`}
                    y={TOP + PLOT + FOOT - 6}
                    textAnchor="middle"
                    className={clsx("text-xs", isLast ? "fill-text font-medium" : "fill-muted")}
                  >
                    {label}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      </div>
      <ul className="sr-only">
        {bars.map(({ words: said }) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
    </figure>
  );
}
