import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { coastPath, WORLD } from "~/domain/progress/world-land";
import type { Peek } from "~/domain/progress/world-view";
import { Card } from "./ui/card";

/** The map at a glance: where shrines stand, where fog lies, and the way there. */
export function WorldPeek({ lands, words, due }: Peek) {
  return (
    <Card
      title="Your map"
      titleId="world-peek"
      aside={
        <Link to="/worldboard" prefetch="intent" className="link tap text-sm">
          Open the map
        </Link>
      }
    >
      <svg
        viewBox={`0 0 ${WORLD.width} ${WORLD.height}`}
        aria-hidden="true"
        focusable="false"
        className="world-peek w-full rounded-field"
      >
        {lands.map(({ biome, inFog, shrines }) => (
          <g key={biome} className={clsx("w-land", `w-${biome}`, inFog && "w-hidden")}>
            <path d={coastPath(biome, 12)} className="w-shore" />
            <path d={coastPath(biome)} transform="translate(0 16)" className="w-cliff" />
            <path d={coastPath(biome)} className="w-ground" />
            {shrines.map(({ id, x, y, tier, isDue }) => (
              <g key={id}>
                {isDue ? <circle cx={x} cy={y} r={28 + tier * 5} className="w-peek-due" /> : null}
                <circle cx={x} cy={y} r={13 + tier * 4} className="w-peek-shrine" />
              </g>
            ))}
          </g>
        ))}
      </svg>
      <p className="mt-3 text-muted">
        {words}
        {due ? <span className="text-amber"> {due}</span> : null}
      </p>
    </Card>
  );
}
