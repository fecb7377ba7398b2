import { type Shapes, shapesFor } from "./shapes/shapes";

/** What is used of a voice, an utterance and the browser's speech, in the shapes the browser has. */
export type Voice = { voiceURI: string; lang: string; default: boolean; localService: boolean };
export type Utterance = EventTarget & {
  text: string;
  lang: string;
  rate: number;
  pitch: number;
  volume: number;
  voice: Voice | null;
};
export type Synth = {
  readonly speaking: boolean;
  readonly pending: boolean;
  speak(utterance: Utterance): void;
  cancel(): void;
  getVoices(): readonly Voice[];
};

/** All that a speaker needs of the machine it runs on. */
export type SpeechDevice = {
  /** Null where there is no speech at all. */
  synth: Synth | null;
  utterance(text: string): Utterance;
  /** Milliseconds that never run back. */
  now(): number;
  /** Calls back after so many milliseconds. @returns calls it off */
  after(ms: number, then: () => void): () => void;
  /** How much longer than the estimate a voice takes, as learned before; 1 when it wasn't. */
  paceOf(voiceURI: string): number;
  keepPace(voiceURI: string, ratio: number): void;
  /** @throws when the rules of the language can't be loaded */
  shapesFor(language: string): Promise<Shapes>;
};

const PACES = "companion-voice-pace";

function keptPaces(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PACES) ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

/** The browser this runs in. */
export function browserDevice(): SpeechDevice {
  const shapes = new Map<string, Promise<Shapes>>();
  return {
    synth: typeof speechSynthesis === "undefined" ? null : speechSynthesis,
    utterance: (text) => new SpeechSynthesisUtterance(text),
    now: () => performance.now(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    paceOf: (voiceURI) => {
      const pace = keptPaces()[voiceURI];
      return typeof pace === "number" ? pace : 1;
    },
    keepPace: (voiceURI, ratio) => {
      try {
        const pace = Math.round(ratio * 1_000) / 1_000;
        localStorage.setItem(PACES, JSON.stringify({ ...keptPaces(), [voiceURI]: pace }));
      } catch {
        // A browser that keeps nothing learns anew each time.
      }
    },
    shapesFor: (language) => {
      const loading = shapes.get(language) ?? shapesFor(language);
      shapes.set(language, loading);
      loading.catch(() => shapes.delete(language));
      return loading;
    },
  };
}
