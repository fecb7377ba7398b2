import { BufferGeometry, Float32BufferAttribute, type Object3D, Points, PointsMaterial } from "three";
import { chance } from "./chance";
import type { Figure } from "./figure";
import type { Palette } from "./paint";

const COUNT = 320;
/** How far stars reach to each side, how far behind the companion they begin, and how deep they lie, in pictures. */
const FIELD = { wide: 3, from: 0.7, deep: 1.8 };
/** How far they move against the pointer, in pictures. */
const DRIFT = { x: 0.035, y: 0.024 };

export type Stars = {
  root: Object3D;
  /** Moves them against where somebody looks, -1 to 1. */
  drift(x: number, y: number): void;
  paint(palette: Palette): void;
  dispose(): void;
};

/** A field of stars behind the companion, in one draw call. In the light theme there are none. */
export function createStars(seed: number, { x, y, z, height }: Figure["frame"]): Stars {
  const places: number[] = [];
  for (let star = 0; star < COUNT; star++) {
    const draw = (n: number) => chance(seed ^ 0x51ed27, star * 3 + n);
    const depth = FIELD.from + draw(2) * FIELD.deep;
    places.push((draw(0) - 0.5) * FIELD.wide, (draw(1) - 0.5) * FIELD.wide, -depth);
  }
  const geometry = new BufferGeometry().setAttribute("position", new Float32BufferAttribute(places, 3));
  const material = new PointsMaterial({ size: height * 0.008, transparent: true, opacity: 0.55 });
  material.depthWrite = false;
  const root = new Points(geometry, material);
  root.scale.setScalar(height);
  root.position.set(x, y, z);
  return {
    root,
    drift(toX, toY) {
      root.position.set(x - height * DRIFT.x * toX, y - height * DRIFT.y * toY, z);
    },
    paint({ star }) {
      root.visible = star !== undefined;
      if (star) material.color.copy(star);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
