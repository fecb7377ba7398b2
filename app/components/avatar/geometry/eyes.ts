import { LIFT, onFace } from "./face-surface";
import { glowAt } from "./glow";
import type { Point, Tint } from "./patch";
import { signedPower } from "./patch";
import {
  type Dot,
  frontwardIn,
  joinMorphing,
  type Morphing,
  mapShapes,
  morphingStrip,
  type Strip,
  stroke,
} from "./strip";

/** Middle of the companion's left eye (the right one is its mirror image), its half sizes, its squareness. */
export const EYE = { x: 0.15, y: -0.012, width: 0.0715, height: 0.095, squareness: 2.5 };

const COLUMNS = 26;
const WHITE: Tint = [1, 1, 1, 1];

/** An eye's outline in one pose, about its middle; x to the outside of the face. */
type Look = {
  /** Moves and stretches the open eye. */
  dx?: number;
  dy?: number;
  wide?: number;
  tall?: number;
  /** Lowers the top at its outer (1) or inner (−1) end, in units. */
  slant?: number;
  towards?: 1 | -1;
  /** An arc instead of the open eye: half length, half width, height of its middle, rise of its middle. */
  arc?: { half: number; width: number; y: number; rise: number };
};

const LOOKS: Record<string, Look> = {
  eyeBlink: { arc: { half: 0.062, width: 0.0125, y: -0.03, rise: -0.03 } },
  eyeSquint: { arc: { half: 0.064, width: 0.0165, y: -0.014, rise: 0.052 } },
  eyeWide: { wide: 1.1, tall: 1.16, dy: 0.006 },
  eyeLookUp: { dy: 0.042 },
  eyeLookDown: { dy: -0.036, tall: 0.96 },
  eyeLookIn: { dx: -0.05 },
  eyeLookOut: { dx: 0.046, wide: 0.96 },
  browInnerUp: { slant: 0.042, towards: 1, dy: -0.006 },
  browDown: { slant: 0.032, towards: -1, tall: 0.95 },
  mouthSmile: { tall: 0.95, dy: 0.008 },
};

/** The face's own side is +1 for the companion's left, −1 for its right. */
type Side = 1 | -1;

function outline(look: Look, side: Side, lift: number): Strip {
  const { dx = 0, dy = 0, wide = 1, tall = 1, slant = 0, towards = 1, arc } = look;
  const out = (x: number): number => side * (EYE.x + x);
  if (arc) {
    const curve = (along: number): Dot => [
      EYE.x * side + along * arc.half,
      EYE.y + arc.y + arc.rise * (1 - along ** 2),
    ];
    return stroke({ columns: COLUMNS, half: arc.half, width: arc.width, curve, lift });
  }
  const edge = (sign: 1 | -1) =>
    Array.from({ length: COLUMNS + 1 }, (_, column): Dot => {
      const angle = Math.PI * (1 - column / COLUMNS);
      const x = signedPower(Math.cos(angle), 2 / EYE.squareness) * side;
      const y = sign * signedPower(Math.max(0, Math.sin(angle)), 2 / EYE.squareness);
      // A lid that slants: the further to its low end, the lower.
      const fall = slant * Math.max(0, y) * ((1 + x * towards) / 2) ** 1.2;
      return [out(x * EYE.width * wide + dx), EYE.y + y * EYE.height * tall + dy - fall];
    });
  return { top: edge(1), bottom: edge(-1), lift };
}

/** Where the two sparkles sit, in half sizes of the eye; on both eyes at the same side of the onlooker. */
const SPARKLES = [
  { x: -0.34, y: 0.5, radius: 0.0185, around: 16 },
  { x: 0.34, y: -0.42, radius: 0.0085, around: 12 },
];
/** Where a sparkle waits while its eye is shut: behind the glass. */
const HIDDEN = -0.03;
/** Sparkles are reflections: they follow the eye only so far. */
const LAG = 0.72;

function sparkles(look: Look, side: Side): Point[] {
  const { dx = 0, dy = 0, arc, wide = 1, tall = 1 } = look;
  return SPARKLES.flatMap(({ x, y, radius, around }) => {
    const size = arc ? 0 : radius * Math.sqrt(wide * tall);
    const middle: Dot = [
      side * (EYE.x + dx * LAG) + x * EYE.width * wide,
      EYE.y + dy * LAG + y * EYE.height * tall * (look.slant && y > 0 ? 0.62 : 1),
    ];
    const ring = Array.from({ length: around }, (_, step): Dot => {
      const angle = (step / around) * 2 * Math.PI;
      return [middle[0] + size * Math.cos(angle), middle[1] + size * Math.sin(angle)];
    });
    return [middle, ...ring].map(([px, py]) => onFace(px, py, arc ? HIDDEN : LIFT.sparkle));
  });
}

function sparkleTriangles(): number[] {
  let first = 0;
  return SPARKLES.flatMap(({ around }) => {
    const middle = first;
    first += around + 1;
    return Array.from({ length: around }, (_, step) => [
      middle,
      middle + 1 + step,
      middle + 1 + ((step + 1) % around),
    ]).flat();
  });
}

/** The names that models give the shapes of one eye. */
function named(shapes: Record<string, Look>, side: Side): Record<string, Look> {
  const end = side === 1 ? "Left" : "Right";
  return Object.fromEntries(
    Object.entries(shapes).map(([name, look]) => [
      name === "browInnerUp" || name === "mouthSmile" ? name : `${name}${end}`,
      look,
    ]),
  );
}

/**
 * One eye: a light on the glass, and two white sparkles on it.
 *
 * @param side 1 the companion's left, −1 its right
 * @returns its shapes are eyeBlink, eyeSquint (a happy arc), eyeWide, eyeLookUp, eyeLookDown, eyeLookIn, eyeLookOut
 *   and browDown, each with Left or Right at its end, and browInnerUp and mouthSmile
 */
export function eye(side: Side): Morphing {
  const looks = named(LOOKS, side);
  const light = morphingStrip({
    rest: outline({}, side, LIFT.eye),
    shapes: mapShapes(looks, (look) => outline(look, side, LIFT.eye)),
    rows: 2,
    tintAt: glowAt,
  });
  const points = sparkles({}, side);
  const spark: Morphing = {
    base: { points, tints: points.map(() => WHITE), triangles: sparkleTriangles() },
    shapes: mapShapes(looks, (look) => sparkles(look, side)),
  };
  return frontwardIn("", joinMorphing(light, spark));
}
