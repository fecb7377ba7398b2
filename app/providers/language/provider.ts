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

export interface LanguageModel {
  /**
   * One or two short sentences that acknowledge an answer. The caller decides whether they may be said.
   *
   * @param signal ends the wait
   * @returns the model's text as it came
   * @throws when there is no answer in time, or none that can be read
   */
  acknowledge(moment: Moment, signal: AbortSignal): Promise<string>;
}
