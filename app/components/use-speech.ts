import { useCallback, useEffect, useRef, useState } from "react";
import type { Language } from "~/providers/telephony/provider";
import { LANGUAGE_NAMES } from "./language-words";
import { listeningProblem, longestToSay, spelledOut, utterances, voiceFor } from "./speech-words";

/** How long a browser may take to load its voices, in milliseconds. */
const VOICES_WITHIN = 2_500;
/** Between two tries to listen, in milliseconds: some browsers end each at once. */
const LISTEN_AGAIN_AFTER = 400;

/**
 * The voice for a language; browsers often know their voices only some seconds after the page has loaded.
 *
 * @returns `undefined` while that isn't known, then the voice or null
 */
function useVoice(language: Language): SpeechSynthesisVoice | null | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null | undefined>(undefined);
  useEffect(() => {
    if (typeof speechSynthesis === "undefined") {
      setVoice(null);
      return;
    }
    const look = () => {
      const voices = speechSynthesis.getVoices();
      if (voices.length > 0) setVoice(voiceFor(voices, language));
    };
    setVoice(undefined);
    look();
    const timer = setTimeout(() => setVoice((known) => known ?? null), VOICES_WITHIN);
    speechSynthesis.addEventListener?.("voiceschanged", look);
    return () => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener?.("voiceschanged", look);
    };
  }, [language]);
  return voice;
}

export type Spoken = {
  /** Something is being said right now. */
  speaking: boolean;
  /** Why nothing can be heard here, or null. */
  problem: string | null;
};

/**
 * Reads lines aloud as they come, each once. Lines present when it is switched on are skipped except the last,
 * which is the one being said.
 *
 * @param lines What the companion has said so far; the last may change, the others don't.
 * @param on False until the person has made a gesture: browsers refuse sound before one.
 */
export function useSpokenLines(lines: string[], on: boolean, language: Language): Spoken {
  const [speaking, setSpeaking] = useState(false);
  const voice = useVoice(language);
  const spoken = useRef<{ count: number; last: string | undefined } | null>(null);
  // Utterances are kept: a collected one never reports its end.
  const kept = useRef(new Map<SpeechSynthesisUtterance, ReturnType<typeof setTimeout>>());

  const silence = useCallback(() => {
    for (const timer of kept.current.values()) clearTimeout(timer);
    kept.current.clear();
    if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
    setSpeaking(false);
  }, []);

  useEffect(() => {
    if (!on) {
      spoken.current = null;
      silence();
      return;
    }
    if (!voice) return;
    const before = spoken.current ?? { count: Math.max(0, lines.length - 1), last: undefined };
    const changed = before.count === lines.length && before.last !== lines.at(-1);
    const fresh = lines.slice(changed ? -1 : before.count);
    spoken.current = { count: lines.length, last: lines.at(-1) };
    for (const text of fresh.flatMap((line) => utterances(spelledOut(line)))) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      const over = () => {
        clearTimeout(kept.current.get(utterance));
        kept.current.delete(utterance);
        if (kept.current.size === 0) setSpeaking(false);
      };
      utterance.onend = utterance.onerror = over;
      // A voice that gets stuck reports nothing, and what waits for its end would wait for ever.
      const waiting = [...kept.current.keys()].reduce((ms, { text: other }) => ms + longestToSay(other), 0);
      kept.current.set(utterance, setTimeout(over, waiting + longestToSay(text)));
      setSpeaking(true);
      speechSynthesis.speak(utterance);
    }
  }, [lines, on, voice, silence]);

  useEffect(() => {
    // Chromium goes on talking after the page has gone.
    addEventListener("pagehide", silence);
    return () => {
      removeEventListener("pagehide", silence);
      silence();
    };
  }, [silence]);

  const none = on && voice === null;
  return {
    speaking,
    problem: none ? `This browser has no ${LANGUAGE_NAMES[language]} voice. Read along instead.` : null,
  };
}

type Recognition = {
  lang: string;
  interimResults: boolean;
  start(): void;
  stop(): void;
  abort(): void;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
};
type RecognitionWindow = {
  SpeechRecognition?: new () => Recognition;
  webkitSpeechRecognition?: new () => Recognition;
};

const engineOf = () => {
  const { SpeechRecognition, webkitSpeechRecognition } = window as RecognitionWindow;
  return SpeechRecognition ?? webkitSpeechRecognition;
};

export type Listening = {
  /** Null on the server and before the browser was asked; false where there is no speech recognition. */
  supported: boolean | null;
  /** The person wants to be listened to; it goes on until they press again. */
  on: boolean;
  /** The microphone is open at this moment. */
  listening: boolean;
  /** Why listening came to an end, or null. */
  problem: string | null;
  toggle: () => void;
};

/**
 * Listens sentence by sentence, for as long as the person wants that.
 *
 * @param options.onText Called with what was understood.
 * @param options.hold True while the companion speaks: it would hear itself.
 */
export function useListening(options: {
  onText: (text: string) => void;
  language: Language;
  hold: boolean;
}): Listening {
  const { language, hold } = options;
  const [supported, setSupported] = useState<boolean | null>(null);
  const [on, setOn] = useState(false);
  const [listening, setListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const deliver = useRef(options.onText);
  deliver.current = options.onText;

  useEffect(() => setSupported(engineOf() !== undefined), []);

  useEffect(() => {
    const Engine = engineOf();
    if (!on || hold || !Engine) return;
    let engine: Recognition | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const give = (words: string) => {
      setProblem(words);
      setOn(false);
    };
    const listen = () => {
      engine = new Engine();
      engine.lang = language;
      engine.interimResults = false;
      engine.onresult = ({ results }) => {
        const text = Array.from(results, (result) => result[0]?.transcript.trim() ?? "")
          .join(" ")
          .trim();
        if (text && !over) deliver.current(text);
      };
      engine.onerror = ({ error }) => {
        const words = listeningProblem(error, language);
        if (words && !over) give(words);
      };
      // Comes after a result, an error and a silence alike.
      engine.onend = () => {
        setListening(false);
        if (!over) again = setTimeout(listen, LISTEN_AGAIN_AFTER);
      };
      try {
        engine.start();
        setListening(true);
      } catch {
        give(listeningProblem("failed", language) ?? "");
      }
    };
    listen();
    return () => {
      over = true;
      clearTimeout(again);
      engine?.abort();
      setListening(false);
    };
  }, [on, hold, language]);

  const toggle = useCallback(() => {
    setProblem(null);
    setOn((wanted) => !wanted);
  }, []);

  return { supported, on, listening, problem, toggle };
}
