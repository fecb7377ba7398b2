import type { CompanionState } from "../companion-state";

/** What decides how often the scene is drawn. */
export type PaceFacts = {
  /** Neither paused by the person nor by the page. */
  on: boolean;
  /** The tab is in the background. */
  hidden: boolean;
  /** Scrolled out of sight. */
  offScreen: boolean;
  /** A dialog lies over the page. */
  covered: boolean;
  state: CompanionState;
  /** A state passes into another, or the eyes follow the pointer. */
  moving: boolean;
  calm: boolean;
  /** The most that the device manages, in frames a second. */
  most: number;
};

/** Frames a second: 60 while something is going on, 24 to 30 at rest, none where nobody sees it. */
export function paceOf(facts: PaceFacts): number {
  if (!facts.on || facts.hidden || facts.offScreen || facts.covered) return 0;
  const gesture = facts.state === "speaking" || facts.state === "celebrating" || facts.state === "waving";
  const wanted = gesture || facts.moving ? 60 : facts.calm || facts.state === "sleeping" ? 24 : 30;
  return Math.min(facts.most, wanted);
}

/** How finely the scene is drawn. */
export type Tier = {
  /** Lit materials instead of painted ones. */
  physical: boolean;
  /** Most pixels of the device to one of the page. */
  dpr: number;
  /** Most frames a second. */
  fps: number;
};

/** Best first; a scene that is too slow goes down one step and never up again. */
export const TIERS: readonly Tier[] = [
  { physical: true, dpr: 2, fps: 60 },
  { physical: false, dpr: 2, fps: 60 },
  { physical: false, dpr: 1.5, fps: 60 },
  { physical: false, dpr: 1, fps: 60 },
  { physical: false, dpr: 1, fps: 20 },
];
const PAINTED_DESKTOP = 1;
const PAINTED_PHONE = 2;
const FRUGAL = 4;

export type DeviceFacts = {
  /** A mouse or the like. */
  finePointer: boolean;
  /** Logical processors; undefined where browsers don't tell. */
  cores: number | undefined;
  /** In GB; undefined where browsers don't tell. */
  memoryGb: number | undefined;
  /** The processor draws, for want of a graphics chip. */
  software: boolean;
};

/** Where a device begins in `TIERS`. */
export function firstTier({ finePointer, cores = 4, memoryGb = 8, software }: DeviceFacts): number {
  if (software) return FRUGAL;
  if (!finePointer) return PAINTED_PHONE;
  return cores >= 8 && memoryGb >= 8 ? 0 : PAINTED_DESKTOP;
}

/** So many frames are looked at … */
export const JUDGED_FRAMES = 60;
/** … and a mean above this is too slow, in milliseconds. */
const SLOW_MS = 24;

/**
 * Whether a run of frames calls for the next tier down.
 *
 * @param frames milliseconds from one drawn frame to the next, at a pace of 60
 */
export const tooSlow = (frames: readonly number[]): boolean =>
  frames.length >= JUDGED_FRAMES && frames.reduce((sum, ms) => sum + ms, 0) / frames.length > SLOW_MS;
