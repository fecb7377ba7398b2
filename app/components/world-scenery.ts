import type { Biome } from "~/domain/progress/skill-match";
import { honeycomb, type Point } from "~/domain/progress/world-land";

/** Where trees, dunes and circuits stand: the same at every look, for they are reckoned and not thrown. */

/** Something drawn of a land's own things. `scale` and `flip` keep a wood from looking stamped. */
export type Prop = Point & { kind: string; scale: number; flip: boolean };

/** What grows on a land, how thick, and how near to the coast. The first kinds of a list come most often. */
const GROWS: Readonly<
  Record<Biome, { kinds: readonly string[]; apart: number; margin: number; leave: number }>
> = {
  forest: { kinds: ["pine", "pine", "oak", "pine", "bush"], apart: 54, margin: 14, leave: 3 },
  mist: { kinds: ["reed", "pool", "hill", "reed"], apart: 76, margin: 26, leave: 2 },
  peaks: { kinds: ["peak", "crag", "peak", "pine", "crag"], apart: 70, margin: 24, leave: 3 },
  meadow: { kinds: ["flower", "tuft", "flower", "tuft", "bush"], apart: 50, margin: 16, leave: 3 },
  desert: { kinds: ["dune", "cactus", "dune", "stone"], apart: 72, margin: 24, leave: 3 },
  tech: { kinds: ["trace", "chip", "trace", "mast", "trace"], apart: 74, margin: 24, leave: 4 },
};

/** A number between 0 and 1 that belongs to a place. */
function chance({ x, y }: Point, salt: number): number {
  const wave = Math.sin(x * 12.9898 + y * 78.233 + salt * 37.719) * 43758.5453;
  return wave - Math.floor(wave);
}

const round = (value: number) => Math.round(value);

function sceneryOf(biome: Biome): Prop[] {
  const { kinds, apart, margin, leave } = GROWS[biome];
  return honeycomb(biome, apart, margin)
    .filter((point) => Math.floor(chance(point, 1) * leave) !== 0)
    .map((point) => ({
      x: round(point.x + (chance(point, 2) - 0.5) * apart * 0.5),
      y: round(point.y + (chance(point, 3) - 0.5) * apart * 0.4),
      kind: kinds[Math.floor(chance(point, 4) * kinds.length)] ?? "stone",
      scale: round((0.75 + chance(point, 5) * 0.5) * 100) / 100,
      flip: chance(point, 6) > 0.5,
    }))
    .sort((a, b) => a.y - b.y);
}

const known = new Map<Biome, Prop[]>();

/** The things of a land, those further back first. */
export function scenery(biome: Biome): readonly Prop[] {
  const found = known.get(biome) ?? sceneryOf(biome);
  known.set(biome, found);
  return found;
}

/** Points of the sea, also beside the map where there is room: stars by night, the crests of waves by day. */
export const SEA: readonly Point[] = Array.from({ length: 120 }, (_, index) => ({
  x: round(chance({ x: index, y: 3 }, 7) * 2300 - 400),
  y: round(chance({ x: index, y: 9 }, 8) * 1000),
}));
