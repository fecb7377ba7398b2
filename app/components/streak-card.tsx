import { clsx } from "clsx";
import { Flame, Snowflake } from "lucide-react";
import { DayMarks, type StreakMark } from "./day-marks";
import { LevelLine, type LevelLineProps } from "./level-line";
import { Card } from "./ui/card";

export type StreakCardProps = Omit<LevelLineProps, "small"> & {
  streak: number;
  freezes: number;
  /** 0 to 100. */
  rhythm: number;
  /** The last seven local days, today last. */
  days: StreakMark[];
};

/** Level, XP, streak and rhythm at a glance. */
export function StreakCard(props: StreakCardProps) {
  const { level, title, fraction, xp, toNext, todayXp, streak, freezes, rhythm, days } = props;
  return (
    <Card title="Your progress" titleId="progress">
      <div className="flex flex-col gap-5">
        <LevelLine {...{ level, title, fraction, xp, toNext, todayXp }} />
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
