import { LIFT } from "./face-surface";
import { GLOW } from "./glow";
import {
  type Dot,
  frontwardIn,
  joinMorphing,
  type Morphing,
  morphingStrip,
  type Strip,
  stroke,
} from "./strip";

/** Middle of the companion's left brow (the right one is its mirror image), half its length, half its width. */
export const BROW = { x: 0.153, y: 0.146, half: 0.04, width: 0.0082 };

/** Heights of a brow's inner and outer end over its middle, and of its arch over both. */
type BrowLook = { inner: number; outer: number; arch: number };

const BROW_REST: BrowLook = { inner: -0.002, outer: -0.012, arch: 0.009 };
const BROW_LOOKS: Record<string, BrowLook> = {
  browInnerUp: { inner: 0.026, outer: -0.024, arch: 0.006 },
  browDown: { inner: -0.038, outer: -0.002, arch: 0.008 },
  browOuterUp: { inner: 0.02, outer: 0.03, arch: 0.015 },
  // Brows make way for eyes that rise or widen.
  eyeLookUp: { inner: 0.018, outer: 0.008, arch: 0.01 },
  eyeWide: { inner: 0.014, outer: 0.004, arch: 0.01 },
};

function browStrip({ inner, outer, arch }: BrowLook, side: 1 | -1): Strip {
  const curve = (along: number): Dot => {
    const outwards = along * side;
    const height = inner + (outer - inner) * ((1 + outwards) / 2);
    return [side * BROW.x + along * BROW.half, BROW.y + height + arch * (1 - along ** 2)];
  };
  return stroke({ columns: 14, half: BROW.half, width: BROW.width, curve, lift: LIFT.brow });
}

/** Both brows as one mesh; its shapes are browInnerUp, and with Left or Right at their end browDown, browOuterUp,
 * eyeLookUp and eyeWide. */
export function brows(): Morphing {
  const parts = ([1, -1] as const).map((side) => {
    const ends: Record<string, 1 | -1> = { Left: 1, Right: -1 };
    const shapes: Record<string, Strip> = {
      browInnerUp: browStrip(BROW_LOOKS.browInnerUp ?? BROW_REST, side),
    };
    for (const name of ["browDown", "browOuterUp", "eyeLookUp", "eyeWide"]) {
      for (const [end, moved] of Object.entries(ends)) {
        shapes[name + end] = browStrip(moved === side ? (BROW_LOOKS[name] ?? BROW_REST) : BROW_REST, side);
      }
    }
    return morphingStrip({ rest: browStrip(BROW_REST, side), shapes, rows: 2, tintAt: () => GLOW });
  });
  return frontwardIn("", joinMorphing(...parts));
}
