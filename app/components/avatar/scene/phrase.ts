import { type MouthWeights, VISEMES } from "../speech/visemes";

/** What the scene has heard of a speech so far. Times are milliseconds of the scene's clock. */
export type Heard = { loud: number; quietSince: number | null; phraseAt: number | null };

export const SILENCE: Heard = { loud: 0, quietSince: 0, phraseAt: null };

/** A mouth open less than this is silent. */
const OPEN = 0.12;
/** After so long a silence, what follows is a new phrase, in milliseconds. */
const PAUSE_MS = 240;
/** How fast loudness follows the mouth, in milliseconds. */
const RISE_MS = 60;
const FALL_MS = 160;

/** How far a mouth is open, 0 to 1. */
export function openness(mouth: MouthWeights | null): number {
  if (!mouth) return 0;
  return Math.min(
    1,
    VISEMES.reduce((sum, name) => sum + (name === "sil" ? 0 : (mouth[name] ?? 0)), 0),
  );
}

/**
 * Hears one frame of speech by its mouth.
 *
 * @param open how far the mouth is open, 0 to 1
 * @param time of this frame
 * @param delta since the frame before
 * @returns loudness that follows the mouth smoothly, and when the current phrase began
 */
export function hear(heard: Heard, open: number, time: number, delta: number): Heard {
  const follow = 1 - Math.exp(-delta / (open > heard.loud ? RISE_MS : FALL_MS));
  const loud = heard.loud + (open - heard.loud) * follow;
  if (open < OPEN) return { loud, quietSince: heard.quietSince ?? time, phraseAt: heard.phraseAt };
  const begins = heard.quietSince !== null && time - heard.quietSince >= PAUSE_MS;
  return { loud, quietSince: null, phraseAt: begins ? time : heard.phraseAt };
}
