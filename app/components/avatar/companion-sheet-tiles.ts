import { COMPANION_STATES, type CompanionState } from "./companion-state";
import { VISEMES } from "./speech/visemes";

/** One picture of the sheet. */
export type SheetTile = {
  name: string;
  /** What is to be seen. */
  words: string;
  /** Shares of the face's shapes, 0 to 1, by the names that the model gives them. */
  shapes?: Record<string, number>;
  /** A state instead of single shapes, this many milliseconds after it began. */
  state?: { name: CompanionState; after: number };
  /** The head's turn to the companion's left, in radians. */
  yaw?: number;
  /** The head alone, larger. */
  close?: true;
};

export type SheetGroup = { title: string; tiles: SheetTile[] };

const both = (name: string, share = 1) => ({ [`${name}Left`]: share, [`${name}Right`]: share });

const SOUNDS: Record<(typeof VISEMES)[number], string> = {
  sil: "Silence: a shut mouth",
  PP: "p, b, m: lips pressed",
  FF: "f, v: teeth on the lip",
  TH: "th: tongue between the teeth",
  DD: "t, d: tongue behind the teeth",
  kk: "k, g: open, tongue low",
  CH: "ch, j, sh: rounded, teeth",
  SS: "s, z: wide, teeth together",
  nn: "n, l: tongue up",
  RR: "r: small and round",
  aa: "a: wide open",
  E: "e: open and broad",
  I: "i: broad, teeth",
  O: "o: a tall ring",
  U: "u: a small ring",
};

const MOODS: SheetTile[] = [
  { name: "eyeBlink", words: "A blink", shapes: both("eyeBlink") },
  { name: "eyeBlinkLeft", words: "A wink", shapes: { eyeBlinkLeft: 1, mouthSmile: 0.7 } },
  { name: "eyeBlink 0.5", words: "Half a blink", shapes: both("eyeBlink", 0.5) },
  { name: "mouthSmile", words: "A smile", shapes: { mouthSmile: 1 } },
  { name: "eyeSquint", words: "Happy eyes", shapes: { ...both("eyeSquint"), mouthSmile: 1 } },
  { name: "mouthOpen", words: "A laugh", shapes: { ...both("eyeSquint"), mouthOpen: 0.8 } },
  {
    name: "eyeWide",
    words: "Surprise",
    shapes: { ...both("eyeWide"), ...both("browOuterUp"), viseme_O: 0.7 },
  },
  { name: "browOuterUp", words: "Brows up", shapes: both("browOuterUp") },
  { name: "browOuterUpLeft", words: "A question", shapes: { browOuterUpLeft: 1, browDownRight: 0.35 } },
  { name: "browDown", words: "Brows down: determined", shapes: both("browDown") },
  { name: "browInnerUp", words: "Worry", shapes: { browInnerUp: 1 } },
  {
    name: "mouthFrown",
    words: "Sad",
    shapes: { browInnerUp: 1, ...both("mouthFrown"), ...both("eyeLookDown", 0.4) },
  },
  { name: "eyeLookUp", words: "Looks up", shapes: both("eyeLookUp") },
  { name: "eyeLookDown", words: "Looks down", shapes: both("eyeLookDown") },
  { name: "eyeLook left", words: "Looks to its left", shapes: { eyeLookOutLeft: 1, eyeLookInRight: 1 } },
  { name: "eyeLook right", words: "Looks to its right", shapes: { eyeLookInLeft: 1, eyeLookOutRight: 1 } },
];

const TURNS: SheetTile[] = [
  { name: "yaw −0.6", words: "To its right, smiling", yaw: -0.6, shapes: { mouthSmile: 0.85 } },
  { name: "yaw 0.6", words: "To its left, smiling", yaw: 0.6, shapes: { mouthSmile: 0.85 } },
  { name: "yaw −0.6, aa", words: "To its right, saying a", yaw: -0.6, shapes: { viseme_aa: 1 } },
  {
    name: "yaw 0.6, O",
    words: "To its left, saying o",
    yaw: 0.6,
    shapes: { viseme_O: 1, ...both("browOuterUp") },
  },
  { name: "yaw 1.57", words: "From its side", yaw: Math.PI / 2 },
  { name: "yaw 3.14", words: "From behind: a moon and two stars", yaw: Math.PI },
];

const STATE_WORDS: Record<CompanionState, string> = {
  idle: "Waits, smiling",
  listening: "Listens, head to one side",
  thinking: "Thinks, looking up",
  speaking: "Speaks",
  celebrating: "Celebrates, both hands up",
  waving: "Waves",
  sleeping: "Sleeps",
};

/** When each state shows what it is. */
const AFTER_MS: Record<CompanionState, number> = {
  ...{ idle: 2000, listening: 2000, thinking: 2000, speaking: 2000, sleeping: 2000 },
  ...{ celebrating: 500, waving: 620 },
};

/** Everything that the companion's face and body can show, by group. */
export const SHEET: SheetGroup[] = [
  {
    title: "Mouth shapes",
    tiles: VISEMES.map((name) => ({
      name: `viseme_${name}`,
      words: SOUNDS[name],
      shapes: { [`viseme_${name}`]: 1 },
      close: true,
    })),
  },
  { title: "Eyes, brows and moods", tiles: MOODS.map((tile) => ({ ...tile, close: true })) },
  { title: "Turned", tiles: TURNS },
  {
    title: "States",
    tiles: COMPANION_STATES.map((name) => ({
      name,
      words: STATE_WORDS[name],
      state: { name, after: AFTER_MS[name] },
    })),
  },
];
