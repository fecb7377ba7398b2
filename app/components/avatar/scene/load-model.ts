import { type Group, LoadingManager } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

/** Refuses every address but the model's own and what is inside of the file. */
export function ownAddressOnly(url: string): LoadingManager {
  const manager = new LoadingManager();
  manager.setURLModifier((asked) => {
    if (asked === url || asked.startsWith("blob:") || asked.startsWith("data:")) return asked;
    throw new Error("The model asks for another file");
  });
  return manager;
}

/**
 * Fetches a GLB file of this site.
 *
 * @throws when it can't be fetched or read, or asks for anything outside of itself
 */
export async function loadModel(url: string): Promise<Group> {
  const { scene } = await new GLTFLoader(ownAddressOnly(url)).loadAsync(url);
  return scene;
}
