/** What the companion is seen doing. */
export const COMPANION_STATES = [
  "idle",
  "listening",
  "thinking",
  "speaking",
  "celebrating",
  "waving",
  "sleeping",
] as const;
export type CompanionState = (typeof COMPANION_STATES)[number];
