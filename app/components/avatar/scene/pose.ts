import type { CompanionState } from "../companion-state";
import { type MouthWeights, VISEMES } from "../speech/visemes";
import { clamp, smooth, wave } from "./chance";
import { blinkAt, glanceAt } from "./glances";

/**
 * What moves. Eyes, brows and mouth are shares of a shape (brows and gaze -1 to 1); turns are in radians; ways are in
 * widths of the head, right and up as the onlooker sees it. Hands are named by the onlooker's side.
 */
export const CHANNELS = [
  ...["blink", "happy", "wide", "worry", "browLeft", "browRight", "gazeX", "gazeY", "smile", "open"],
  ...["pitch", "yaw", "roll", "headY", "bodyY", "bodyRoll", "breath", "light"],
  ...["leftX", "leftY", "leftZ", "leftRoll", "rightX", "rightY", "rightZ", "rightRoll"],
] as const;
export type Channel =
  | ("blink" | "happy" | "wide" | "worry" | "browLeft" | "browRight" | "gazeX" | "gazeY" | "smile" | "open")
  | ("pitch" | "yaw" | "roll" | "headY" | "bodyY" | "bodyRoll" | "breath" | "light")
  | ("leftX" | "leftY" | "leftZ" | "leftRoll" | "rightX" | "rightY" | "rightZ" | "rightRoll");
export type Pose = Record<Channel, number>;

export type PoseFacts = {
  state: CompanionState;
  /** Milliseconds of the scene's own clock, which stands still while the scene does. */
  time: number;
  /** When the state began, on the same clock. */
  since: number;
  seed: number;
  /** Where the pointer is, -1 to 1 to the right and up of the face. */
  look: { x: number; y: number };
  /** The same for the head, which is slower than the eyes. */
  turn: { x: number; y: number };
  /** How loud the speech is, 0 to 1. */
  loud: number;
  /** Milliseconds since a phrase began; null in silence. */
  phrase: number | null;
  /** Without bobbing, swaying and wandering eyes. */
  calm: boolean;
};

/** Beyond these the eyes hang over the rim of the glass, in radians. */
export const MOST = { yaw: 0.6, pitch: 0.3, roll: 0.3 };
/** The head goes along with a share of where the eyes look. */
const HEAD_FOLLOWS = 0.3;
/** A nod, in radians, over so many milliseconds. */
const NOD = 0.036;
const NOD_MS = 420;

const still = (): Pose => Object.fromEntries(CHANNELS.map((name) => [name, 0])) as Pose;

type Draw = (pose: Pose, facts: PoseFacts & { age: number; lively: 0 | 1 }) => void;

const DRAWINGS: Record<CompanionState, Draw> = {
  idle(pose) {
    pose.smile = 0.85;
  },
  listening(pose, { time, lively }) {
    Object.assign(pose, { smile: 0.4, wide: 0.3, browLeft: 0.45, browRight: 0.65, roll: 0.075, pitch: 0.07 });
    pose.bodyRoll = -0.03;
    pose.light = 0.35 + 0.25 * lively * wave(time, 0.5);
  },
  thinking(pose, { age, lively }) {
    Object.assign(pose, {
      smile: 0.12,
      browLeft: 0.15,
      browRight: 0.85,
      roll: -0.07,
      pitch: -0.1,
      yaw: 0.16,
    });
    pose.gazeX = 0.5;
    pose.gazeY = 0.75 + 0.1 * lively * wave(age, 0.3);
    Object.assign(pose, { rightX: -0.2, rightY: 0.2, rightZ: 0.3, rightRoll: 0.35 });
    pose.rightY += 0.012 * lively * wave(age, 0.8);
    pose.light = 0.2 + 0.2 * lively * wave(age, 0.7);
  },
  speaking(pose, { time, loud, phrase, lively }) {
    pose.smile = 0.5;
    pose.browLeft = pose.browRight = 0.18 * loud;
    const nod = phrase === null || phrase > NOD_MS ? 0 : Math.sin((Math.PI * phrase) / NOD_MS);
    pose.pitch = NOD * nod + 0.018 * loud;
    pose.yaw = 0.05 * lively * wave(time, 0.19);
    pose.roll = 0.03 * lively * wave(time, 0.13, 0.3);
    const talk = lively * loud;
    pose.leftY = 0.05 * talk * (1 + wave(time, 0.55));
    pose.rightY = 0.07 * talk * (1 + wave(time, 0.47, 0.4));
    pose.rightRoll = -0.18 * talk;
    pose.leftRoll = 0.14 * talk;
    pose.light = loud;
  },
  celebrating(pose, { age, lively }) {
    Object.assign(pose, { smile: 0.35, open: 0.65, happy: 1, browLeft: 0.5, browRight: 0.5, light: 1 });
    const hop = lively * Math.abs(wave(age, 0.85)) * Math.exp(-age / 6000);
    pose.bodyY = 0.09 * hop;
    pose.headY = 0.02 * hop;
    pose.roll = 0.08 * lively * wave(age, 0.85);
    pose.pitch = -0.06;
    const up = { Y: 0.53, X: 0.2, roll: 0.35 };
    pose.leftX = -up.X;
    pose.rightX = up.X;
    pose.leftY = up.Y + 0.07 * lively * wave(age, 1.7);
    pose.rightY = up.Y + 0.07 * lively * wave(age, 1.7, 0.15);
    pose.leftRoll = up.roll + 0.15 * lively * wave(age, 1.7);
    pose.rightRoll = -up.roll + 0.15 * lively * wave(age, 1.7);
  },
  waving(pose, { age, lively }) {
    Object.assign(pose, { smile: 0.4, open: 0.6, browLeft: 0.3, browRight: 0.3, roll: -0.05, light: 0.5 });
    pose.happy = lively * (smooth(300, 420, age) - smooth(900, 1050, age));
    pose.rightX = 0.08;
    pose.rightY = 0.34;
    pose.rightRoll = -0.3 + 0.34 * lively * wave(age, 1.5);
  },
  sleeping(pose, { time, lively }) {
    Object.assign(pose, { blink: 1, smile: 0.1, pitch: 0.15, roll: -0.085, headY: -0.03, light: -0.5 });
    pose.breath = 0.6 * lively * wave(time, 0.16);
    pose.headY += 0.008 * lively * wave(time, 0.16, -0.08);
    pose.leftY = pose.rightY = -0.03;
  },
};

/** What every waking state shares: eyes that blink and look about, a head that follows them, a body that floats. */
function live(pose: Pose, { state, time, seed, look, turn, calm }: PoseFacts): void {
  const asleep = state === "sleeping";
  const float = calm ? 0 : asleep ? 0.4 : 1;
  pose.bodyY += 0.012 * float * wave(time, 0.25);
  pose.headY += 0.006 * float * wave(time, 0.25, -0.12);
  pose.leftY += 0.018 * float * wave(time, 0.25, 0.31);
  pose.rightY += 0.018 * float * wave(time, 0.25, 0.57);
  if (asleep) return;
  if (!calm) pose.roll += 0.014 * wave(time, 0.137);
  pose.blink = Math.max(pose.blink, blinkAt(time, seed, calm));
  const own = calm || state === "thinking" ? { x: 0, y: 0 } : glanceAt(time, seed);
  const heed = state === "thinking" ? 0 : state === "celebrating" ? 0.4 : 1;
  const x = look.x * heed;
  const y = look.y * heed;
  // Somebody to look at holds the eye: it wanders less the further away they are.
  const wander = 1 - 0.7 * Math.min(1, Math.hypot(x, y));
  pose.gazeX += 0.75 * x + own.x * wander;
  pose.gazeY += 0.75 * y + own.y * wander;
  pose.yaw += HEAD_FOLLOWS * (turn.x * heed);
  pose.pitch -= HEAD_FOLLOWS * 0.6 * (turn.y * heed);
}

/**
 * How the companion holds itself at one moment of one state.
 *
 * @returns every channel within its bounds: shares 0 to 1 (gaze and brows -1 to 1), turns within `MOST`
 */
export function poseOf(facts: PoseFacts): Pose {
  const pose = still();
  const lively = facts.calm ? 0 : 1;
  DRAWINGS[facts.state](pose, { ...facts, age: Math.max(0, facts.time - facts.since), lively });
  live(pose, facts);
  for (const name of ["happy", "wide", "worry", "smile", "open"] as const)
    pose[name] = clamp(pose[name], 0, 1);
  for (const name of ["gazeX", "gazeY", "browLeft", "browRight"] as const)
    pose[name] = clamp(pose[name], -1, 1);
  for (const name of ["yaw", "pitch", "roll"] as const)
    pose[name] = clamp(pose[name], -MOST[name], MOST[name]);
  // Two ways to narrow an eye, and two ways to open a mouth, share what there is.
  pose.blink = clamp(pose.blink, 0, 1 - pose.happy);
  pose.open = Math.min(pose.open, 1 - pose.smile);
  return pose;
}

/** Between two poses; `share` 0 is the first and 1 the second. Both bounds and sums hold for all between. */
export function between(a: Pose, b: Pose, share: number): Pose {
  const pose = still();
  for (const name of CHANNELS as readonly Channel[]) pose[name] = a[name] + (b[name] - a[name]) * share;
  return pose;
}

/** A state and when it began, on the scene's clock. */
export type Layer = { state: CompanionState; since: number };
/** One state passes into the next within this time, in milliseconds. */
export const FADE = 420;
/** More states at a time than a person could tell apart. */
const MOST_LAYERS = 4;

/** The states still seen once another begins: those that it hasn't covered yet, oldest first. */
export function enter(layers: readonly Layer[], next: Layer): Layer[] {
  const covered = layers.findLastIndex((layer) => next.since - layer.since >= FADE);
  return [...layers.slice(Math.max(0, covered)), next].slice(-MOST_LAYERS);
}

/** The pose while states pass into each other; with one layer, the pose of its state. */
export function poseThrough(layers: readonly Layer[], facts: Omit<PoseFacts, "state" | "since">): Pose {
  const [first, ...rest] = layers;
  let pose = poseOf({ ...facts, ...(first ?? { state: "idle", since: 0 }) });
  for (const layer of rest)
    pose = between(pose, poseOf({ ...facts, ...layer }), smooth(0, FADE, facts.time - layer.since));
  return pose;
}

/** How wide a calm mouth opens, of what the speech asks for. */
const CALM_MOUTH = 0.5;

/**
 * The shapes of the mouth: at most what there is to share out, and with room for a smile only where the lips aren't
 * round or shut.
 *
 * @param pose gives the smile and the open mouth of the mood
 * @returns `mouth` with a sum of at most 1; `smile` and `open` scaled to what the speech leaves
 */
export function lips(
  pose: Pick<Pose, "smile" | "open">,
  mouth: MouthWeights | null,
  calm: boolean,
): { mouth: MouthWeights; smile: number; open: number } {
  const shown: MouthWeights = {};
  let sum = 0;
  for (const name of VISEMES) {
    const weight = name === "sil" ? 0 : clamp(mouth?.[name] ?? 0, 0, 1) * (calm ? CALM_MOUTH : 1);
    if (weight > 0) shown[name] = weight;
    sum += weight;
  }
  if (sum > 1)
    for (const name of VISEMES) if (shown[name] !== undefined) shown[name] = (shown[name] ?? 0) / sum;
  const { O = 0, U = 0, PP = 0, CH = 0 } = shown;
  const round = clamp(O + U + PP + CH, 0, 1);
  return { mouth: shown, smile: pose.smile * (1 - round), open: pose.open * (1 - Math.min(1, sum)) };
}
