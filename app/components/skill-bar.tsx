import { clsx } from "clsx";
import type { Biome } from "~/domain/progress/skill-match";
import { BIOME_LOOK } from "./skill-biome";

export type SkillBarProps = {
  biome: Biome;
  /** 0 at a level's beginning, under 1 until the next; 1 at the top. */
  fraction: number;
  /** What is missing: "1 h 15 min to level 5". */
  next: string;
  /** The skill and its level, for whoever can't see the bar. */
  label: string;
};

/** How far a skill is to its next level. */
export function SkillBar({ biome, fraction, next, label }: SkillBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(fraction * 100)}
      aria-valuetext={next}
      className={clsx("h-2 overflow-hidden rounded-full bg-raised", BIOME_LOOK[biome].ink)}
    >
      <div className="h-full rounded-full bg-current" style={{ width: `${fraction * 100}%` }} />
    </div>
  );
}
