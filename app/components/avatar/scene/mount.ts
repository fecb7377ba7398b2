import type { WebGLRenderer } from "three";
import type { CompanionColour, CompanionLook } from "~/domain/accounts/companion";
import type { CompanionState } from "../companion-state";
import type { MouthWeights } from "../speech/visemes";
import type { Abilities } from "./abilities";
import { createActor } from "./actor";
import type { Figure } from "./figure";
import { loadModel } from "./load-model";
import { createLoop } from "./loop";
import { ourFigure } from "./our-figure";
import { firstTier, JUDGED_FRAMES, paceOf, TIERS, type Tier, tooSlow } from "./pace";
import { FADE } from "./pose";
import { createRenderer, createStudio, isSoftware, releaseRenderer } from "./studio";
import { watchSight } from "./watch";

export type CompanionScene = {
  /** Passes into a state. */
  show(state: CompanionState): void;
  /** Asks for the mouth in every frame; null closes it. */
  speak(mouth: (() => MouthWeights | null) | null): void;
  /** Where to look, -1 to 1 to the right and up of the face. */
  lookAt(x: number, y: number): void;
  /** False lets everything stand still; a new state is then drawn once. */
  run(on: boolean): void;
  /** Takes on the colours that the style sheet gives it now, once they are another look's. */
  repaint(colour: CompanionColour): void;
  /** How many frames were drawn so far. */
  frames(): number;
  abilities: Abilities;
  dispose(): void;
};

export type MountOptions = {
  look: CompanionLook;
  /** Without bobbing and wandering eyes. */
  calm?: boolean;
  /** The state to begin with. */
  state?: CompanionState;
  /** Stars around the companion. */
  stars?: boolean;
  /** How much larger than the picture the canvas is, so that raised hands aren't cut off. */
  room?: number;
  /** Chance of its blinks and glances. */
  seed?: number;
  /** One of `TIERS`, where the device's own isn't wanted. */
  tier?: number;
  /** The graphics context is lost: the canvas shows nothing any more. */
  onGone(): void;
};

const OURS = "/models/companion.glb";
/** A longer gap between frames isn't the scene's fault but a busy page's, in milliseconds. */
const PAGE_WAS_BUSY = 500;

/** Where this device begins in `TIERS`. */
const deviceTier = (renderer: WebGLRenderer): number =>
  firstTier({
    finePointer: matchMedia("(pointer: fine)").matches,
    cores: navigator.hardwareConcurrency,
    memoryGb: (navigator as { deviceMemory?: number }).deviceMemory,
    software: isSoftware(renderer),
  });

/** Ours is here at once; whoever brings their own fetches what it takes to read it. */
const figureOf = async ({ own }: CompanionLook): Promise<Figure> =>
  own ? (await import("./own-figure")).ownFigure(own) : ourFigure(await loadModel(OURS));

/**
 * Puts the living companion onto a canvas and resolves once its first frame is drawn. It draws nothing while the tab
 * is hidden, the canvas out of sight or a dialog over the page.
 *
 * @throws when there is no WebGL 2, or the model can't be fetched or read; nothing is left behind then
 */
export async function mountCompanion(
  canvas: HTMLCanvasElement,
  options: MountOptions,
): Promise<CompanionScene> {
  const { look, calm = false, onGone, room = 1, seed = 20, stars = false, state = "idle" } = options;
  const renderer = createRenderer(canvas);
  const figure = await figureOf(look).catch((error: unknown) => {
    releaseRenderer(renderer);
    throw error;
  });
  const studio = createStudio(renderer, figure, { room, stars, seed, isLit: look.own !== null });
  const actor = createActor(figure, { seed, calm, state });
  let tierIndex = options.tier ?? deviceTier(renderer);
  const tier = (): Tier => TIERS[tierIndex] ?? { physical: false, dpr: 1, fps: 20 };
  let on = true;
  let gone = false;
  let { colour } = look;
  let frames = 0;
  let measured: number[] = [];

  const draw = (delta: number) => {
    studio.draw(actor.step(delta, on));
    frames += 1;
  };
  const pace = () => {
    const now = { state: actor.state(), moving: actor.isMoving(), calm, most: tier().fps };
    return paceOf({ ...sight.now, ...now, on: on && !gone });
  };
  /** Goes down a tier where the device can't keep up. Only at full pace does a long frame say so. */
  const judge = (real: number) => {
    if (pace() < 50) measured = [];
    else if (real < PAGE_WAS_BUSY) measured.push(real);
    if (measured.length < JUDGED_FRAMES) return;
    if (tooSlow(measured) && tierIndex < TIERS.length - 1) {
      const was = tier();
      tierIndex += 1;
      if (tier().physical !== was.physical) studio.paint(tier());
      studio.resize(tier());
    }
    measured = [];
  };
  const loop = createLoop((delta, real) => {
    judge(real);
    draw(delta);
  }, pace);
  /** For what must be seen although the scene stands still; never for what nobody sees. */
  const drawOnce = () => {
    const { hidden, offScreen, covered } = sight.now;
    if (!gone && !on && !hidden && !offScreen && !covered) draw(FADE);
  };
  const sight = watchSight(canvas, () => {
    drawOnce();
    loop.wake();
  });
  const repaint = () => {
    studio.paint(tier());
    drawOnce();
  };
  const size = new ResizeObserver(() => {
    if (studio.resize(tier())) draw(0);
  });
  const theme = matchMedia("(prefers-color-scheme: light)");
  const onLost = (event: Event) => {
    event.preventDefault();
    dispose();
    onGone();
  };
  function dispose() {
    if (gone) return;
    gone = true;
    loop.stop();
    sight.stop();
    size.disconnect();
    theme.removeEventListener("change", repaint);
    canvas.removeEventListener("webglcontextlost", onLost);
    studio.dispose();
    releaseRenderer(renderer);
  }

  try {
    studio.paint(tier());
    studio.resize(tier());
    await studio.prepare();
    draw(0);
  } catch (error) {
    dispose();
    throw error;
  }
  canvas.addEventListener("webglcontextlost", onLost);
  size.observe(canvas);
  theme.addEventListener("change", repaint);
  loop.wake();

  return {
    show(next) {
      if (gone || next === actor.state()) return;
      actor.show(next);
      drawOnce();
      loop.wake();
    },
    speak(mouth) {
      actor.speak(mouth);
      loop.wake();
    },
    lookAt(x, y) {
      actor.lookAt(x, y);
      loop.wake();
    },
    run(next) {
      const stops = on && !next;
      on = next;
      // Nobody stands still in the middle of a blink or a word.
      if (stops) drawOnce();
      loop.wake();
    },
    repaint(next) {
      if (gone || next === colour) return;
      colour = next;
      repaint();
    },
    frames: () => frames,
    abilities: figure.abilities,
    dispose,
  };
}
