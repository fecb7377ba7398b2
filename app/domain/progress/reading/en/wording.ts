/** Pieces of the wordings in which English speakers tell of themselves. */

/** Whole words. */
export const at = (pattern: string) => new RegExp(`(?<![^ ])${pattern}(?![^ ])`);
/** Words that change nothing about a feeling. */
export const SO =
  "(?:so|really|very|pretty|quite|super|too|a bit|a little|extremely|incredibly|honestly|just|still|also|actually|such|rather|surprisingly|much|way|a lot|always|kind of|that|all|more)";
/** Who did it. */
export const I = "(?:i|ive|we|weve)";
