import { headFront } from "./face-surface";
import { GLOW } from "./glow";
import {
  frontward,
  join,
  mirror,
  mix,
  type Patch,
  type Point,
  place,
  plus,
  signedPower,
  type Tint,
} from "./patch";
import { grid, solid, superellipsoid, tidy, tube } from "./shapes";

const WHITE: Tint = [1, 1, 1, 1];
const TURN = 2 * Math.PI;

/** Half height and half depth of the pod at each side of the head, and of the light on it. */
const POD = { height: 0.122, depth: 0.1, square: 3.2 };
const POD_LIGHT = { height: 0.094, depth: 0.036, square: 2.6 };

/** A rounded plate that faces to the companion's left: `profile` says how far out, and how much of its size, x by x. */
function plate(size: typeof POD, profile: [number, number][], around: number, colour: Tint = WHITE): Patch {
  return solid({
    around,
    along: profile.length - 1,
    at: (along, angle) => {
      const [x = 0, scale = 0] = profile[Math.round(along * (profile.length - 1))] ?? [];
      const y = scale * size.height * signedPower(Math.sin(angle), 2 / size.square);
      return [x, y, scale * size.depth * signedPower(Math.cos(angle), 2 / size.square) - 0.012];
    },
    tintAt: () => colour,
  });
}

const bothSides = (patch: Patch) => join(patch, mirror(patch));

/** A rounded pod at each side of the head. */
export const pods = () =>
  bothSides(
    plate(
      POD,
      [
        [0.44, 1],
        [0.52, 1],
        [0.538, 0.965],
        [0.547, 0.87],
        [0.549, 0.6],
        [0.549, 0],
      ],
      24,
    ),
  );

/** An upright light on each pod. */
export const podLights = () =>
  bothSides(
    plate(
      POD_LIGHT,
      [
        [0.545, 1],
        [0.557, 1],
        [0.565, 0.86],
        [0.568, 0.5],
        [0.568, 0],
      ],
      20,
      GLOW,
    ),
  );

/** Where the bead at the tip of the antenna is. */
export const BEAD: Point = [0.055, 0.503, 0];

/** A stalk that leans to the companion's left. */
export function antenna(): Patch {
  const line = Array.from({ length: 9 }, (_, step): Point => {
    const at = step / 8;
    return [mix(-0.012, BEAD[0], at ** 1.7), mix(0.375, BEAD[1], at), 0];
  });
  return tube({
    line,
    radius: (at) => mix(0.0185, 0.0115, at),
    sides: 7,
    closed: false,
    outAt: () => [0, 0, 1],
    tint: WHITE,
  });
}

/** The bead at the tip of the antenna. */
export const bead = () =>
  place(
    superellipsoid({ half: [0.042, 0.042, 0.042], exponent: 2, around: 14, along: 9, tintAt: () => GLOW }),
    (point) => plus(point, BEAD),
  );

/** A new moon and two stars on the back of the head: it is the room's night sky. */
export function moon(): Patch {
  const onBack = (x: number, y: number): Point => [x, y, headFront(x, y) + 0.005];
  const [radius, tip, hollow] = [0.118, 0.78, 0.058];
  const [tipX, tipY] = [radius * Math.cos(tip), radius * Math.sin(tip)];
  const columns = 32;
  /** An arc around (`x`, 0) from the upper tip to the lower one, the long way. */
  const arc = (x: number) => {
    const from = Math.atan2(tipY, tipX - x);
    const reach = Math.hypot(tipX - x, tipY);
    return Array.from({ length: columns + 1 }, (_, step): Point => {
      const angle = mix(from, TURN - from, step / columns);
      return onBack(x + reach * Math.cos(angle) - 0.02, reach * Math.sin(angle));
    });
  };
  const crescent = frontward(grid([arc(0), arc(hollow)], () => GLOW));
  const star = (x: number, y: number, size: number): Patch => {
    const ring = Array.from({ length: 16 }, (_, step): Point => {
      const angle = (step / 16) * TURN;
      const reach = size * (0.3 + 0.7 * Math.abs(Math.cos(2 * angle)) ** 3);
      return onBack(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    });
    return frontward(tidy(grid([ring.map(() => onBack(x, y)), ring], () => GLOW, true)));
  };
  const sky = join(crescent, star(0.07, 0.055, 0.04), star(0.12, -0.035, 0.026));
  return place(sky, ([x, y, z]) => [-x, y, -z]);
}
