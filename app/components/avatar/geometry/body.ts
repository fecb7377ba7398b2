import { softGlow, WARM_GLOW } from "./glow";
import { pearl } from "./head";
import { frontward, type Patch, type Point, place, plus, type Tint, tint } from "./patch";
import { fadingDisc, grid, solid, tidy, tube } from "./shapes";

const WHITE: Tint = [1, 1, 1, 1];

/** How deep the body is for its width. */
const DEPTH = 0.86;
/** Half its width, where it is widest. */
const WIDTH = 0.223;
/** Its top and its bottom, over and under where it is widest. */
const TOP = 0.21;
const BOTTOM = -0.322;

/** A cubic Bézier curve through `points[0]` and `points[3]`. */
const bezier = (points: [number, number, number, number], at: number) => {
  const rest = 1 - at;
  const [a, b, c, d] = points;
  return rest ** 3 * a + 3 * rest ** 2 * at * b + 3 * rest * at ** 2 * c + at ** 3 * d;
};

/** Where its neck meets its shoulders. */
const NECK = { radius: 0.144, y: 0.122 };

/** Half width and height of the body's outline, `along` 0 (top) to 1 (bottom): a dome on a drop with a soft point. */
function outline(along: number): { radius: number; y: number } {
  if (along < 0.25) {
    const at = along / 0.25;
    return {
      radius: bezier([0, 0.085, 0.136, NECK.radius], at),
      y: bezier([TOP, TOP, 0.176, NECK.y], at),
    };
  }
  if (along < 0.5) {
    const at = (along - 0.25) / 0.25;
    return {
      radius: bezier([NECK.radius, 0.19, WIDTH, WIDTH], at),
      y: bezier([NECK.y, 0.112, 0.066, 0], at),
    };
  }
  const at = (along - 0.5) / 0.5;
  return {
    radius: bezier([WIDTH, WIDTH, WIDTH * 0.36, 0], at),
    y: bezier([0, BOTTOM * 0.46, BOTTOM, BOTTOM], at),
  };
}

function radiusAt(y: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (outline(middle).y > y) low = middle;
    else high = middle;
  }
  return outline(low).radius;
}

/** The front of the body at x and y. */
const front = (x: number, y: number) => DEPTH * Math.sqrt(Math.max(0, radiusAt(y) ** 2 - x ** 2));

/** The body, about the point where it is widest. */
export function bodyShell(): Patch {
  return solid({
    around: 34,
    along: 18,
    at: (along, angle) => {
      const { radius, y } = outline(along);
      return [radius * Math.cos(angle), y, DEPTH * radius * Math.sin(angle)];
    },
    tintAt: ([, y]) => pearl((TOP - y) / (TOP - BOTTOM)),
  });
}

/** A collar on its shoulders, lower in front. */
export function collar(): Patch {
  const line = Array.from({ length: 32 }, (_, step): Point => {
    const angle = (step / 32) * 2 * Math.PI;
    const y = NECK.y + 0.006 - 0.006 * Math.sin(angle);
    const radius = NECK.radius + 0.008;
    return [radius * Math.cos(angle), y, DEPTH * radius * Math.sin(angle)];
  });
  return tube({ line, radius: () => 0.018, sides: 6, closed: true, outAt: () => [0, 1, 0], tint: WHITE });
}

/** Middle of the heart, over the body's widest point. */
const HEART: Point = [0, 0.008, 0];

/** A heart of light on its chest. */
export function heart(): Patch {
  const rings = [0, 0.5, 1].map((scale) =>
    Array.from({ length: 32 }, (_, step): Point => {
      const angle = (step / 32) * 2 * Math.PI;
      const x = 16 * Math.sin(angle) ** 3;
      const y =
        13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle);
      const size = (0.052 / 16) * scale;
      const [px, py] = [HEART[0] + x * size, HEART[1] + y * size];
      return [px, py, front(px, py) + 0.006];
    }),
  );
  return frontward(tidy(grid(rings, () => WARM_GLOW, true)));
}

/** Light around the heart. */
export function heartHalo(): Patch {
  return fadingDisc({
    at: (u, v) => {
      const [x, y] = [HEART[0] + 0.115 * u, HEART[1] + 0.115 * v];
      return [x, y, front(x, y) + 0.004];
    },
    tint: softGlow(0.3),
    fade: 1.6,
    rings: 4,
    around: 16,
  });
}

/** Light on the ground under it. */
export function floor(): Patch {
  const disc = fadingDisc({
    at: (u, v) => [u, v, 0],
    tint: tint("#4d6bd0", 0.5),
    fade: 1.3,
    rings: 4,
    around: 18,
  });
  return place(disc, ([x, y]) => plus([0, 0, 0], [0.37 * x, 0, -0.37 * y]));
}
