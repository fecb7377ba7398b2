/** Longest title of a quest. */
export const LONGEST_TITLE = 200;
