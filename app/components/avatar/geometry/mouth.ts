import { VISEMES } from "../speech/visemes";
import { LIFT, onFace } from "./face-surface";
import { GLOW } from "./glow";
import { FROWN, MOOD_SHAPES, type MouthShape, REST, VISEME_SHAPES } from "./mouth-shapes";
import { mix, mixTints, type Point, signedPower, smoothStep, type Tint, tint } from "./patch";
import { grid } from "./shapes";
import {
  type Dot,
  frontwardIn,
  joinMorphing,
  type Morphing,
  mapShapes,
  morphingStrip,
  type Strip,
  strokeAt,
} from "./strip";

/** Middle of the mouth, and half the weight of its line. */
export const MOUTH = { y: -0.171, line: 0.0122 };

const AROUND = 52;
const COLUMNS = 22;
/** A mouth this far open has corners; one less open has round ends. */
const OPEN = 0.03;

/** A mouth and a lift of one corner: the frown of one side moves one half. */
type Posed = MouthShape & { left?: number; right?: number };

function bend(shape: Posed, x: number): number {
  const out = x / shape.wide;
  const dropped = (out > 0 ? (shape.left ?? 0) : (shape.right ?? 0)) * out ** 2;
  return MOUTH.y + (shape.y ?? 0) + shape.corners * (out ** 2 - 0.35) - dropped;
}

function edge(shape: Posed, angle: number): Dot {
  const power = 2 / shape.square;
  const x = shape.wide * signedPower(Math.cos(angle), power);
  const y = signedPower(Math.sin(angle), power) * (Math.sin(angle) > 0 ? shape.up : shape.down);
  return [x, y + bend(shape, x)];
}

/** A point of the line around the mouth, and which way is out there. */
function lineAt(shape: Posed, angle: number): { at: Dot; out: Dot } {
  const opened = smoothStep(0, OPEN, shape.up + shape.down);
  const half = angle <= Math.PI ? angle : 2 * Math.PI - angle;
  const sign = angle <= Math.PI ? 1 : -1;
  const { along, lean } = strokeAt(half);
  const x = along * shape.wide;
  const steep = (bend(shape, x + 1e-4) - bend(shape, x - 1e-4)) / 2e-4;
  const scale = Math.hypot(1, steep);
  const [outwards, upwards] = [Math.cos(lean), sign * Math.sin(lean)];
  const shut = {
    at: [x, bend(shape, x)] as Dot,
    out: [(outwards - upwards * steep) / scale, (outwards * steep + upwards) / scale] as Dot,
  };
  if (opened === 0) return shut;
  const [before, here, after] = [-0.02, 0, 0.02].map((step) => edge(shape, angle + step));
  const [dx, dy] = [(after?.[0] ?? 0) - (before?.[0] ?? 0), (after?.[1] ?? 0) - (before?.[1] ?? 0)];
  const length = Math.hypot(dx, dy) || 1;
  const out: Dot = [mix(shut.out[0], dy / length, opened), mix(shut.out[1], -dx / length, opened)];
  const norm = Math.hypot(...out) || 1;
  return {
    at: [mix(shut.at[0], here?.[0] ?? 0, opened), mix(shut.at[1], here?.[1] ?? 0, opened)],
    out: [out[0] / norm, out[1] / norm],
  };
}

/** Inner edge, middle and outer edge of the line, each a closed ring that repeats its first point. */
function lineRows(shape: Posed): Point[][] {
  const opened = smoothStep(0, OPEN, shape.up + shape.down);
  // Both halves of a shut mouth make one stroke; around an open one the line is as thin as half of it.
  const outer = MOUTH.line * shape.line * mix(1, 0.78, opened);
  const inner = Math.min(0.36 * outer, 0.2 * (shape.up + shape.down));
  return [-inner, 0, outer].map((offset, row) =>
    Array.from({ length: AROUND + 1 }, (_, step) => {
      const { at, out } = lineAt(shape, ((step % AROUND) / AROUND) * 2 * Math.PI);
      return onFace(at[0] + offset * out[0], at[1] + offset * out[1], LIFT.line - (row === 1 ? 0 : 0.003));
    }),
  );
}

/** Upper and lower edge of the opening at a share of its width, −1 to 1. */
function edgesAt(shape: Posed, across: number): { x: number; top: number; bottom: number } {
  const x = across * shape.wide;
  const open = Math.max(0, 1 - Math.abs(across) ** shape.square) ** (1 / shape.square);
  const middle = bend(shape, x);
  return { x, top: middle + open * shape.up, bottom: middle - open * shape.down };
}

function columns(
  shape: Posed,
  share: number,
  count: number,
  at: (edges: Edges, across: number) => [number, number],
) {
  const strip: Pick<Strip, "top" | "bottom"> = { top: [], bottom: [] };
  for (let column = 0; column <= count; column += 1) {
    const across = -Math.cos((Math.PI * column) / count);
    const edges = edgesAt(shape, share * across);
    const [bottom, top] = at(edges, across);
    strip.top.push([edges.x, top]);
    strip.bottom.push([edges.x, bottom]);
  }
  return strip;
}
type Edges = ReturnType<typeof edgesAt>;

const inside = (shape: Posed): Strip => ({
  ...columns(shape, 1, COLUMNS, ({ top, bottom }) => [bottom, top]),
  lift: LIFT.inside,
});

const teeth = (shape: Posed): Strip => ({
  ...columns(shape, 0.88, 16, ({ top, bottom }, across) => [
    top - (top - bottom) * shape.teeth * (1 - Math.abs(across) ** 6) ** 0.5,
    top,
  ]),
  lift: LIFT.teeth,
});

const tongue = (shape: Posed): Strip => ({
  ...columns(shape, 0.7, 16, ({ top, bottom }, across) => {
    // Two soft halves with a dip between them.
    const dome = (1 - across ** 2) ** 0.5 * (1 - 0.14 * Math.exp(-((across / 0.22) ** 2)));
    return [bottom, bottom + (top - bottom) * shape.tongue * dome];
  }),
  lift: LIFT.tongue,
});

/** Every shape of the mouth by the name that models give it. */
export function mouthShapes(): Record<string, Posed> {
  const open = MOOD_SHAPES.mouthOpen ?? REST;
  return {
    ...Object.fromEntries(VISEMES.map((name) => [`viseme_${name}`, VISEME_SHAPES[name]])),
    ...MOOD_SHAPES,
    jawOpen: open,
    mouthFrownLeft: { ...REST, left: FROWN },
    mouthFrownRight: { ...REST, right: FROWN },
  };
}

const DARK = tint("#3a1038");
const PLUM = tint("#6a2458");
const TEETH = tint("#ffffff");
const GUM = tint("#dfe4f8");
const TONGUE_LOW = tint("#e0647f");
const TONGUE_HIGH = tint("#ff9aa0");

/**
 * The mouth: a line of light, and what is seen when it opens.
 *
 * @returns `line` in the colour of the companion's light and `inside` in its own colours; both know the same shapes,
 *   which start from the shut mouth
 */
export function mouth(): { line: Morphing; inside: Morphing } {
  const shapes = mouthShapes();
  const strip = (draw: (shape: Posed) => Strip, rows: number, tintAt: (up: number, across: number) => Tint) =>
    morphingStrip({ rest: draw(REST), shapes: mapShapes(shapes, draw), rows, tintAt });
  const line: Morphing = {
    base: grid(lineRows(REST), () => GLOW),
    shapes: mapShapes(shapes, (shape) => lineRows(shape).flat()),
  };
  const within = joinMorphing(
    strip(inside, 2, (up) => mixTints(PLUM, DARK, up)),
    strip(teeth, 1, (up) => mixTints(TEETH, GUM, up)),
    strip(tongue, 2, (up, across) =>
      mixTints(TONGUE_LOW, TONGUE_HIGH, up * (1 - 0.5 * Math.exp(-(((across - 0.5) / 0.1) ** 2)))),
    ),
  );
  return { line: frontwardIn("viseme_aa", line), inside: frontwardIn("viseme_aa", within) };
}
