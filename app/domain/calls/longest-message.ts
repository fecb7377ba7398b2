/** What one message of a talk in writing may have, in characters. */
export const LONGEST_MESSAGE = 2_000;
