import { chance, smooth } from "./chance";

/** How an eyelid moves, in milliseconds: down, shut, up. */
const DOWN = 70;
const SHUT = 50;
const UP = 110;
/** Of a hundred blinks, so many come twice … */
const DOUBLES = 0.15;
/** … so soon after the first, in milliseconds. */
const SECOND_AFTER = 290;
/**
 * One blink falls into each stretch of this length, at most `JITTER` after its beginning: two blinks are then 2.5 to
 * 6 seconds apart, and 6 to 8 when calm.
 */
const BLINKS = { lively: { every: 4250, jitter: 1750 }, calm: { every: 7000, jitter: 1000 } };

const lid = (ms: number): number =>
  ms < 0 || ms > DOWN + SHUT + UP ? 0 : smooth(0, DOWN, ms) * (1 - smooth(DOWN + SHUT, DOWN + SHUT + UP, ms));

/**
 * How far the eyes are shut by blinking.
 *
 * @param time milliseconds
 * @returns 0 open to 1 shut
 */
export function blinkAt(time: number, seed: number, calm: boolean): number {
  const { every, jitter } = calm ? BLINKS.calm : BLINKS.lively;
  const stretch = Math.floor(time / every);
  const since = time - stretch * every - chance(seed, stretch * 2) * jitter;
  const twice = chance(seed, stretch * 2 + 1) < DOUBLES;
  return Math.max(lid(since), twice ? lid(since - SECOND_AFTER) : 0);
}

/** Eyes jump within this time, in milliseconds … */
const JUMP = 60;
/** … once in each stretch of this length, so every one to three seconds. */
const LOOKS = { every: 2000, jitter: 1000 };
/** Of a hundred looks, so many go straight ahead. */
const AHEAD = 0.45;

function target(seed: number, look: number): { x: number; y: number } {
  if (chance(seed, look * 4) < AHEAD) return { x: 0, y: 0 };
  const far = 0.2 + 0.4 * chance(seed, look * 4 + 1);
  const side = chance(seed, look * 4 + 2) < 0.5 ? -1 : 1;
  return { x: side * far, y: (chance(seed, look * 4 + 3) - 0.45) * 0.5 };
}

/**
 * Where eyes wander by themselves.
 *
 * @param time milliseconds
 * @returns -1 to 1 to the right and up, as the onlooker sees it
 */
export function glanceAt(time: number, seed: number): { x: number; y: number } {
  const stretch = Math.floor(time / LOOKS.every);
  const since = time - stretch * LOOKS.every - chance(seed ^ 0x5bd1e995, stretch) * LOOKS.jitter;
  const [from, to] = since < 0 ? [stretch - 1, stretch - 1] : [stretch - 1, stretch];
  const share = smooth(0, JUMP, since);
  const [a, b] = [target(seed, from), target(seed, to)];
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
