import type { CompanionLook } from "~/domain/accounts/companion";
import type { CompanionState } from "../companion-state";
import { type MotionChoice, mayMount } from "./may-mount";
import type { CompanionScene } from "./mount";

/** How much larger than the picture the canvas is, so that raised hands aren't cut off; `.companion-canvas` agrees. */
const ROOM = 1.16;
/** Where in the picture the face is, from its top. */
const FACE = 0.35;

export type LifeFacts = {
  look: CompanionLook;
  state: CompanionState;
  stars: boolean;
  reducedMotion: boolean;
  motion: MotionChoice | null;
  /** The canvas shows nothing any more. */
  onGone: () => void;
};

/** What browsers tell about a device and its connection, where they do. */
type Told = { connection?: { saveData?: boolean }; deviceMemory?: number };

/** Asks for a context and gives it back at once: browsers have few of them. */
function hasWebGl2(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/** Lets the companion look at the pointer. A finger is no pointer: it comes and goes. */
function followPointer(canvas: HTMLCanvasElement, scene: CompanionScene): () => void {
  const look = ({ clientX, clientY, pointerType }: PointerEvent) => {
    if (pointerType === "touch") return;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    scene.lookAt(
      (clientX - left - width / 2) / (innerWidth / 2),
      (top + height * FACE - clientY) / (innerHeight / 2),
    );
  };
  addEventListener("pointermove", look, { passive: true });
  return () => removeEventListener("pointermove", look);
}

/**
 * Puts the living companion over its picture, where the device and the person allow it; only then is the scene
 * fetched. Tells the page with a `companion-scene` event, whose detail is the scene.
 *
 * @param host gets the canvas as its last child
 * @returns the scene, with a `dispose` that leaves nothing behind; null keeps the picture
 * @throws when the scene or the model can't be fetched, read or drawn; nothing is left behind then
 */
export async function bringToLife(host: HTMLElement, facts: LifeFacts): Promise<CompanionScene | null> {
  const { connection, deviceMemory } = navigator as Told;
  const choice = mayMount({
    webgl2: hasWebGl2(),
    saveData: connection?.saveData === true,
    memoryGb: deviceMemory,
    reducedMotion: facts.reducedMotion,
    motion: facts.motion,
  });
  if (choice.show === "picture") {
    host.dataset.because = choice.because;
    return null;
  }
  const { mountCompanion } = await import("./mount");
  // A canvas whose context was given back never draws again: each scene has a new one.
  const canvas = document.createElement("canvas");
  canvas.className = "companion-canvas";
  host.append(canvas);
  try {
    const { look, state, stars, onGone } = facts;
    const { calm } = choice;
    let unfollow = () => {};
    const leave = () => {
      unfollow();
      canvas.remove();
    };
    const scene = await mountCompanion(canvas, {
      ...{ look, state, stars, calm, room: ROOM },
      onGone: () => {
        leave();
        onGone();
      },
    });
    unfollow = followPointer(canvas, scene);
    const whole = {
      ...scene,
      dispose() {
        leave();
        scene.dispose();
      },
    };
    host.dispatchEvent(new CustomEvent("companion-scene", { bubbles: true, detail: whole }));
    return whole;
  } catch (error) {
    canvas.remove();
    throw error;
  }
}
