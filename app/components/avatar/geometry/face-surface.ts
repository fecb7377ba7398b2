import type { Point } from "./patch";
import { signedPower } from "./patch";

/** The head is a superellipsoid: half sizes, and how square it is. */
export const HEAD = { half: [0.497, 0.407, 0.43] as Point, exponent: 2.45 };

/** The outline of the glass on the front of the head: half sizes, height of its middle, squareness. */
export const GLASS = { half: [0.378, 0.287] as const, y: -0.026, exponent: 2.75 };

/** How far the glass swells over the head, in its middle. */
const SWELL = 0.022;

/** How far a point is from the middle of the glass: 1 on its outline. */
export function glassLevel(x: number, y: number): number {
  const [width, height] = GLASS.half;
  const across = Math.abs(x / width) ** GLASS.exponent;
  const up = Math.abs((y - GLASS.y) / height) ** GLASS.exponent;
  return (across + up) ** (1 / GLASS.exponent);
}

/** The front of the head, without the glass: its z at x and y. */
export function headFront(x: number, y: number): number {
  const [width, height, depth] = HEAD.half;
  const rest = 1 - Math.abs(x / width) ** HEAD.exponent - Math.abs(y / height) ** HEAD.exponent;
  return depth * Math.max(0, rest) ** (1 / HEAD.exponent);
}

/**
 * A point of the face: everything that is drawn on the glass lies on this one surface.
 *
 * @param x,y in units from the middle of the head
 * @param lift how far it floats above the glass, so that layers never fight for a pixel
 */
export function onFace(x: number, y: number, lift: number): Point {
  return [x, y, headFront(x, y) + SWELL * Math.max(0, 1 - glassLevel(x, y) ** 3) + lift];
}

/** The outline of the glass at an angle, `scale` times as far from its middle. */
export function glassOutline(angle: number, scale = 1): readonly [number, number] {
  const [width, height] = GLASS.half;
  const power = 2 / GLASS.exponent;
  return [
    scale * width * signedPower(Math.cos(angle), power),
    GLASS.y + scale * height * signedPower(Math.sin(angle), power),
  ];
}

/** Heights of the layers over the glass. */
export const LIFT = {
  reflection: 0.008,
  halo: 0.012,
  blush: 0.0135,
  eye: 0.016,
  sparkle: 0.023,
  inside: 0.017,
  teeth: 0.0192,
  tongue: 0.0206,
  line: 0.025,
  brow: 0.026,
} as const;
