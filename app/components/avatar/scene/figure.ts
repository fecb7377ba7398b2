import type { Object3D } from "three";
import type { MouthWeights } from "../speech/visemes";
import type { Abilities } from "./abilities";
import type { Palette } from "./paint";
import type { Pose } from "./pose";

/** What the shared part of the scene needs of a companion, ours or somebody's own. */
export type Figure = {
  root: Object3D;
  /** What the camera looks at: the middle of the picture and how much of the world is to be seen from top to bottom. */
  frame: { x: number; y: number; z: number; height: number };
  abilities: Abilities;
  /** Takes on a pose; `delta` is the milliseconds since the frame before. */
  hold(pose: Pose, lips: { mouth: MouthWeights; smile: number; open: number }, delta: number): void;
  /** Takes on colours, lit or painted. */
  paint(palette: Palette, physical: boolean): void;
  dispose(): void;
};
