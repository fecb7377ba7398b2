import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import type { ShownSkill } from "~/domain/progress/describe-skill";
import { SkillBar } from "./skill-bar";
import { BIOME_LOOK } from "./skill-biome";
import { Badge } from "./ui/badge";

/** A skill of the list: level, stage, how far to the next, and what was done so far. */
export function SkillRow({ skill }: { skill: ShownSkill }) {
  const { ink, soft } = BIOME_LOOK[skill.biome];
  return (
    <li>
      <Link
        to={`/skills/${skill.id}`}
        prefetch="intent"
        className="-mx-3 flex items-center gap-4 rounded-field px-3 py-3 transition-colors hover:bg-raised"
      >
        <span
          aria-hidden
          className={clsx(
            "tabular grid size-12 shrink-0 place-items-center rounded-field text-lg font-semibold",
            soft,
            ink,
          )}
        >
          {skill.level}
        </span>
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="min-w-0 font-medium">{skill.name}</span>
            <span className="flex items-center gap-2 text-sm text-muted">
              {skill.isDue ? <Badge tone="warm">Check-point due</Badge> : null}
              {skill.stage}
              <span className="sr-only">, level {skill.level}</span>
            </span>
          </div>
          <SkillBar
            biome={skill.biome}
            fraction={skill.fraction}
            next={skill.next}
            label={`${skill.name}, level ${skill.level}`}
          />
          <div className="flex flex-wrap justify-between gap-x-3 text-sm text-muted">
            <span>{[skill.about, skill.last].filter(Boolean).join(", ")}</span>
            <span>{skill.next}</span>
          </div>
        </div>
      </Link>
    </li>
  );
}
