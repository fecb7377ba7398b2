import { MathUtils, type Mesh, type Object3D } from "three";
import { type MouthWeights, VISEMES } from "../speech/visemes";
import type { Pose } from "./pose";

/** Sets a shape of the face on every mesh that has it, under whichever name; unknown names do nothing. */
export type Morphs = { has(name: string): boolean; set(name: string, weight: number): void };

/** Finds the shapes of a model: the same name may live on several meshes, which then move together. */
export function morphsOf(root: Object3D): Morphs {
  const places = new Map<string, { influences: number[]; index: number }[]>();
  root.traverse((node) => {
    const { morphTargetDictionary: names, morphTargetInfluences: influences } = node as Mesh;
    if (!names || !influences) return;
    for (const [name, index] of Object.entries(names)) {
      const known = places.get(name) ?? [];
      known.push({ influences, index });
      places.set(name, known);
    }
  });
  return {
    has: (name) => places.has(name),
    set(name, weight) {
      for (const { influences, index } of places.get(name) ?? [])
        influences[index] = MathUtils.clamp(weight, 0, 1);
    },
  };
}

const pair = (morphs: Morphs, name: string, left: number, right = left) => {
  morphs.set(`${name}Left`, left);
  morphs.set(`${name}Right`, right);
};

const up = (x: number) => Math.max(0, x);
const down = (x: number) => Math.max(0, -x);

/**
 * Where the eyes look, by ARKit's names. Left and right in those names are the model's own: its left eye is on the
 * onlooker's right, and "out" is away from the nose.
 */
export function setGaze(morphs: Morphs, { gazeX, gazeY }: Pick<Pose, "gazeX" | "gazeY">): void {
  pair(morphs, "eyeLookUp", up(gazeY));
  pair(morphs, "eyeLookDown", down(gazeY));
  pair(morphs, "eyeLookOut", up(gazeX), down(gazeX));
  pair(morphs, "eyeLookIn", down(gazeX), up(gazeX));
}

/** Lids, brows and gaze, by ARKit's names. */
export function setUpperFace(morphs: Morphs, pose: Pose): void {
  pair(morphs, "eyeBlink", pose.blink);
  pair(morphs, "eyeSquint", pose.happy);
  pair(morphs, "eyeWide", pose.wide * (1 - pose.blink));
  morphs.set("browInnerUp", pose.worry);
  pair(morphs, "browOuterUp", up(pose.browRight), up(pose.browLeft));
  pair(morphs, "browDown", down(pose.browRight), down(pose.browLeft));
  // Shut eyes have nothing to look with, and smiling ones little.
  const seen = (1 - pose.blink) * (1 - 0.8 * pose.happy);
  setGaze(morphs, { gazeX: pose.gazeX * seen, gazeY: pose.gazeY * seen });
}

/** The mouth, by the names of the Oculus set. */
export function setMouth(morphs: Morphs, mouth: MouthWeights, smile: number, open: number): void {
  for (const name of VISEMES) if (name !== "sil") morphs.set(`viseme_${name}`, mouth[name] ?? 0);
  morphs.set("mouthSmile", smile);
  morphs.set(morphs.has("mouthOpen") ? "mouthOpen" : "jawOpen", open);
}
