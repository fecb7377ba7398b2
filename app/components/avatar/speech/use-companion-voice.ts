import { useCallback, useEffect, useRef, useState } from "react";
import type { CompanionLook } from "~/domain/accounts/companion";
import type { SpokenLine } from "~/domain/conversation/spoken-line";
import type { Speaker, SpeechView } from "./speaker";
import { unlock } from "./unlock";
import type { MouthWeights } from "./visemes";

export type CompanionVoiceControl = SpeechView & {
  /** Says a line instead of what is being said. Browsers allow sound only from within a click or a key press. */
  say(line: SpokenLine): void;
  stop(): void;
  /** How the mouth stands now; null while nothing is said. Cheap enough for every frame. */
  mouth(): MouthWeights | null;
};

const QUIET: SpeechView = { saying: null, status: "idle", problem: null };
const NOT_LOADED = "The voice couldn't be loaded. Press again to try once more.";

/** Calls back once the page has nothing better to do. @returns calls it off */
function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(then, 1_000);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(then);
  return () => cancelIdleCallback(idle);
}

/**
 * The companion's voice on this page: speech, the word being said and the mouth. Its code comes after the page, and
 * before it is there a line waits for it.
 */
export function useCompanionVoice(look: Pick<CompanionLook, "voice">): CompanionVoiceControl {
  const [view, setView] = useState(QUIET);
  const speaker = useRef<Speaker | null>(null);
  const waiting = useRef<SpokenLine | null>(null);
  const voice = useRef(look.voice);
  voice.current = look.voice;
  const load = useRef<() => void>(() => undefined);

  useEffect(() => {
    let here = true;
    let loading = false;
    load.current = () => {
      if (loading) return;
      loading = true;
      import("./browser-speaker").then(
        ({ browserSpeaker }) => {
          if (!here) return;
          const made = browserSpeaker((seen) => here && setView(seen));
          made.prepare(document.documentElement.lang || "en");
          speaker.current = made;
          if (waiting.current) made.say(waiting.current, voice.current);
          waiting.current = null;
        },
        () => {
          loading = false;
          if (here && waiting.current) setView({ ...QUIET, problem: NOT_LOADED });
          waiting.current = null;
        },
      );
    };
    const callOff = whenIdle(load.current);
    const look = () => speaker.current?.hidden(document.visibilityState === "hidden");
    // Chromium goes on talking after the page has gone.
    const leave = () => speaker.current?.stop();
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", leave);
    return () => {
      here = false;
      callOff();
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pagehide", leave);
      leave();
      speaker.current = null;
    };
  }, []);

  const say = useCallback((line: SpokenLine) => {
    if (speaker.current) return speaker.current.say(line, voice.current);
    waiting.current = line;
    setView({ ...QUIET, saying: { line, word: null } });
    unlockHere();
    load.current();
  }, []);
  const stop = useCallback(() => {
    waiting.current = null;
    if (speaker.current) speaker.current.stop();
    else setView(QUIET);
  }, []);
  const mouth = useCallback(() => speaker.current?.mouth() ?? null, []);

  return { ...view, say, stop, mouth };
}

/** Within a gesture, for a voice that comes after it. */
function unlockHere(): void {
  if (typeof speechSynthesis !== "undefined") unlock(speechSynthesis, new SpeechSynthesisUtterance(" "));
}
