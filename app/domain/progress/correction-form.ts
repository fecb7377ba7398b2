import { z } from "zod";

/** Longest turn a person may write: what a speech-to-text delivers is shorter. */
export const LONGEST_TURN = 2_000;

const turn = z.coerce
  .number<string>("There is no such turn.")
  .int("There is no such turn.")
  .min(1)
  .max(10_000);

/** "Not what I meant", and taking that back. */
export const CorrectionForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("correct"),
    turn,
    meant: z
      .string()
      .trim()
      .min(1, "Write what you meant, or leave the sentence out.")
      .max(LONGEST_TURN, `Keep it under ${LONGEST_TURN} characters.`),
  }),
  z.object({ intent: z.literal("leave-out"), turn }),
  z.object({ intent: z.literal("as-said"), turn }),
]);
