/** What the person of the demo year can say about one thing they practise. All of it is invented. */

/** A promise in two forms: as it is made ("play the verse twice") and as it is told when done ("played the verse twice"). */
export type Deed = readonly [toDo: string, done: string];

/** What is told while the craft is at one stage. */
export type Stage = {
  /** Told once each, in this order. */
  learned: readonly string[];
  parts: readonly string[];
  hards: readonly string[];
  wins: readonly string[];
  deeds: readonly Deed[];
};

export type Craft = {
  name: string;
  /** Openings of an answer; `{m}` is how many minutes. */
  opens: readonly string[];
  /** The same before anybody has asked how long. */
  opensWithoutLength: readonly string[];
  colours: readonly string[];
  stages: readonly Stage[];
};
