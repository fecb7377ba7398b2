import type { Extractor } from "./score";

/** What was measured on the held-out talks, rounded down to a twentieth. */
export const FLOORS: Record<Extractor, { precision: number; recall: number }> = {
  practice: { precision: 0.7, recall: 0.7 },
  commitments: { precision: 0.85, recall: 0.7 },
  learned: { precision: 0.9, recall: 0.65 },
  wins: { precision: 0.65, recall: 0.25 },
  stuck: { precision: 0.9, recall: 0.8 },
  kept: { precision: 1, recall: 0.8 },
  people: { precision: 0.9, recall: 0.5 },
  facts: { precision: 1, recall: 0.65 },
  feelings: { precision: 1, recall: 0.8 },
};
