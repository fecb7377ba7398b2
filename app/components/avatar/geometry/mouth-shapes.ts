import type { Viseme } from "../speech/visemes";

/** How a mouth stands open, in widths of the head. */
export type MouthShape = {
  /** Half its width. */
  wide: number;
  /** How far it opens above and below its own line. */
  up: number;
  down: number;
  /** How far its corners are lifted over its middle. */
  corners: number;
  /** How square it is: 2 is an ellipse. */
  square: number;
  /** Weight of its line; 1 at rest. */
  line: number;
  /** Teeth and tongue, as shares of the opening. */
  teeth: number;
  tongue: number;
  /** Lifts the whole mouth. */
  y?: number;
};

const shape = (
  wide: number,
  [up, down]: [number, number],
  corners: number,
  [square, line]: [number, number],
  [teeth, tongue]: [number, number],
  y = 0,
): MouthShape => ({ wide, up, down, corners, square, line, teeth, tongue, y });

/** At rest it smiles a little, and is shut: this is `viseme_sil`. */
export const REST: MouthShape = shape(0.086, [0, 0], 0.03, [2, 1], [0, 0]);

/** The fifteen visemes. */
export const VISEME_SHAPES: Record<Viseme, MouthShape> = {
  sil: REST,
  PP: shape(0.056, [0, 0], 0.002, [2, 1.5], [0, 0], 0.004),
  FF: shape(0.074, [0.02, 0.008], 0.006, [2.8, 1.05], [0.97, 0], 0.004),
  TH: shape(0.074, [0.022, 0.034], 0.008, [2.1, 1], [0.36, 0.82]),
  DD: shape(0.08, [0.022, 0.034], 0.01, [2.7, 1], [0.46, 0.36]),
  kk: shape(0.078, [0.022, 0.05], 0.014, [2, 1], [0, 0.26]),
  CH: shape(0.05, [0.032, 0.036], 0, [3.2, 1.25], [0.5, 0]),
  SS: shape(0.094, [0.018, 0.022], 0.014, [3.4, 1], [0.74, 0]),
  nn: shape(0.066, [0.014, 0.024], 0.01, [2, 1], [0, 0.78]),
  RR: shape(0.05, [0.024, 0.034], 0.002, [2.1, 1.2], [0, 0.5]),
  aa: shape(0.088, [0.036, 0.098], 0.008, [2.15, 1], [0.16, 0.36]),
  E: shape(0.104, [0.024, 0.054], 0.018, [2.3, 1], [0.28, 0.34]),
  I: shape(0.114, [0.014, 0.034], 0.026, [2.5, 1], [0.54, 0]),
  O: shape(0.056, [0.048, 0.068], 0, [2, 1.25], [0, 0.22]),
  U: shape(0.033, [0.028, 0.036], 0, [2, 1.4], [0, 0]),
};

/** What a mouth does besides speaking. */
export const MOOD_SHAPES: Record<string, MouthShape> = {
  mouthSmile: shape(0.117, [0, 0], 0.056, [2, 1.04], [0, 0], 0.004),
  mouthOpen: shape(0.1, [0.026, 0.088], 0.014, [2.2, 1], [0.17, 0.38]),
};

/** How far a frown drops the corner on its own side. */
export const FROWN = 0.056;
