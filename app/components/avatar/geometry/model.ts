import { bodyShell, collar, floor, heart, heartHalo } from "./body";
import { brows } from "./brows";
import { eye } from "./eyes";
import { cuff, hand } from "./hands";
import { glass, headShell, rim } from "./head";
import { cheeksAndReflections, halos } from "./light-on-glass";
import { mouth } from "./mouth";
import { antenna, bead, moon, podLights, pods } from "./ornaments";
import { join, mirror, type Patch, type Point, plus } from "./patch";
import type { Morphing } from "./strip";

/** What a surface is made of; the companion's own colour changes `Accent`, `Glow` and `SoftGlow` alone. */
export type Material = {
  /** Its colour, over the tints of its points. */
  colour: string;
  /** Light of its own: no lamp changes it. */
  unlit?: true;
  /** Partly clear, by the opacity of its points. */
  clear?: true;
  bothSides?: true;
  rough?: number;
  /** Strength of a clear lacquer over it. */
  lacquer?: number;
};

export const MATERIALS = {
  Shell: { colour: "#ece8fb", rough: 0.36, lacquer: 0.5 },
  Accent: { colour: "#5138e0", rough: 0.32, lacquer: 0.5 },
  Visor: { colour: "#1b1f66", rough: 0.18, lacquer: 0.8 },
  Glow: { colour: "#ffffff", unlit: true },
  SoftGlow: { colour: "#ffffff", unlit: true, clear: true, bothSides: true },
  MouthInside: { colour: "#ffffff", unlit: true },
} as const satisfies Record<string, Material>;
export type MaterialName = keyof typeof MATERIALS;

/** The parts that move, each with its parent and where it is from there. +y is up, +z is the front. */
export const NODES = {
  Companion: { parent: null, at: [0, 0, 0] },
  Floor: { parent: "Companion", at: [0, -0.03, 0] },
  Hips: { parent: "Companion", at: [0, 0.368, 0] },
  Neck: { parent: "Hips", at: [0, 0.2, 0] },
  Head: { parent: "Neck", at: [0, 0.472, 0] },
  Face: { parent: "Head", at: [0, 0, 0] },
  Eyes: { parent: "Face", at: [0, 0, 0] },
  EyeLeft: { parent: "Eyes", at: [0, 0, 0] },
  EyeRight: { parent: "Eyes", at: [0, 0, 0] },
  Brows: { parent: "Face", at: [0, 0, 0] },
  Mouth: { parent: "Face", at: [0, 0, 0] },
  Glass: { parent: "Head", at: [0, 0, 0] },
  Bead: { parent: "Head", at: [0, 0, 0] },
  Heart: { parent: "Hips", at: [0, 0, 0] },
  LeftHand: { parent: "Companion", at: [0.385, 0.27, 0.1] },
  RightHand: { parent: "Companion", at: [-0.385, 0.27, 0.1] },
} as const satisfies Record<string, { parent: string | null; at: Point }>;
export type NodeName = keyof typeof NODES;

/** Where a node is in the resting companion. */
export function restOf(name: NodeName): Point {
  const { parent, at }: { parent: NodeName | null; at: Point } = NODES[name];
  return parent === null ? at : plus(restOf(parent), at);
}

/** The nodes that carry points of the one skin. */
export const JOINTS = [
  "Hips",
  "Head",
  "LeftHand",
  "RightHand",
  "Floor",
] as const satisfies readonly NodeName[];
export type Joint = (typeof JOINTS)[number];

/**
 * One surface of the skin: everything of one material that doesn't change its shape is one draw call, whichever
 * node it hangs on. Points are about their own node.
 */
export type SkinPart = { material: MaterialName; pieces: { joint: Joint; patch: Patch }[] };

export function skinParts(): SkinPart[] {
  const right = hand();
  const rightCuff = cuff();
  return [
    {
      material: "Shell",
      pieces: [
        { joint: "Head", patch: headShell() },
        { joint: "Hips", patch: bodyShell() },
        { joint: "RightHand", patch: right },
        { joint: "LeftHand", patch: mirror(right) },
      ],
    },
    {
      material: "Accent",
      pieces: [
        { joint: "Head", patch: join(rim(), pods(), antenna()) },
        { joint: "Hips", patch: collar() },
        { joint: "RightHand", patch: rightCuff },
        { joint: "LeftHand", patch: mirror(rightCuff) },
      ],
    },
    { material: "Glow", pieces: [{ joint: "Head", patch: join(podLights(), moon()) }] },
    {
      material: "SoftGlow",
      pieces: [
        { joint: "Head", patch: join(halos(), cheeksAndReflections()) },
        { joint: "Hips", patch: heartHalo() },
        { joint: "Floor", patch: floor() },
      ],
    },
  ];
}

/** A mesh of its own, on the node of the same name. */
export type OwnMesh = { node: NodeName; parts: { material: MaterialName; surface: Morphing }[] };

const still = (base: Patch): Morphing => ({ base, shapes: {} });

export function ownMeshes(): OwnMesh[] {
  const lips = mouth();
  return [
    { node: "Glass", parts: [{ material: "Visor", surface: still(glass()) }] },
    { node: "EyeLeft", parts: [{ material: "Glow", surface: eye(1) }] },
    { node: "EyeRight", parts: [{ material: "Glow", surface: eye(-1) }] },
    { node: "Brows", parts: [{ material: "Glow", surface: brows() }] },
    {
      node: "Mouth",
      parts: [
        { material: "Glow", surface: lips.line },
        { material: "MouthInside", surface: lips.inside },
      ],
    },
    // Both shine with the voice, each by itself.
    { node: "Bead", parts: [{ material: "Glow", surface: still(bead()) }] },
    { node: "Heart", parts: [{ material: "Glow", surface: still(heart()) }] },
  ];
}
