import { clsx } from "clsx";

export type LevelLineProps = {
  level: number;
  /** "Master", or null for all other levels. */
  title?: string | null;
  /** Of the level, 0 to 1. */
  fraction: number;
  xp: number;
  /** XP until the next level; null at the last. */
  toNext: number | null;
  todayXp: number;
  /** Smaller, where it is one of several readings. */
  small?: boolean;
};

const number = new Intl.NumberFormat("en");

/** The level, and how far the next one is. All of it is said in words; the bar only shows it. */
export function LevelLine({ level, title, fraction, xp, toNext, todayXp, small = false }: LevelLineProps) {
  return (
    <span className={clsx("flex min-w-0 flex-1 flex-col", small ? "gap-1" : "gap-2")}>
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className={clsx("font-semibold", small ? "group-hover:text-accent" : "text-xl")}>
          Level {level}
          {title ? `, ${title}` : null}
        </span>
        <span className={clsx("tabular text-muted", small && "text-sm")}>
          {number.format(xp)} XP
          {todayXp > 0 ? <span className="font-semibold text-amber"> · +{todayXp} today</span> : null}
        </span>
      </span>
      <span aria-hidden className={clsx("overflow-hidden rounded-full bg-raised", small ? "h-2" : "h-2.5")}>
        <span
          className="block h-full rounded-full bg-linear-to-r from-action to-action-end"
          style={{ width: `${fraction * 100}%` }}
        />
      </span>
      {toNext !== null ? (
        <span className="text-sm text-muted">
          {number.format(toNext)} XP to level {level + 1}
        </span>
      ) : null}
    </span>
  );
}
