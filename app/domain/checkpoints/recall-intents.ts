/** Values of the field `intent` in what the forms about recalls post. */
export const RECALL_INTENTS = {
  recall: "recall",
  retire: "retire-item",
  bringBack: "bring-item-back",
} as const;
