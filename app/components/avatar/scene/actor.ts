import type { CompanionState } from "../companion-state";
import type { MouthWeights } from "../speech/visemes";
import { chance, clamp } from "./chance";
import type { Figure } from "./figure";
import { hear, openness, SILENCE } from "./phrase";
import { enter, FADE, type Layer, lips, poseThrough } from "./pose";

/** The eyes stay with a pointer that rests, for so long, in milliseconds. */
const HOLD_LOOK = 3_500;
/** How fast eyes and head reach where they look, in milliseconds. */
const EYES_MS = 70;
const HEAD_MS = 260;
/** After a movement of the pointer the pace stays up for so long, in milliseconds. */
const LIVELY_MS = 600;
/** Somewhere in its first seconds of life: two companions don't blink together. */
const FIRST_MS = 10_000;

type Mouth = () => MouthWeights | null;
type Point = { x: number; y: number };

export type Actor = {
  state(): CompanionState;
  show(state: CompanionState): void;
  speak(mouth: Mouth | null): void;
  lookAt(x: number, y: number): void;
  /** A state passes into another, the eyes follow the pointer, or something is being said. */
  isMoving(): boolean;
  /**
   * Moves on.
   *
   * @param delta milliseconds since the step before
   * @param speaks false closes the mouth whatever is said
   * @returns where the head looks
   */
  step(delta: number, speaks: boolean): Point;
};

/** Lets a figure live: its own clock, its state, where it looks and what it says. The clock stands still between steps. */
export function createActor(
  figure: Figure,
  { seed, calm, state }: { seed: number; calm: boolean; state: CompanionState },
): Actor {
  let time = FIRST_MS * chance(seed, 1);
  let layers: Layer[] = [{ state, since: time - FADE }];
  let mouth: Mouth | null = null;
  let heard = SILENCE;
  let wanted = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY };
  const look = { x: 0, y: 0 };
  const turn = { x: 0, y: 0 };
  const newest = () => layers.at(-1) ?? { state, since: time - FADE };
  const follow = (point: Point, delta: number, ms: number) => {
    const target = time - wanted.at < HOLD_LOOK ? wanted : { x: 0, y: 0 };
    const share = 1 - Math.exp(-delta / ms);
    point.x += (target.x - point.x) * share;
    point.y += (target.y - point.y) * share;
  };
  return {
    state: () => newest().state,
    show(next) {
      if (next !== newest().state) layers = enter(layers, { state: next, since: time });
    },
    speak(next) {
      mouth = next;
    },
    lookAt(x, y) {
      if (!calm) wanted = { x: clamp(x, -1, 1), y: clamp(y, -1, 1), at: time };
    },
    isMoving: () => time - newest().since < FADE || time - wanted.at < LIVELY_MS || heard.loud > 0.02,
    step(delta, speaks) {
      time += delta;
      follow(look, delta, EYES_MS);
      follow(turn, delta, HEAD_MS);
      const spoken = speaks ? (mouth?.() ?? null) : null;
      heard = hear(heard, openness(spoken), time, delta);
      if (layers.length > 1 && time - newest().since >= FADE) layers = [newest()];
      const phrase = heard.phraseAt === null ? null : time - heard.phraseAt;
      const pose = poseThrough(layers, { time, seed, look, turn, loud: heard.loud, phrase, calm });
      figure.hold(pose, lips(pose, spoken, calm), delta);
      return turn;
    },
  };
}
