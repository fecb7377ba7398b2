import { glassLevel, glassOutline, HEAD, onFace } from "./face-surface";
import { frontward, mixTints, type Patch, place, smoothStep, type Tint, tint } from "./patch";
import { grid, superellipsoid, tidy, tube } from "./shapes";

const PEARL = tint("#ffffff");
const PEARL_MIDDLE = tint("#f1edfd");
const PEARL_LOW = tint("#b3a7e6");
const WHITE: Tint = [1, 1, 1, 1];
const TURN = 2 * Math.PI;

/** Pearl that darkens to lilac, `down` 0 (top) to 1 (bottom). */
export function pearl(down: number): Tint {
  return down < 0.5
    ? mixTints(PEARL, PEARL_MIDDLE, smoothStep(0, 0.5, down))
    : mixTints(PEARL_MIDDLE, PEARL_LOW, smoothStep(0.5, 1, down));
}

/** The head without what the glass covers. */
export function headShell(): Patch {
  const [, height] = HEAD.half;
  const whole = superellipsoid({
    half: HEAD.half,
    exponent: HEAD.exponent,
    around: 50,
    along: 28,
    tintAt: ([, y]) => pearl((height - y) / (2 * height)),
  });
  // What is left of it under the glass and its rim sinks, so that neither lets it through.
  const sinks = (x: number, y: number) => 0.022 * (1 - smoothStep(0.96, 1.03, glassLevel(x, y)));
  const sunk = place(whole, ([x, y, z]) => [x, y, z > 0 ? z - sinks(x, y) : z]);
  const covered = (index: number) => {
    const [x, y, z] = whole.points[index] ?? [1, 1, -1];
    return z > 0 && glassLevel(x, y) < 0.94;
  };
  const triangles: number[] = [];
  for (let at = 0; at < whole.triangles.length; at += 3) {
    const triangle = whole.triangles.slice(at, at + 3);
    if (!triangle.every(covered)) triangles.push(...triangle);
  }
  return tidy({ ...sunk, triangles });
}

/** The dark glass, darker to its edge. */
export function glass(): Patch {
  const rings = 8;
  const rows = Array.from({ length: rings + 1 }, (_, ring) =>
    Array.from({ length: 48 }, (_, step) => {
      const [x, y] = glassOutline((step / 48) * TURN, ring / rings);
      return onFace(x, y, 0.004);
    }),
  );
  const deep: Tint = [0.12, 0.1, 0.2, 1];
  return frontward(
    tidy(grid(rows, (ring) => mixTints(WHITE, deep, smoothStep(0.25, 1, ring / rings)), true)),
  );
}

/** The rim that holds the glass. */
export function rim(): Patch {
  const line = Array.from({ length: 56 }, (_, step) => {
    const [x, y] = glassOutline((step / 56) * TURN);
    return onFace(x, y, 0.002);
  });
  return tube({ line, radius: () => 0.0175, sides: 6, closed: true, outAt: () => [0, 0, 1], tint: WHITE });
}
