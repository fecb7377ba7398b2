import { onFace } from "./face-surface";
import { corners, cross, minus, type Patch, type Point, type Tint } from "./patch";
import { grid } from "./shapes";

/** A point of the face, seen from the front. */
export type Dot = readonly [number, number];

/** A flat shape of the face: what lies above and what lies below at each column, from one end to the other. */
export type Strip = { top: Dot[]; bottom: Dot[]; lift: number };

/** A mesh with shapes it can turn into: the points of each, as many and in the same order as its own. */
export type Morphing = { base: Patch; shapes: Record<string, Point[]> };

const mixDots = (from: Dot, to: Dot, at: number): Dot => [
  from[0] + (to[0] - from[0]) * at,
  from[1] + (to[1] - from[1]) * at,
];

/** Rows of a strip from its bottom to its top, on the surface of the face. */
export function stripRows({ top, bottom, lift }: Strip, rows: number): Point[][] {
  return Array.from({ length: rows + 1 }, (_, row) =>
    bottom.map((low, column) => {
      const [x, y] = mixDots(low, top[column] ?? low, row / rows);
      return onFace(x, y, lift);
    }),
  );
}

/**
 * One strip that becomes others.
 *
 * @param rows of quadrangles between bottom and top
 * @param tintAt by row and column, both 0 to 1
 */
export function morphingStrip(options: {
  rest: Strip;
  shapes: Record<string, Strip>;
  rows: number;
  tintAt: (up: number, across: number) => Tint;
}): Morphing {
  const { rest, shapes, rows, tintAt } = options;
  const last = Math.max(1, rest.top.length - 1);
  return {
    base: grid(stripRows(rest, rows), (row, column) => tintAt(row / rows, column / last)),
    shapes: mapShapes(shapes, (strip) => stripRows(strip, rows).flat()),
  };
}

export function mapShapes<From, To>(
  shapes: Record<string, From>,
  change: (shape: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, change(shape, name)]));
}

/** Several morphing patches as one; all know the same shapes. */
export function joinMorphing(...parts: Morphing[]): Morphing {
  const joined: Morphing = { base: { points: [], tints: [], triangles: [] }, shapes: {} };
  for (const { base, shapes } of parts) {
    const offset = joined.base.points.length;
    joined.base.points.push(...base.points);
    joined.base.tints.push(...base.tints);
    joined.base.triangles.push(...base.triangles.map((index) => index + offset));
    for (const [name, points] of Object.entries(shapes)) {
      joined.shapes[name] = [...(joined.shapes[name] ?? []), ...points];
    }
  }
  return joined;
}

/**
 * The same mesh with every triangle turned to the front, as seen in one of its shapes: at rest a closed mouth has
 * no area to tell by.
 */
export function frontwardIn(shape: string, { base, shapes }: Morphing): Morphing {
  const points = shapes[shape] ?? base.points;
  const triangles: number[] = [];
  corners({ points, triangles: base.triangles }).forEach(([a, b, c], index) => {
    const [first = 0, second = 0, third = 0] = base.triangles.slice(index * 3, index * 3 + 3);
    const seen = cross(minus(b, a), minus(c, a))[2];
    triangles.push(first, ...(seen < 0 ? [third, second] : [second, third]));
  });
  return { base: { ...base, triangles }, shapes };
}

/** How much of its outline a stroke spends on each round end, in radians. */
const CAP = 0.55;

/**
 * A stroke of even width with round ends.
 *
 * @param columns of the strip, less one
 * @param half half its length, to the middle of the round ends
 * @param width half its width
 * @param curve the middle of the stroke, `along` −1 to 1
 */
export function stroke(options: {
  columns: number;
  half: number;
  width: number;
  curve: (along: number) => Dot;
  lift: number;
}): Strip {
  const { columns, half, width, curve, lift } = options;
  const side = (sign: 1 | -1) =>
    Array.from({ length: columns + 1 }, (_, column): Dot => {
      const angle = Math.PI * (1 - column / columns);
      const { along, lean } = strokeAt(angle);
      const [x, y] = curve(along);
      const [dx, dy] = slope(curve, along);
      const out = width * Math.cos(lean);
      const up = sign * width * Math.sin(lean);
      return half > 0 ? [x + out * dx - up * dy, y + out * dy + up * dx] : [x, y];
    });
  return { top: side(1), bottom: side(-1), lift };
}

/** Where along a stroke an angle of its outline lies (−1 to 1), and which way its outside faces there. */
export function strokeAt(angle: number): { along: number; lean: number } {
  if (angle < CAP) return { along: 1, lean: (angle / CAP) * (Math.PI / 2) };
  if (angle > Math.PI - CAP) {
    return { along: -1, lean: Math.PI - ((Math.PI - angle) / CAP) * (Math.PI / 2) };
  }
  return { along: 1 - (2 * (angle - CAP)) / (Math.PI - 2 * CAP), lean: Math.PI / 2 };
}

function slope(curve: (along: number) => Dot, along: number): Dot {
  const [x0, y0] = curve(along - 0.01);
  const [x1, y1] = curve(along + 0.01);
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  return [(x1 - x0) / length, (y1 - y0) / length];
}
