/** Values of the field `intent` in what the forms of the memories page post. */
export const MEMORY_INTENTS = {
  /** with memoryId, text */
  correct: "correct",
  /** with memoryId */
  pin: "pin",
  /** with memoryId */
  unpin: "unpin",
  /** with memoryId */
  forget: "forget",
  /** with text */
  add: "add",
} as const;

/** A memory is a sentence or two. In characters. */
export const MEMORY_CHARACTERS = 300;
