import type { Biome } from "./skill-match";

/** The lands of the map: their coasts, their names' places, and the points on them. Units are the map's own. */

export const WORLD = { width: 1500, height: 1000 } as const;

export type Point = { x: number; y: number };

type Land = {
  centre: Point;
  /** Half width and half height of the ellipse that the coast winds around. */
  size: Point;
  /** Corners of the coast. */
  corners: number;
  /** Waves of the coast around the ellipse: how many, how high as a part of it, and where they begin in radians. */
  waves: readonly (readonly [count: number, height: number, phase: number])[];
  /** Straight lines between the corners. */
  isAngular?: true;
};

const LANDS: Readonly<Record<Biome, Land>> = {
  forest: {
    centre: { x: 252, y: 258 },
    size: { x: 202, y: 194 },
    corners: 34,
    waves: [
      [2, 0.05, 0.6],
      [3, 0.07, 2.1],
      [5, 0.035, 0.4],
      [9, 0.03, 1.2],
    ],
  },
  mist: {
    centre: { x: 748, y: 232 },
    size: { x: 214, y: 180 },
    corners: 30,
    waves: [
      [2, 0.06, 2.8],
      [3, 0.05, 0.2],
      [4, 0.05, 1.6],
      [7, 0.035, 0.5],
    ],
  },
  peaks: {
    centre: { x: 1244, y: 262 },
    size: { x: 204, y: 200 },
    corners: 22,
    waves: [
      [2, 0.05, 1.2],
      [3, 0.06, 0.9],
      [7, 0.05, 0.2],
      [11, 0.03, 2],
    ],
    isAngular: true,
  },
  meadow: {
    centre: { x: 256, y: 742 },
    size: { x: 206, y: 194 },
    corners: 26,
    waves: [
      [2, 0.05, 2.2],
      [3, 0.08, 4.4],
      [5, 0.03, 1.1],
    ],
  },
  desert: {
    centre: { x: 752, y: 738 },
    size: { x: 214, y: 196 },
    corners: 22,
    waves: [
      [2, 0.06, 0.3],
      [3, 0.06, 5.6],
      [4, 0.03, 2.4],
    ],
  },
  tech: {
    centre: { x: 1248, y: 744 },
    size: { x: 200, y: 192 },
    corners: 16,
    waves: [
      [4, 0.075, -1.571],
      [3, 0.04, 0.9],
      [8, 0.03, 0.4],
    ],
    isAngular: true,
  },
};

/** The middle of a land. */
export const centreOf = (biome: Biome): Point => LANDS[biome].centre;

/**
 * The corners of a coast, clockwise from the east.
 *
 * @param grow by how many units it lies further out; a negative one lies inland
 */
export function coastOf(biome: Biome, grow = 0): Point[] {
  const { centre, size, corners, waves } = LANDS[biome];
  return Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    const out = waves.reduce(
      (sum, [count, height, phase]) => sum + height * Math.sin(count * angle + phase),
      1,
    );
    return {
      x: round(centre.x + Math.cos(angle) * (size.x * out + grow)),
      y: round(centre.y + Math.sin(angle) * (size.y * out + grow)),
    };
  });
}

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * A coast as the `d` of an SVG path.
 *
 * @param grow as for `coastOf`
 */
export function coastPath(biome: Biome, grow = 0): string {
  const name = `${biome} ${grow}`;
  const known = DRAWN.get(name);
  if (known !== undefined) return known;
  const points = coastOf(biome, grow);
  const path = LANDS[biome].isAngular ? `M${points.map(pair).join("L")}Z` : smooth(points);
  DRAWN.set(name, path);
  return path;
}

/** Coasts never change, and are on every dashboard. */
const DRAWN = new Map<string, string>();

const pair = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

/** A closed Catmull-Rom curve through all points, as cubic Béziers. */
function smooth(points: readonly Point[]): string {
  const at = (index: number) => points.at(index % points.length) ?? { x: 0, y: 0 };
  const curves = points.map((from, index) => {
    const [before, to, after] = [at(index - 1 + points.length), at(index + 1), at(index + 2)];
    const first = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const second = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    return `C${pair(first)} ${pair(second)} ${pair(to)}`;
  });
  return `M${pair(at(0))}${curves.join("")}Z`;
}

/** Where the name of a land is written: the middle of its words. */
export function namePlace(biome: Biome): Point {
  const { centre, size } = LANDS[biome];
  return { x: centre.x, y: Math.round(centre.y - size.y * 0.8) };
}

/** Kept free around the middle of the name. */
const NAME = { x: 92, y: 26 };

/** Where the pole of a land's banner stands: in the shallows off its south coast. */
export function bannerPlace(biome: Biome): Point {
  const { centre, size } = LANDS[biome];
  return { x: centre.x - 70, y: Math.round(centre.y + size.y + 56) };
}

/** Whether something may stand here: inland of the coast, and not on the land's name. */
export function isInland(biome: Biome, { x, y }: Point, margin: number): boolean {
  const name = namePlace(biome);
  if (Math.abs(x - name.x) < NAME.x && Math.abs(y - name.y) < NAME.y + margin / 2) return false;
  return isInside(coastOf(biome, -margin), { x, y });
}

/** Counts how often a ray to the east crosses the corners' edges. */
function isInside(corners: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  corners.forEach((a, index) => {
    const b = corners.at(index - 1) ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}

/**
 * Points on a land in rows like a honeycomb.
 *
 * @param apart the distance between two neighbours
 * @param margin how far from the coast
 */
export function honeycomb(biome: Biome, apart: number, margin: number): Point[] {
  const { centre } = LANDS[biome];
  const rows = Math.ceil(300 / (apart * 0.866));
  const columns = Math.ceil(300 / apart);
  const points: Point[] = [];
  for (let row = -rows; row <= rows; row++) {
    for (let column = -columns; column <= columns; column++) {
      const point = {
        x: round(centre.x + (column + (row % 2 === 0 ? 0 : 0.5)) * apart),
        y: round(centre.y + row * apart * 0.866),
      };
      if (isInland(biome, point, margin)) points.push(point);
    }
  }
  return points;
}

/** How far two points are from each other. */
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
