import { clsx } from "clsx";
import { Flame, Snowflake } from "lucide-react";
import { DayMarks, type StreakMark } from "./day-marks";
import { Card } from "./ui/card";

export type StreakCardProps = {
  level: number;
  /** "Master", or null for all other levels. */
  title?: string | null;
  /** Of the level, 0 to 1. */
  fraction: number;
  xp: number;
  /** XP until the next level; null at the last. */
  toNext: number | null;
  todayXp: number;
  streak: number;
  freezes: number;
  /** 0 to 100. */
  rhythm: number;
  /** The last seven local days, today last. */
  days: StreakMark[];
};

const number = new Intl.NumberFormat("en");

/** Level, XP, streak and rhythm at a glance. */
export function StreakCard(props: StreakCardProps) {
  const { level, title, fraction, xp, toNext, todayXp, streak, freezes, rhythm, days } = props;
  return (
    <Card title="Your progress" titleId="progress">
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-2">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="text-xl font-semibold">
              Level {level}
              {title ? `, ${title}` : null}
            </span>
            <span className="tabular text-muted">
              {number.format(xp)} XP
              {todayXp > 0 ? <span className="font-semibold text-amber"> · +{todayXp} today</span> : null}
            </span>
          </p>
          <div
            role="progressbar"
            aria-label={`Level ${level}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.floor(fraction * 100)}
            className="h-2.5 overflow-hidden rounded-full bg-raised"
          >
            <div
              className="h-full rounded-full bg-linear-to-r from-action to-action-end"
              style={{ width: `${fraction * 100}%` }}
            />
          </div>
          {toNext !== null ? (
            <p className="text-sm text-muted">
              {number.format(toNext)} XP to level {level + 1}
            </p>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p className="flex items-center gap-2 text-lg font-semibold">
            <Flame aria-hidden className={clsx("size-6", streak > 0 ? "text-amber" : "text-faint")} />
            {streak === 0 ? "A streak begins with one talk" : streak === 1 ? "1 day" : `${streak} days`}
          </p>
          {freezes > 0 ? (
            <p className="flex items-center gap-1.5 text-muted">
              <Snowflake aria-hidden className="size-5 text-cyan" />
              {freezes === 1 ? "1 freeze" : `${freezes} freezes`}
            </p>
          ) : null}
          <p className="text-muted">
            Rhythm <strong className="tabular font-semibold text-text">{Math.round(rhythm)}</strong>
          </p>
        </div>
        <DayMarks days={days} />
      </div>
    </Card>
  );
}
