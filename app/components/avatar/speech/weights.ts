import { lastBegun, type TimedViseme, type Timeline } from "./timeline";
import type { MouthWeights, Viseme } from "./visemes";

/** How far each shape opens at its fullest. Lips that close or round do it all the way. */
const PEAKS: Readonly<Record<Viseme, number>> = {
  sil: 0,
  PP: 1,
  FF: 1,
  U: 1,
  O: 0.95,
  CH: 0.95,
  SS: 0.9,
  TH: 0.9,
  I: 0.85,
  RR: 0.85,
  aa: 0.8,
  E: 0.8,
  DD: 0.75,
  nn: 0.7,
  kk: 0.65,
};

/** A shape begins to form this long before it is heard, and is left that long after, in milliseconds at most. */
const EARLY = 70;
const LATE = 60;
/** The same as a share of the shape's own length, for short ones. */
const EARLY_SHARE = 0.8;
const LATE_SHARE = 0.55;
/** Where in its length a shape is fullest. */
const FULLEST = 0.3;

/** From here to there the closing lips take over; then four fifths of all other shapes are gone. */
const LIPS_FROM = 0.4;
const LIPS_TO = 0.6;
const LIPS_FADE = 0.8;

/**
 * How the mouth stands at a moment: each shape rises and falls as a raised cosine. Closed lips push the other shapes
 * away, and the sum is never above 1: shapes added up tear the mouth.
 *
 * @param ms from the start of the timeline
 * @returns nothing in it in pauses, before the start and after the end
 */
export function weightsAt(timeline: Timeline, ms: number): MouthWeights {
  const { visemes } = timeline;
  const raw = new Map<Viseme, number>();
  for (let place = lastBegun(visemes, ms + EARLY); place >= 0; place--) {
    const shape = visemes[place];
    if (!shape || shape.start + shape.duration + LATE <= ms) break;
    const weight = bump(shape, ms);
    if (weight > (raw.get(shape.viseme) ?? 0)) raw.set(shape.viseme, weight);
  }
  return together(raw);
}

function bump({ viseme, start, duration }: TimedViseme, ms: number): number {
  const from = start - Math.min(EARLY, EARLY_SHARE * duration);
  const peak = start + FULLEST * duration;
  const to = start + duration + Math.min(LATE, LATE_SHARE * duration);
  if (ms <= from || ms >= to) return 0;
  const way = ms < peak ? (ms - from) / (peak - from) : (to - ms) / (to - peak);
  return (PEAKS[viseme] * (1 - Math.cos(Math.PI * way))) / 2;
}

function together(raw: ReadonlyMap<Viseme, number>): MouthWeights {
  const closed = raw.get("PP") ?? 0;
  const bitten = Math.min(raw.get("FF") ?? 0, 1 - closed);
  const lips = closed + bitten;
  const taken = Math.min(1, Math.max(0, (Math.max(closed, bitten) - LIPS_FROM) / (LIPS_TO - LIPS_FROM)));
  const others = [...raw].filter(([viseme]) => viseme !== "PP" && viseme !== "FF");
  const sum = others.reduce((total, [, weight]) => total + weight, 0) * (1 - LIPS_FADE * taken);
  const fit = (1 - LIPS_FADE * taken) * (sum > 1 - lips ? (1 - lips) / sum : 1);

  const weights: MouthWeights = {};
  if (closed > 0) weights.PP = closed;
  if (bitten > 0) weights.FF = bitten;
  for (const [viseme, weight] of others) if (weight * fit > 0) weights[viseme] = weight * fit;
  return weights;
}

/** The same mouth, less open. @param share 0 is closed, 1 as it is */
export function softened(weights: MouthWeights, share: number): MouthWeights {
  const entries = Object.entries(weights) as [Viseme, number][];
  return Object.fromEntries(entries.map(([viseme, weight]) => [viseme, weight * share]));
}
