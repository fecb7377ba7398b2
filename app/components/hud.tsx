import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { Flame, Snowflake } from "lucide-react";
import type { ReactNode } from "react";
import { DayMarks, type StreakMark } from "./day-marks";
import { LevelLine, type LevelLineProps } from "./level-line";

export type HudProps = Omit<LevelLineProps, "small"> & {
  streak: number;
  /** "×1.5", or null while XP counts once. */
  multiplier: string | null;
  freezes: number;
  /** 0 to 100. */
  rhythm: number;
  /** The last seven local days, today last. */
  days: StreakMark[];
};

/** Level, streak, freezes and rhythm along the top of the room. */
export function Hud({
  level,
  title,
  fraction,
  xp,
  toNext,
  todayXp,
  streak,
  multiplier,
  freezes,
  rhythm,
  days,
}: HudProps) {
  return (
    <section
      aria-label="Where you stand"
      className="flex flex-wrap items-center gap-x-8 gap-y-3 rounded-card bg-surface/85 px-4 py-3 shadow-card sm:px-5"
    >
      <Link
        to="/progress"
        prefetch="intent"
        className="group flex min-w-60 flex-1 items-center gap-4 rounded-field"
      >
        <span
          aria-hidden
          className="tabular grid size-12 shrink-0 place-items-center rounded-full text-lg font-semibold"
          style={{
            background: `radial-gradient(closest-side, var(--color-surface) 78%, transparent 80%), conic-gradient(var(--color-action) ${fraction * 360}deg, var(--color-raised) 0)`,
          }}
        >
          {level}
        </span>
        <LevelLine {...{ level, title, fraction, xp, toNext, todayXp }} small />
      </Link>
      <ul className="flex grow flex-wrap items-center justify-between gap-x-3 gap-y-2 sm:grow-0 sm:gap-x-6 sm:justify-start">
        <Reading
          icon={<Flame aria-hidden className={clsx("size-6", streak > 0 ? "text-flame" : "text-faint")} />}
        >
          {streak === 0 ? (
            <span className="text-muted">A streak begins with one talk</span>
          ) : (
            <>
              <strong className="tabular">{streak}</strong> {streak === 1 ? "day" : "days"}
              {multiplier ? (
                <span className="tabular ml-2 rounded-full bg-amber-soft px-2 py-0.5 text-sm font-semibold text-amber">
                  <span className="sr-only">XP counts </span>
                  {multiplier}
                </span>
              ) : null}
            </>
          )}
        </Reading>
        {freezes > 0 ? (
          <Reading icon={<Snowflake aria-hidden className="size-5 text-cyan" />}>
            <strong className="tabular">{freezes}</strong>
            <span className="sr-only sm:not-sr-only"> {freezes === 1 ? "freeze" : "freezes"}</span>
          </Reading>
        ) : null}
        <Reading icon={null}>
          <span className="text-muted">Rhythm</span> <strong className="tabular">{Math.round(rhythm)}</strong>
        </Reading>
      </ul>
      <div className="hidden xl:block">
        <DayMarks days={days} />
      </div>
    </section>
  );
}

function Reading({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      {icon}
      <span>{children}</span>
    </li>
  );
}
