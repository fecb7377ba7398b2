import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import type { CSSProperties, MouseEvent } from "react";
import type { Biome } from "~/domain/progress/skill-match";
import { WORLD } from "~/domain/progress/world-land";
import type { NearShrine, WorldShrine } from "~/domain/progress/world-view";

const percent = (part: number, whole: number) => `${Math.round((part / whole) * 10_000) / 100}%`;

/** Puts the middle of something on a point of the map. */
export const placeOn = ({ x, y }: { x: number; y: number }): CSSProperties => ({
  left: percent(x, WORLD.width),
  top: percent(y, WORLD.height),
});

type Spot = { x: number; y: number; nameFrom: number };

const spotStyle = (spot: Spot, size: number) =>
  ({
    ...placeOn(spot),
    "--from": spot.nameFrom,
    // In hundredths of the map's width.
    "--w": Math.round(((size * 2) / WORLD.width) * 10_000) / 100,
  }) as CSSProperties;

export type ShrineProps = { shrine: WorldShrine; biome: Biome; size: number };

/** A skill on the map: its shrine, how far it is to the next level, its name. */
export function Shrine({ shrine, biome, size }: ShrineProps) {
  const { id, name, tier, fraction, isDue, isResting, words, level } = shrine;
  return (
    <li>
      <Link
        id={`skill-${id}`}
        to={`/skills/${id}`}
        prefetch="intent"
        draggable={false}
        className={clsx("world-shrine", `w-${biome}`)}
        style={spotStyle(shrine, size)}
        data-tier={tier}
        data-rests={isResting || undefined}
      >
        <svg viewBox="0 0 80 80" aria-hidden="true" focusable="false" className="world-sign">
          {isDue ? <circle cx="40" cy="40" r="40" fill="url(#w-glow)" className="w-due" /> : null}
          <circle cx="40" cy="40" r="33" className="w-disc" />
          <circle cx="40" cy="40" r="33" className="w-track" />
          {fraction > 0 ? (
            <circle
              cx="40"
              cy="40"
              r="33"
              pathLength="100"
              strokeDasharray={`${Math.max(Math.floor(fraction * 100), 1)} 100`}
              transform="rotate(-90 40 40)"
              className={clsx("w-ring", isDue && "w-ring-due")}
            />
          ) : null}
          <use href={`#w-tier-${tier}`} x="16" y="15" width="48" height="48" />
        </svg>
        <span className="world-name">
          {name}
          {"\u00a0"}
          <span aria-hidden>{level}</span>
          <span className="sr-only">, {words}</span>
        </span>
      </Link>
    </li>
  );
}

export type NearProps = {
  shrine: NearShrine;
  biome: Biome;
  size: number;
  onOpen(event: MouseEvent<HTMLAnchorElement>): void;
};

/** A skill next to one's own, which shows through the fog. */
export function NearSpot({ shrine, biome, size, onOpen }: NearProps) {
  return (
    <li>
      <Link
        id={`skill-${shrine.id}`}
        to={`/skills/${shrine.id}`}
        draggable={false}
        onClick={onOpen}
        className={clsx("world-shrine world-near", `w-${biome}`)}
        style={spotStyle(shrine, size)}
      >
        <svg viewBox="0 0 80 80" aria-hidden="true" focusable="false" className="world-sign">
          <circle cx="40" cy="40" r="38" fill="url(#w-fog)" />
          <circle cx="40" cy="40" r="24" className="w-open" />
          <path d="M40 31v18M31 40h18" className="w-plus" />
        </svg>
        <span className="world-name">
          {shrine.name}
          <span className="sr-only">, not discovered yet</span>
        </span>
      </Link>
    </li>
  );
}
