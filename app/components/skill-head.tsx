import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import type { Biome } from "~/domain/progress/skill-match";
import { BIOMES } from "~/domain/progress/skill-words";
import { SkillBar } from "./skill-bar";
import { BIOME_LOOK } from "./skill-biome";
import { buttonClass } from "./ui/button";
import { Card } from "./ui/card";

export type SkillHeadProps = {
  skill: { name: string; biome: Biome; description: string };
  /** Where it stands: the level it is at, and what that rests on. */
  standing: {
    level: number;
    stage: string;
    fraction: number;
    /** "1 h 15 min to level 5". */
    next: string;
    facts: { label: string; value: string }[];
  };
  /** Leads to the form for practice where it stands far below, on phones. */
  logHref?: string | null;
};

/** A skill's name, level and bar. */
export function SkillHead({ skill, standing, logHref }: SkillHeadProps) {
  const { icon: Icon, ink, soft } = BIOME_LOOK[skill.biome];
  const { level, stage, fraction, next, facts } = standing;
  return (
    <>
      <p className="mb-3 flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <Link to="/skills" prefetch="intent" className="link inline-flex min-h-11 items-center sm:min-h-8">
          Skills
        </Link>
        <span aria-hidden>/</span>
        <span className="inline-flex items-center gap-1.5">
          <Icon aria-hidden className={clsx("size-4", ink)} />
          {BIOMES[skill.biome].name}
        </span>
      </p>
      <div className="mb-6 flex flex-col gap-1">
        <h1 className="text-2xl sm:text-3xl">{skill.name}</h1>
        <p className="max-w-prose text-muted">{skill.description}</p>
        {logHref ? (
          <p className="mt-2 lg:hidden">
            <a href={logHref} className={buttonClass("secondary", "sm")}>
              Log practice
            </a>
          </p>
        ) : null}
      </div>
      <Card className="mb-6">
        <div className="flex items-center gap-4 sm:gap-6">
          <p
            className={clsx(
              "tabular flex size-20 shrink-0 flex-col items-center justify-center rounded-card leading-none sm:size-24",
              soft,
              ink,
            )}
          >
            <span className="text-xs font-medium tracking-wide">Level</span>
            <span className="mt-1 text-3xl font-semibold sm:text-4xl">{level}</span>
          </p>
          <div className="flex min-w-0 flex-1 flex-col gap-2">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="text-lg font-semibold">{stage}</span>
              <span className="text-muted">{next}</span>
            </p>
            <SkillBar
              biome={skill.biome}
              fraction={fraction}
              next={next}
              label={`${skill.name}, level ${level}`}
            />
            <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
              {facts.map(({ label, value }) => (
                <div key={label} className="flex gap-1.5">
                  <dt className="text-muted">{label}</dt>
                  <dd className="tabular font-medium">{value}</dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
      </Card>
    </>
  );
}
