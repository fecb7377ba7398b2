import {
  cross,
  dot,
  frontward,
  minus,
  mixTints,
  outward,
  type Patch,
  type Point,
  plus,
  signedPower,
  type Tint,
  times,
  unit,
} from "./patch";

const TURN = 2 * Math.PI;

/**
 * Rows of points joined by triangles.
 *
 * @param rows points, each row as long as the next
 * @param tintAt the tint of the point in that row and column
 * @param wraps whether the last point of a row meets its first
 */
export function grid(rows: Point[][], tintAt: (row: number, column: number) => Tint, wraps = false): Patch {
  const columns = rows[0]?.length ?? 0;
  const triangles: number[] = [];
  for (let row = 0; row + 1 < rows.length; row += 1) {
    for (let column = 0; column < (wraps ? columns : columns - 1); column += 1) {
      const next = (column + 1) % columns;
      const [a, b] = [row * columns + column, row * columns + next];
      triangles.push(a, b, b + columns, a, b + columns, a + columns);
    }
  }
  return {
    points: rows.flat(),
    tints: rows.flatMap((row, index) => row.map((_, column) => tintAt(index, column))),
    triangles,
  };
}

/** A grid without the triangles that have no area, and without the points that no triangle uses. */
export function tidy(patch: Patch): Patch {
  const key = (index: number) => (patch.points[index] ?? []).map((value) => Math.round(value * 1e5)).join();
  const kept = new Map<string, number>();
  const tidied: Patch = { points: [], tints: [], triangles: [] };
  const keep = (index: number) => {
    const point = patch.points[index];
    const tint = patch.tints[index];
    const known = kept.get(key(index));
    if (known !== undefined || !point || !tint) return known ?? 0;
    kept.set(key(index), tidied.points.length);
    tidied.tints.push(tint);
    return tidied.points.push(point) - 1;
  };
  for (let at = 0; at < patch.triangles.length; at += 3) {
    const triangle = patch.triangles.slice(at, at + 3);
    if (new Set(triangle.map(key)).size === 3) tidied.triangles.push(...triangle.map(keep));
  }
  return tidied;
}

/**
 * A solid of rings around the y axis: each row is a closed ring; rows of one point close it.
 *
 * @param options.around points of one ring
 * @param options.along rings from top to bottom, less one
 * @param options.at the point, `along` 0 (top) to 1 (bottom), `angle` in radians from +x to +z
 */
export function solid(options: {
  around: number;
  along: number;
  at: (along: number, angle: number) => Point;
  tintAt: (point: Point) => Tint;
}): Patch {
  const rows = Array.from({ length: options.along + 1 }, (_, row) =>
    Array.from({ length: options.around }, (_, column) =>
      options.at(row / options.along, (column / options.around) * TURN),
    ),
  );
  const tints = rows.map((row) => row.map(options.tintAt));
  const white: Tint = [1, 1, 1, 1];
  return outward(tidy(grid(rows, (row, column) => tints[row]?.[column] ?? white, true)));
}

/** A box as round as its exponent says (2 is an ellipsoid), centred at the origin. */
export function superellipsoid(options: {
  half: Point;
  exponent: number;
  around: number;
  along: number;
  tintAt: (point: Point) => Tint;
}): Patch {
  const { half, exponent, ...rest } = options;
  const power = 2 / exponent;
  return solid({
    ...rest,
    at: (along, angle) => {
      const fall = along * Math.PI;
      const out = Math.abs(Math.sin(fall)) < 1e-9 ? 0 : Math.sin(fall) ** power;
      return [
        half[0] * out * signedPower(Math.cos(angle), power),
        half[1] * signedPower(Math.cos(fall), power),
        half[2] * out * signedPower(Math.sin(angle), power),
      ];
    },
  });
}

/**
 * A tube along a line.
 *
 * @param line its points; with `closed`, the last one joins the first
 * @param radius in units, or per point, `at` 0 to 1 along the line
 * @param outAt a direction that is never along the line, from which the ring starts
 */
export function tube(options: {
  line: Point[];
  radius: (at: number) => number;
  sides: number;
  closed: boolean;
  outAt: (point: Point) => Point;
  tint: Tint;
}): Patch {
  const { line, closed, sides } = options;
  const last = line.length - 1;
  const point = (index: number): Point =>
    line[closed ? (index + line.length) % line.length : Math.min(last, Math.max(0, index))] ?? [0, 0, 0];
  const rings = line.map((centre, index) => {
    const along = unit(minus(point(index + 1), point(index - 1)));
    const towards = options.outAt(centre);
    const out = unit(minus(towards, times(along, dot(towards, along))));
    const side = cross(along, out);
    const radius = options.radius(index / last);
    return Array.from({ length: sides }, (_, step): Point => {
      const angle = (step / sides) * TURN;
      return plus(centre, plus(times(out, radius * Math.cos(angle)), times(side, radius * Math.sin(angle))));
    });
  });
  const first = rings[0];
  const rows = closed && first ? [...rings, first] : rings;
  return outward(tidy(grid(rows, () => options.tint, true)));
}

/**
 * A disc that fades from its middle to its edge.
 *
 * @param options.at the point at x and y, both −1 to 1
 * @param options.fade how fast: opacity is (1 − r) to this power
 */
export function fadingDisc(options: {
  at: (x: number, y: number) => Point;
  tint: Tint;
  fade: number;
  rings: number;
  around: number;
}): Patch {
  const { at, tint, fade, rings, around } = options;
  const rows = Array.from({ length: rings + 1 }, (_, ring) =>
    Array.from({ length: around }, (_, step) => {
      const angle = (step / around) * TURN;
      return at((ring / rings) * Math.cos(angle), (ring / rings) * Math.sin(angle));
    }),
  );
  const none: Tint = [tint[0], tint[1], tint[2], 0];
  return frontward(tidy(grid(rows, (ring) => mixTints(none, tint, (1 - ring / rings) ** fade), true)));
}
