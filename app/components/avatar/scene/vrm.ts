import { type VRM, type VRMExpressionPresetName, VRMLoaderPlugin, VRMUtils } from "@pixiv/three-vrm";
import type { Object3D } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { type Driver, driverFor, findAbilities, noteExpressions } from "./abilities";
import { ownAddressOnly } from "./load-model";
import { VOWELS, vowelsOf } from "./mouth-tables";

/** A VRM of version 0.x or 1.0, facing the camera with its arms down. */
export type LoadedVrm = {
  root: Object3D;
  driver: Driver;
  /** Moves hair and what else follows, after everything else. @param delta seconds since the frame before */
  update(delta: number): void;
  dispose(): void;
};

/** How far arms hang down, in radians: models come with them stretched out. */
const ARMS_DOWN = 1.25;
/** Happy eyes are nearly shut in most models: a smile is a part of it. */
const SMILE = 0.6;

/**
 * Fetches a VRM of this site.
 *
 * @param url its own address, or that of a file in the browser (`blob:`)
 * @throws when it can't be fetched or read, is no VRM, or asks for anything outside of itself
 */
export async function loadVrm(url: string): Promise<LoadedVrm> {
  const loader = new GLTFLoader(ownAddressOnly(url));
  loader.register((parser) => new VRMLoaderPlugin(parser));
  const { userData } = await loader.loadAsync(url);
  const vrm = userData.vrm as VRM | undefined;
  if (!vrm) throw new Error("The file is no VRM");
  VRMUtils.rotateVRM0(vrm);
  const { scene: root } = vrm;
  // Bones move them out of the box they were made in.
  root.traverse((node) => {
    node.frustumCulled = false;
  });
  lowerArms(vrm);
  noteExpressions(root, vrm.expressionManager ? Object.keys(vrm.expressionManager.expressionMap) : []);
  return {
    root,
    driver: vrmDriver(vrm),
    update: (delta) => vrm.update(delta),
    dispose: () => VRMUtils.deepDispose(root),
  };
}

/** A VRM 0.x looks the other way, and so its arms turn the other way. */
function lowerArms({ humanoid, meta }: VRM): void {
  const side = meta.metaVersion === "0" ? 1 : -1;
  for (const [name, turn] of [
    ["leftUpperArm", side],
    ["rightUpperArm", -side],
  ] as const) {
    const arm = humanoid.getNormalizedBoneNode(name);
    if (arm) arm.rotation.z = turn * ARMS_DOWN;
  }
}

/** Through its expressions where it has them, since they know what they have to override; else by its shapes. */
function vrmDriver({ scene, humanoid, expressionManager: manager }: VRM): Driver {
  const plain = driverFor(scene, findAbilities(scene));
  const has = (name: VRMExpressionPresetName) => Boolean(manager?.getExpression(name));
  const expression =
    (name: "blink" | "happy", share = 1) =>
    (amount: number) =>
      manager?.setValue(name, amount * share);
  return {
    mouth: VOWELS.every(has)
      ? (weights) => {
          const vowels = vowelsOf(weights);
          for (const vowel of VOWELS) manager?.setValue(vowel, vowels[vowel]);
        }
      : plain.mouth,
    blink: has("blink") ? expression("blink") : plain.blink,
    smile: has("happy") ? expression("happy", SMILE) : plain.smile,
    head: humanoid.getNormalizedBoneNode("head") ?? plain.head,
  };
}
