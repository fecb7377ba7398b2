import { z } from "zod";
import { RECALL_INTENTS } from "./recall-intents";

const optionalId = z.preprocess((value) => (value === "" ? undefined : value), z.uuid().optional());

/** What a recall's three buttons post. `reviewId` is empty for a recall by hand. */
export const RecallForm = z
  .object({
    intent: z.literal(RECALL_INTENTS.recall),
    itemId: z.uuid(),
    reviewId: optionalId,
    rating: z.enum(["1", "2", "3"]),
  })
  .transform(({ itemId, reviewId = null, rating }) => ({
    itemId,
    reviewId,
    rating: Number(rating) as 1 | 2 | 3,
  }));

/** Puts an item away, or brings it back. */
export const RetireItemForm = z
  .object({
    intent: z.enum([RECALL_INTENTS.retire, RECALL_INTENTS.bringBack]),
    itemId: z.uuid(),
  })
  .transform(({ intent, itemId }) => ({ itemId, retired: intent === RECALL_INTENTS.retire }));
