/**
 * Chance that can be asked again: the same seed and number give the same answer, so that what the companion does is
 * a function of time.
 *
 * @param seed any whole number
 * @param n which draw
 * @returns 0 to below 1
 */
export function chance(seed: number, n: number): number {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n | 0, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

/** 0 up to `from`, 1 from `to` on, and a smooth way between them. */
export function smooth(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

/** A wave between -1 and 1. `hz` is turns in a second, `phase` a share of a turn. */
export const wave = (ms: number, hz: number, phase = 0): number =>
  Math.sin(2 * Math.PI * ((ms / 1000) * hz + phase));
