import { useCallback, useEffect, useRef, useState } from "react";

/** Longest text of one utterance: some voices cut off what takes longer than about 14 s to say. */
const UTTERANCE_CHARACTERS = 180;

const sentences = (text: string): string[] =>
  (text.match(/[^.!?]+[.!?]*/g) ?? [text]).reduce<string[]>((chunks, sentence) => {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + sentence.length <= UTTERANCE_CHARACTERS) {
      chunks[chunks.length - 1] = last + sentence;
    } else {
      chunks.push(sentence);
    }
    return chunks;
  }, []);

/**
 * Reads lines aloud as they come, each once. Lines present when it is switched on are skipped
 * except the last, which is the one being said.
 *
 * @param lines What the companion has said so far.
 * @param on False until the person has made a gesture: browsers refuse sound before one.
 */
export function useSpokenLines(lines: string[], on: boolean): { speaking: boolean } {
  const [speaking, setSpeaking] = useState(false);
  const spoken = useRef<number | null>(null);
  // Utterances are kept: a collected one never reports its end.
  const kept = useRef<SpeechSynthesisUtterance[]>([]);

  useEffect(() => {
    if (typeof speechSynthesis === "undefined") return;
    if (!on) {
      speechSynthesis.cancel();
      spoken.current = null;
      setSpeaking(false);
      return;
    }
    const from = spoken.current ?? Math.max(0, lines.length - 1);
    for (const text of lines.slice(from).flatMap(sentences)) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = "en";
      utterance.onstart = () => setSpeaking(true);
      utterance.onend = utterance.onerror = () => {
        kept.current = kept.current.filter((other) => other !== utterance);
        if (kept.current.length === 0) setSpeaking(false);
      };
      kept.current.push(utterance);
      speechSynthesis.speak(utterance);
    }
    spoken.current = lines.length;
  }, [lines, on]);

  useEffect(() => {
    const silence = () => {
      if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
    };
    // Chromium goes on talking after the page has gone.
    addEventListener("pagehide", silence);
    return () => {
      removeEventListener("pagehide", silence);
      silence();
    };
  }, []);

  return { speaking };
}

type Recognition = {
  lang: string;
  interimResults: boolean;
  start(): void;
  stop(): void;
  abort(): void;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
};
type RecognitionWindow = {
  SpeechRecognition?: new () => Recognition;
  webkitSpeechRecognition?: new () => Recognition;
};

/**
 * Takes one spoken answer at a time.
 *
 * @param onText Called with what was understood.
 * @returns `supported` is false on the server and in browsers without speech recognition.
 */
export function useListening(onText: (text: string) => void) {
  const [supported, setSupported] = useState(false);
  const [listening, setListening] = useState(false);
  const current = useRef<Recognition | null>(null);
  const deliver = useRef(onText);
  deliver.current = onText;

  useEffect(() => {
    const { SpeechRecognition, webkitSpeechRecognition } = window as RecognitionWindow;
    setSupported(Boolean(SpeechRecognition ?? webkitSpeechRecognition));
    return () => current.current?.abort();
  }, []);

  const toggle = useCallback(() => {
    if (current.current) {
      current.current.stop();
      return;
    }
    const { SpeechRecognition, webkitSpeechRecognition } = window as RecognitionWindow;
    const Engine = SpeechRecognition ?? webkitSpeechRecognition;
    if (!Engine) return;
    const engine = new Engine();
    engine.lang = "en";
    engine.interimResults = false;
    engine.onresult = (event) => {
      const text = event.results[0]?.[0]?.transcript.trim();
      if (text) deliver.current(text);
    };
    engine.onend = engine.onerror = () => {
      current.current = null;
      setListening(false);
    };
    current.current = engine;
    setListening(true);
    engine.start();
  }, []);

  return { supported, listening, toggle };
}
