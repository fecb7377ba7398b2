/** A linear colour, red, green, blue and opacity, each 0 to 1. */
export type Tint = readonly [number, number, number, number];

/** A point, in units of one head's width: x to the companion's left, y up, z to the front. */
export type Point = readonly [number, number, number];

/** A piece of surface: three numbers per point, a tint per point, three indices per triangle. */
export type Patch = { points: Point[]; tints: Tint[]; triangles: number[] };

/**
 * The linear colour of a CSS one, as glTF wants it.
 *
 * @param hex `#rrggbb`
 * @param opacity 0 to 1
 * @returns the tint; the transfer function is IEC 61966-2-1
 */
export function tint(hex: string, opacity = 1): Tint {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5), opacity];
}

/** The tint between two, `at` 0 to 1. */
export function mixTints(from: Tint, to: Tint, at: number): Tint {
  const mix = (index: 0 | 1 | 2 | 3) => from[index] + (to[index] - from[index]) * at;
  return [mix(0), mix(1), mix(2), mix(3)];
}

/** The number between two, `at` 0 to 1. */
export const mix = (from: number, to: number, at: number) => from + (to - from) * at;

/** 0 below `low`, 1 above `high`, and a smooth step between them. */
export function smoothStep(low: number, high: number, value: number): number {
  const at = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return at * at * (3 - 2 * at);
}

/** A power that keeps the sign of its base. */
export const signedPower = (base: number, exponent: number) => Math.sign(base) * Math.abs(base) ** exponent;

const EMPTY: Patch = { points: [], tints: [], triangles: [] };

/** Several patches as one. */
export function join(...patches: Patch[]): Patch {
  return patches.reduce(
    (all, patch) => ({
      points: [...all.points, ...patch.points],
      tints: [...all.tints, ...patch.tints],
      triangles: [...all.triangles, ...patch.triangles.map((index) => index + all.points.length)],
    }),
    EMPTY,
  );
}

/** The same patch with each point put elsewhere. */
export const place = (patch: Patch, put: (point: Point) => Point): Patch => ({
  ...patch,
  points: patch.points.map(put),
});

/** The mirror image, left for right, with its outside still outside. */
export function mirror(patch: Patch): Patch {
  return turnInsideOut(place(patch, ([x, y, z]) => [-x, y, z]));
}

function turnInsideOut(patch: Patch): Patch {
  const triangles = [...patch.triangles];
  for (let at = 0; at < triangles.length; at += 3) {
    const [second = 0, third = 0] = triangles.slice(at + 1, at + 3);
    triangles[at + 1] = third;
    triangles[at + 2] = second;
  }
  return { ...patch, triangles };
}

const ORIGIN: Point = [0, 0, 0];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const times = (a: Point, by: number): Point => [a[0] * by, a[1] * by, a[2] * by];
export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const unit = (a: Point): Point => times(a, 1 / (Math.hypot(...a) || 1));

/** The corners of each triangle. */
export function corners({ points, triangles }: Pick<Patch, "points" | "triangles">): [Point, Point, Point][] {
  const corner = (at: number) => points[triangles[at] ?? 0] ?? ORIGIN;
  return Array.from({ length: triangles.length / 3 }, (_, index) => [
    corner(index * 3),
    corner(index * 3 + 1),
    corner(index * 3 + 2),
  ]);
}

/** A closed patch with its outside turned outward: its signed volume is positive. */
export function outward(patch: Patch): Patch {
  const middle = times(patch.points.reduce(plus, ORIGIN), 1 / patch.points.length);
  const volume = corners(patch).reduce((sum, [a, b, c]) => {
    return sum + dot(minus(a, middle), cross(minus(b, middle), minus(c, middle)));
  }, 0);
  return volume < 0 ? turnInsideOut(patch) : patch;
}

/** A flat patch with its outside turned to the front. */
export function frontward(patch: Patch): Patch {
  const area = corners(patch).reduce((sum, [a, b, c]) => sum + cross(minus(b, a), minus(c, a))[2], 0);
  return area < 0 ? turnInsideOut(patch) : patch;
}

/** Normals of unit length, one per point: the mean of its triangles, weighed by their areas. */
export function normalsOf(patch: Patch): Point[] {
  const sums: Point[] = patch.points.map(() => ORIGIN);
  corners(patch).forEach(([a, b, c], index) => {
    const normal = cross(minus(b, a), minus(c, a));
    for (const corner of patch.triangles.slice(index * 3, index * 3 + 3)) {
      sums[corner] = plus(sums[corner] ?? ORIGIN, normal);
    }
  });
  return sums.map((sum) => (Math.hypot(...sum) > 0 ? unit(sum) : [0, 0, 1]));
}
