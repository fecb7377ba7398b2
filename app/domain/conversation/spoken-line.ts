/** A sentence that the companion says on a page: the person's own data in words, never a phrase for show. */
export type SpokenLine = {
  /** Tells lines apart, and stays the same while the line does. */
  id: string;
  text: string;
  /** BCP 47 tag of the text, for voices and for the shapes of the mouth. */
  language: string;
  /** Where the words come from, for whoever wants to read on. */
  source?: { words: string; href: string };
  /** How words that aren't in Latin letters sound, in Latin ones. */
  sounds?: { index: number; length: number; latin: string }[];
};
