import type { Language } from "~/providers/telephony/provider";
import { chunksOf } from "./avatar/speech/words";
import { LANGUAGE_NAMES } from "./language-words";

/** What the browser's own voice and ears need to know about words. */

/** Digits of a code, with or without a gap in the middle. */
const CODE = /(?<!\d)\d{3}[ \u00a0]?\d{3}(?!\d)/g;

/** A line with its codes spelled out: digit by digit, with a pause after each. */
export function spelledOut(text: string): string {
  return text.replace(CODE, (code) => [...code.replace(/\D/g, "")].join(", "));
}

/** A line in pieces that a voice can say in one go. */
export const utterances = (text: string): string[] => chunksOf(text).map((chunk) => chunk.text);

/** The longest a voice may take for a text before it counts as stuck, in milliseconds: very slow speech. */
export const longestToSay = (text: string): number => 4_000 + text.length * 140;

type Voice = { lang: string; default: boolean; localService: boolean };

/**
 * The voice that reads a language: the person's own choice first, then one that needs no network.
 *
 * @param voices as the browser lists them; some write `es_ES`
 * @param language ISO 639 code, lower case
 * @returns null when no voice speaks it
 */
export function voiceFor<V extends Voice>(voices: readonly V[], language: string): V | null {
  const rank = (voice: V) => Number(voice.default) * 2 + Number(voice.localService);
  const fitting = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
  return fitting.reduce<V | null>((best, voice) => (best && rank(best) >= rank(voice) ? best : voice), null);
}

/**
 * Why listening came to an end, for the person.
 *
 * @param error the code that the browser's recognition reports
 * @returns null for what happens all the time and just needs another try
 */
export function listeningProblem(error: string, language: Language): string | null {
  switch (error) {
    case "no-speech":
    case "aborted":
      return null;
    case "not-allowed":
      return "The microphone isn't allowed on this page. Allow it in the browser, or type.";
    case "audio-capture":
      return "No microphone was found. Type what you want to say.";
    case "network":
    case "service-not-allowed":
      return "This browser can't reach the service it listens with. Type what you want to say.";
    case "language-not-supported":
      return `This browser doesn't understand ${LANGUAGE_NAMES[language]}. Type what you want to say.`;
    default:
      return "Listening didn't work. Press the microphone to try again, or type.";
  }
}
