import { pearl } from "./head";
import { join, type Patch, type Point, place, plus, smoothStep, type Tint } from "./patch";
import { superellipsoid } from "./shapes";

const WHITE: Tint = [1, 1, 1, 1];

/** Turns a point about the z axis, counter-clockwise as seen from the front. */
const lean = ([x, y, z]: Point, angle: number): Point => [
  x * Math.cos(angle) - y * Math.sin(angle),
  x * Math.sin(angle) + y * Math.cos(angle),
  z,
];

const HEIGHT = 0.116;
const shade = ([, y]: Point) => pearl(0.05 + (0.8 * (HEIGHT - y)) / (2 * HEIGHT));

/** A soft mitten without fingers: narrower to the wrist, its tip bent a little to the front. */
function palm(): Patch {
  const ball = superellipsoid({
    half: [0.092, HEIGHT, 0.07],
    exponent: 2.25,
    around: 24,
    along: 16,
    tintAt: shade,
  });
  return place(ball, ([x, y, z]) => {
    const narrow = 1 - 0.24 * (1 - smoothStep(-0.12, 0.03, y));
    return [x * narrow, y, z * narrow + 0.9 * Math.max(0, y) ** 2];
  });
}

/** A thumb on the inside, a little to the front. */
function thumb(): Patch {
  const ball = superellipsoid({
    half: [0.036, 0.055, 0.037],
    exponent: 2.1,
    around: 14,
    along: 10,
    tintAt: (point) => shade(plus(point, [0, 0.03, 0])),
  });
  return place(ball, (point) => plus(lean(point, -0.42), [0.084, 0.045, 0.02]));
}

/** The companion's right hand, about its middle. */
export const hand = (): Patch => join(palm(), thumb());

/** The cuff under the right hand. */
export function cuff(): Patch {
  const ring = superellipsoid({
    half: [0.072, 0.024, 0.057],
    exponent: 2.6,
    around: 20,
    along: 8,
    tintAt: () => WHITE,
  });
  return place(ring, (point) => plus(lean(point, 0.12), [0.006, -0.116, -0.004]));
}
