import { clsx } from "clsx";
import { memo } from "react";
import type { Biome } from "~/domain/progress/skill-match";
import { centreOf, coastPath, type Point, WORLD } from "~/domain/progress/world-land";
import { SEA, scenery } from "./world-scenery";
import { WorldSymbols } from "./world-symbols";

export type DrawnLand = {
  biome: Biome;
  /** Nothing on it is discovered. */
  inFog: boolean;
  /** Where the fog still lies on a land that has something. */
  fog: readonly Point[];
};

/** The sea, six lands and the fog over them: a picture behind what can be reached. */
export const WorldLands = memo(function WorldLands({ lands }: { lands: readonly DrawnLand[] }) {
  return (
    <svg
      viewBox={`0 0 ${WORLD.width} ${WORLD.height}`}
      aria-hidden="true"
      focusable="false"
      className="absolute inset-0 size-full overflow-visible"
    >
      <defs>
        <WorldSymbols />
      </defs>
      <Sea />
      {lands.map((land) => (
        <Land key={land.biome} {...land} />
      ))}
    </svg>
  );
});

function Sea() {
  return (
    <>
      <g className="w-stars">
        {SEA.map(({ x, y }, index) => (
          <circle
            key={`${x} ${y}`}
            cx={x}
            cy={y}
            r={1 + (index % 3) * 0.6}
            opacity={0.35 + (index % 4) * 0.2}
          />
        ))}
      </g>
      <path
        className="w-waves"
        d={SEA.filter((_, index) => index % 2 === 0)
          .map(({ x, y }) => `M${x} ${y}q7-6 14 0t14 0`)
          .join("")}
      />
    </>
  );
}

function Land({ biome, inFog, fog }: DrawnLand) {
  const coast = coastPath(biome);
  return (
    <g className={clsx("w-land", `w-${biome}`, inFog && "w-hidden")}>
      <path d={coastPath(biome, 24)} className="w-shoal" />
      <path d={coastPath(biome, 10)} className="w-shore" />
      <path d={coast} transform="translate(0 14)" className="w-cliff" />
      <path d={coast} className="w-ground" />
      <path d={coastPath(biome, -30)} className="w-plain" />
      {inFog ? (
        <WholeFog biome={biome} />
      ) : (
        <>
          {biome === "mist" ? <Bands /> : null}
          {scenery(biome).map(({ x, y, kind, scale, flip }) => (
            <use
              key={`${x} ${y}`}
              href={`#w-${kind}`}
              transform={`translate(${x} ${y}) scale(${flip ? -scale : scale} ${scale})`}
            />
          ))}
          {fog.map(({ x, y }) => (
            <use key={`${x} ${y}`} href="#w-cloud" x={x} y={y} />
          ))}
        </>
      )}
    </g>
  );
}

/** Long soft clouds that lie low. */
function Bands() {
  const { x, y } = centreOf("mist");
  return (
    <g className="w-bands">
      {[
        [-170, -96, 210],
        [-20, -62, 190],
        [-190, -8, 170],
        [10, 26, 170],
        [-150, 82, 240],
        [-60, 132, 180],
      ].map(([dx = 0, dy = 0, width]) => (
        <rect key={dy} x={x + dx} y={y + dy} width={width} height="17" rx="8.5" />
      ))}
    </g>
  );
}

/** Haze over a whole land and a little beyond its coast, and light on a few of its heights. */
const HAZE = [
  [-40, -168, 1.5],
  [110, -150, 1.6],
  [-150, -110, 1.7],
  [10, -84, 2.1],
  [170, -66, 1.6],
  [-178, -8, 1.7],
  [-50, 10, 2.2],
  [128, 30, 2.1],
  [-140, 92, 1.9],
  [20, 108, 2.2],
  [170, 122, 1.5],
  [-66, 172, 1.6],
  [84, 178, 1.5],
] as const;
const SHEEN = [
  [-96, -128, 2.3],
  [92, -96, 3],
  [-150, 6, 1.7],
  [-16, 24, 3.3],
  [160, 74, 2],
  [-88, 130, 2.5],
  [66, 156, 1.8],
] as const;

function WholeFog({ biome }: { biome: Biome }) {
  const { x, y } = centreOf(biome);
  // Each land's own fog, and none of it drawn twice.
  const turn = biome.length % 2 === 0 ? -1 : 1;
  return (
    <g transform={`translate(${x} ${y}) scale(${turn} 1)`}>
      {HAZE.map(([dx, dy, scale]) => (
        <use key={`${dx} ${dy}`} href="#w-haze" transform={`translate(${dx} ${dy}) scale(${scale})`} />
      ))}
      {SHEEN.map(([dx, dy, scale]) => (
        <use key={`${dx} ${dy}`} href="#w-sheen" transform={`translate(${dx} ${dy}) scale(${scale})`} />
      ))}
    </g>
  );
}
