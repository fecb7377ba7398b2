import type { Asked, Outcome, Talk } from "~/domain/progress/findings";
import type { LocalDate } from "~/lib/columns";
import type { Language } from "~/providers/telephony/provider";

/** Talks as people have them, each with what a careful reader marks in it. */

/** A turn of the talk, counted from 1 over all turns; several: any of them may be cited. */
export type At = number | number[];

export type Expected = {
  outcome?: Outcome;
  /** `thing`: a pattern, or words of which one is part of it. 0 minutes: no length was said. */
  practice?: { turns: At; thing: RegExp | string[]; minutes: number }[];
  /** `title`: words that all stand in it. */
  commitments?: { turn: At; title: string[]; dueDay: LocalDate | null }[];
  learned?: At[];
  wins?: At[];
  stuck?: At[];
  /** Ids of open promises that were said to be done. */
  kept?: string[];
  people?: string[];
  facts?: { about: "preference" | "life" | "goal"; subject: string }[];
  feelings?: At[];
  /** Turns where careful readers differ: a finding of the kind that cites one is neither right nor wrong. */
  either?: Partial<Record<"practice" | "commitments" | "learned" | "wins" | "stuck" | "feelings", number[]>>;
};

export type CorpusTalk = {
  name: string;
  language: Language;
  localDay: LocalDate;
  /** How long the call took. */
  seconds: number;
  turns: { role: "companion" | "user"; text: string }[];
  promises?: { questId: string; title: string }[];
  asked?: Asked;
  expected: Expected;
};

/**
 * The turns of a talk out of its script: a line each, "C: …" for the companion and "U: …" for the person. A line
 * "U:" with nothing behind it was left out by the person.
 */
export function turnsOf(script: string): CorpusTalk["turns"] {
  return script
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      if (!/^[CU]:/.test(line)) throw new Error(`Nobody says: ${line}`);
      return { role: line.startsWith("C:") ? "companion" : "user", text: line.slice(2).trim() };
    });
}

/** The talk as an engine reads it: a turn every ten seconds from seven in the evening. */
export function talkOf({ turns, language, localDay, promises = [], asked }: CorpusTalk): Talk {
  const start = Date.parse(`${localDay}T19:00:00Z`);
  return {
    turns: turns.map((turn, index) => ({ ...turn, at: new Date(start + index * 10_000).toISOString() })),
    language,
    localDay,
    promises,
    asked: asked ?? null,
  };
}

/** How our companion opens a talk of its own. */
export const hi = (firstName: string, callTime = "19:30") =>
  `Hi ${firstName}, it's relevel.me, your AI companion, with your daily ${callTime} call. I keep a transcript. Say off the record any time.`;
export const hola = (firstName: string, callTime = "19:30") =>
  `Hola, ${firstName}, soy relevel.me, una IA, con tu llamada diaria de las ${callTime}. Guardo una transcripción. Di «sin registro» cuando quieras.`;
