import { HOUR } from "~/lib/time";
import type { CompanionColour, CompanionVoice } from "./companion";
import { MODEL_LIMITS, UPLOAD_LIMITS } from "./model/limits";

/** Values of the field `intent` in what the forms about the companion post. */
export const COMPANION_INTENTS = {
  /** with colour, voice */
  look: "companion-look",
  ours: "companion-ours",
  /** with uploadId */
  use: "use-companion",
  remove: "remove-companion",
} as const;

/** The field of the file in the form that brings one. */
export const MODEL_FIELD = "model";

/** Files that one person may send: several tries at the same model, and no stream of them. */
export const BRINGING = { name: "own-avatar", limit: 20, windowMs: HOUR } as const;

/** What the page says of the files that it takes. */
export const MODEL_HINT = `A .glb or .vrm file of at most ${MODEL_LIMITS.bytes / 1024 / 1024} MB. Nobody but you gets to see it. You can keep ${UPLOAD_LIMITS.files}.`;

export const COLOUR_WORDS: Readonly<Record<CompanionColour, string>> = {
  lavender: "Lavender",
  cyan: "Cyan",
  amber: "Amber",
  emerald: "Emerald",
  rose: "Rose",
};

export const VOICE_WORDS: Readonly<Record<CompanionVoice, string>> = {
  bright: "Bright",
  warm: "Warm",
  calm: "Calm",
};
