/** The words every language model is translated into. */

/** What a model is told about a moment of a talk. */
export type Moment = {
  /** ISO 639-1 code of the language of the talk. */
  language: string;
  /** What the companion had asked. */
  asked: string;
  /** What the person answered. */
  heard: string;
  /** What the companion will ask next, so that the wording leads there. */
  question: string;
};

/** What a model is told about a talk that is over: what is on the record, and nothing else of the person. */
export type ReflectionRequest = {
  /** ISO 639-1 code of the language of the talk. */
  language: string;
  /** `turn` is its position in the transcript, counted from 1; positions of turns that were left out are missing. */
  turns: { turn: number; who: "companion" | "person"; said: string }[];
  /** What the person has promised and may say to be done. */
  promises: { questId: string; title: string }[];
};

/** As the model wrote it. Nothing in it is believed before it is checked against the talk. */
export type ReflectionCandidate = { findings: unknown[] };

export interface LanguageModel {
  /**
   * One or two short sentences that acknowledge an answer. The caller decides whether they may be said.
   *
   * @param signal ends the wait
   * @returns the model's text as it came
   * @throws when there is no answer in time, or none that can be read
   */
  acknowledge(moment: Moment, signal: AbortSignal): Promise<string>;

  /**
   * What a talk says, as the model reads it.
   *
   * @param talk handed over as data
   * @param signal ends the wait
   * @returns a list of whatever the model takes for findings
   * @throws when there is no answer in time, or none that can be read
   */
  reflect(talk: ReflectionRequest, signal: AbortSignal): Promise<ReflectionCandidate>;
}
