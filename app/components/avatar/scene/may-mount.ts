/** What a browser says about itself before the scene is fetched. */
export type MountFacts = {
  /** A WebGL 2 context could be made. */
  webgl2: boolean;
  /** The person asked their browser to spare data. */
  saveData: boolean;
  /** Memory of the device in GB, as far as browsers tell; undefined where they don't. */
  memoryGb: number | undefined;
  /** The system asks for less motion. */
  reducedMotion: boolean;
  /** What the person chose on the page itself; null while they haven't. */
  motion: MotionChoice | null;
};

export type MotionChoice = "on" | "paused";

export type MountChoice =
  | {
      show: "scene";
      /** Without bobbing and wandering eyes: the system asks for less motion, the person wants some. */
      calm: boolean;
    }
  | {
      show: "picture";
      because: "motion paused" | "reduced motion" | "data saver" | "little memory" | "no WebGL";
    };

/** A device with this much memory or less keeps the picture, in GB. */
const LITTLE_MEMORY_GB = 2;

/**
 * Decides whether the companion is shown as a scene, which costs a download, memory and a graphics context, or stays
 * the picture. The person's own choice comes before what their system asks for.
 */
export function mayMount(facts: MountFacts): MountChoice {
  if (facts.motion === "paused") return { show: "picture", because: "motion paused" };
  if (facts.reducedMotion && facts.motion !== "on") return { show: "picture", because: "reduced motion" };
  if (facts.saveData) return { show: "picture", because: "data saver" };
  if (facts.memoryGb !== undefined && facts.memoryGb <= LITTLE_MEMORY_GB)
    return { show: "picture", because: "little memory" };
  if (!facts.webgl2) return { show: "picture", because: "no WebGL" };
  return { show: "scene", calm: facts.reducedMotion };
}
