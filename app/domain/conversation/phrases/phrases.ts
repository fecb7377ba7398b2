/** The intents that must be told apart from sentences that only sound like them. */
export type Intent = "stop_calls" | "move_call" | "off_record" | "wrong_number" | "short_on_time" | "crisis";

/** Sentences that mean an intent, and look-alikes that do not. */
export type Phrases = { means: readonly string[]; not: readonly string[] };
