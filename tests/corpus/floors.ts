import type { Extractor } from "./score";

/** What was measured on the held-out talks, rounded down to a twentieth. */
export const FLOORS: Record<Extractor, { precision: number; recall: number }> = {
  practice: { precision: 0.65, recall: 0.7 },
  commitments: { precision: 1, recall: 0.65 },
  learned: { precision: 1, recall: 0.85 },
  wins: { precision: 0.75, recall: 0.35 },
  stuck: { precision: 0.8, recall: 0.8 },
  kept: { precision: 1, recall: 0.6 },
  people: { precision: 1, recall: 0.7 },
  facts: { precision: 0.8, recall: 0.65 },
  feelings: { precision: 1, recall: 0.75 },
};
