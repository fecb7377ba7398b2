/** The companion's colours; each is a `companion-<name>` set of tokens in the style sheet. */
export const COMPANION_COLOURS = ["lavender", "cyan", "amber", "emerald", "rose"] as const;
export type CompanionColour = (typeof COMPANION_COLOURS)[number];

/** How the companion's voice is set, whichever voices a browser has. */
export const COMPANION_VOICES = ["bright", "warm", "calm"] as const;
export type CompanionVoice = (typeof COMPANION_VOICES)[number];

/** Files that a person may bring as a companion of their own. */
export type AvatarFormat = "glb" | "vrm";

/** How somebody's companion looks and sounds. */
export type CompanionLook = {
  colour: CompanionColour;
  voice: CompanionVoice;
  /** The person's own model, served to nobody else, or null for ours. */
  own: { url: string; format: AvatarFormat } | null;
};

export const DEFAULT_LOOK: CompanionLook = { colour: "lavender", voice: "warm", own: null };

/** How it is kept; `format` is the chosen model's. */
export type StoredLook = { colour: string; voice: string; url: string | null; format: string | null };

/** The look that is kept, or ours where nothing is chosen. */
export function lookFrom({ colour, voice, url, format }: StoredLook): CompanionLook {
  return {
    colour: COMPANION_COLOURS.find((each) => each === colour) ?? DEFAULT_LOOK.colour,
    voice: COMPANION_VOICES.find((each) => each === voice) ?? DEFAULT_LOOK.voice,
    own: url && format ? { url, format: format === "vrm" ? "vrm" : "glb" } : null,
  };
}
