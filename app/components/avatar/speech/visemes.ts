/** The mouth shapes of the Oculus set; models call them `viseme_sil`, `viseme_PP` and so on. */
export const VISEMES = [
  "sil",
  "PP",
  "FF",
  "TH",
  "DD",
  "kk",
  "CH",
  "SS",
  "nn",
  "RR",
  "aa",
  "E",
  "I",
  "O",
  "U",
] as const;
export type Viseme = (typeof VISEMES)[number];

/** How far each shape is open, 0 to 1; those left out are 0, and the sum is never above 1. */
export type MouthWeights = Partial<Record<Viseme, number>>;
