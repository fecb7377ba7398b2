import type { CompanionVoice } from "~/domain/accounts/companion";
import type { SpokenLine } from "~/domain/conversation/spoken-line";
import { voiceFor } from "../../speech-words";
import { ratioAtEnd, reported, startedClock } from "./clock";
import { primaryOf, type Shapes } from "./shapes/shapes";
import type { SpeechDevice } from "./speech-device";
import { leave, mouthOf, placeNow, reshape, showWord, type Talk, talkOf, timelineFor } from "./talk";
import { AT_STOP } from "./timeline";
import { unlock } from "./unlock";
import type { MouthWeights } from "./visemes";
import { softened } from "./weights";
import type { Part } from "./words";

/** How a line is getting on. */
export type SpeechView = {
  saying: { line: SpokenLine; word: Part | null } | null;
  /** Silent: the words and the mouth go on without a sound. */
  status: "idle" | "speaking" | "silent";
  /** Why there is no sound, or null. */
  problem: string | null;
};

export type Speaker = {
  /** Says a line instead of what is being said. To be called inside a gesture, at once: browsers demand it. */
  say(line: SpokenLine, voice: CompanionVoice): void;
  stop(): void;
  /** Loads what the mouth needs for a language. */
  prepare(language: string): void;
  /** The page was hidden, or is seen again: a line waits meanwhile, though not for long. */
  hidden(hidden: boolean): void;
  /** How the mouth stands now; null while nothing is said. */
  mouth(): MouthWeights | null;
};

/** The look's voices, whichever voice the device has; 1 is its own speed and height. */
const VOICES: Readonly<Record<CompanionVoice, { rate: number; pitch: number }>> = {
  bright: { rate: 1.08, pitch: 1.15 },
  warm: { rate: 1, pitch: 1 },
  calm: { rate: 0.9, pitch: 0.92 },
};

/* Milliseconds. */
const VOICES_WITHIN = 1_500;
const VOICES_POLL = 250;
/** What is said at once after a cancel gets lost. */
const AFTER_CANCEL = 60;
const STARTS_WITHIN = { local: 1_500, remote: 2_500 };
/** A voice this far over its estimate is stuck. */
const stuckAfter = (estimate: number) => estimate * 1.6 + 2_000;
const WORD_POLL = 100;
const CLOSES_WITHIN = 120;
const WAITS_HIDDEN = 60_000;

const NO_VOICE = "No voice on this device. Read along instead.";
const BROKEN_VOICE = "The voice on this device isn't working. Read along instead.";
const NOT_ALLOWED = "The browser kept it quiet. Press again to hear it.";

/**
 * Says lines by the browser's voice, and moves words and mouth along with it. Without a voice, words and mouth move
 * by themselves.
 *
 * @param onChange called at every change of what is seen, at most ten times a second
 */
export function speakerOn(device: SpeechDevice, onChange: (view: SpeechView) => void): Speaker {
  const { synth } = device;
  const since = device.now();
  synth?.getVoices();
  const timers = new Set<() => void>();
  const shapes = new Map<string, Shapes>();
  let talk: Talk | null = null;
  let problem: string | null = null;
  let canceledAt = Number.NEGATIVE_INFINITY;
  let closing: { weights: MouthWeights; at: number } | null = null;

  function later(ms: number, then: () => void): void {
    const off = device.after(ms, () => {
      timers.delete(off);
      then();
    });
    timers.add(off);
  }

  function clearTimers(): void {
    for (const off of timers) off();
    timers.clear();
  }

  function tell(): void {
    const status = !talk?.begun ? "idle" : talk.silent ? "silent" : "speaking";
    onChange({ saying: talk && { line: talk.line, word: talk.word }, status, problem });
  }

  function cancel(): void {
    canceledAt = device.now();
    synth?.cancel();
  }

  /** Ends what the device is doing for a talk; the mouth closes. */
  function hush(of: Talk): void {
    clearTimers();
    closing = { weights: mouth() ?? {}, at: device.now() };
    of.clock = null;
    const { utterance } = of;
    of.utterance = null;
    if (utterance) cancel();
  }

  function finish(): void {
    if (talk) hush(talk);
    talk = null;
    tell();
  }

  /** At once if it can be: only that is still within the gesture. */
  function afterCancel(then: () => void): void {
    const wait = canceledAt + AFTER_CANCEL - device.now();
    if (wait > 0) later(wait, then);
    else then();
  }

  function whenFree(then: () => void): void {
    if (synth && (synth.speaking || synth.pending)) cancel();
    afterCancel(then);
  }

  function prepare(language: string, then: (loaded: Shapes) => void = () => undefined): void {
    device.shapesFor(language).then(
      (loaded) => {
        shapes.set(language, loaded);
        then(loaded);
      },
      // The mouth goes on by its rhythm.
      () => undefined,
    );
  }

  function say(line: SpokenLine, voice: CompanionVoice): void {
    if (talk) hush(talk);
    problem = null;
    const now = talkOf(line, VOICES[voice]);
    talk = now.chunks.length > 0 ? now : null;
    if (talk) {
      const ready = shapes.get(line.language);
      if (ready) now.shapes = ready;
      else prepare(line.language, (loaded) => reshape(now, loaded));
      findVoice(now);
    }
    tell();
  }

  function findVoice(of: Talk): void {
    const { language } = of.line;
    of.voice = synth && voiceFor(synth.getVoices(), primaryOf(language));
    if (of.voice) {
      whenFree(() => speak(of));
    } else if (!synth || device.now() - since >= VOICES_WITHIN) {
      goSilent(of, noVoiceFor(language));
    } else {
      // Within the gesture, for the voice that comes after it.
      unlock(synth, device.utterance(" "));
      later(VOICES_POLL, () => awaitVoice(of));
    }
  }

  function awaitVoice(of: Talk): void {
    const { language } = of.line;
    of.voice = synth && voiceFor(synth.getVoices(), primaryOf(language));
    if (of.voice) speak(of);
    else if (device.now() - since >= VOICES_WITHIN) goSilent(of, noVoiceFor(language));
    else later(VOICES_POLL, () => awaitVoice(of));
  }

  function noVoiceFor(language: string): string {
    const name = synth && synth.getVoices().length > 0 ? nameOf(language) : null;
    return name ? `No ${name} voice on this device` : NO_VOICE;
  }

  function speak(of: Talk): void {
    const { voice } = of;
    const [chunk] = of.chunks;
    if (!synth || !voice || !chunk) return;
    clearTimers();
    of.clock = null;
    of.timeline = timelineFor(of, chunk);
    const utterance = device.utterance(chunk.text);
    of.utterance = utterance;
    Object.assign(utterance, { voice, lang: voice.lang, rate: of.rate, pitch: of.pitch });
    const on = <E extends Event>(type: string, then: (event: Partial<E>) => void) =>
      utterance.addEventListener(type, (event) => {
        if (talk === of && of.utterance === utterance) then(event as E);
      });
    on("start", () => start(of));
    on<SpeechSynthesisEvent>("boundary", ({ name, charIndex }) => {
      if (name !== undefined && name !== "word") return;
      start(of);
      if (of.clock) of.clock = reported(of.clock, charIndex ?? -1, device.now());
    });
    on("end", () => {
      of.utterance = null;
      // Over without having begun: nothing was heard.
      if (of.clock) {
        device.keepPace(voice.voiceURI, ratioAtEnd(of.clock, device.now()));
        next(of);
      } else {
        goSilent(of, BROKEN_VOICE);
      }
    });
    on<SpeechSynthesisErrorEvent>("error", ({ error }) => {
      of.utterance = null;
      if (error === "canceled" || error === "interrupted") finish();
      else goSilent(of, error === "not-allowed" ? NOT_ALLOWED : BROKEN_VOICE);
    });
    later(voice.localService ? STARTS_WITHIN.local : STARTS_WITHIN.remote, () => {
      if (of.clock) return;
      if (synth.speaking) start(of);
      else goSilent(of, BROKEN_VOICE);
    });
    synth.speak(utterance);
  }

  function start(of: Talk): void {
    if (of.clock) return;
    const pace = of.silent || !of.voice ? 1 : device.paceOf(of.voice.voiceURI);
    of.clock = startedClock(of.timeline, pace, device.now());
    of.begun = true;
    clearTimers();
    if (!of.silent) {
      later(stuckAfter(of.timeline.duration * of.clock.ratio), () => next(of));
    }
    const poll = () => {
      if (showWord(of, device.now())) tell();
      later(WORD_POLL, poll);
    };
    later(WORD_POLL, poll);
    tell();
  }

  function next(of: Talk): void {
    hush(of);
    of.chunks.shift();
    if (of.chunks.length === 0) finish();
    else if (of.silent) speakSilently(of);
    else afterCancel(() => speak(of));
  }

  function goSilent(of: Talk, why: string): void {
    const from = placeNow(of, device.now());
    hush(of);
    problem = why;
    of.silent = true;
    leave(of, from);
    speakSilently(of);
  }

  function speakSilently(of: Talk): void {
    const [chunk] = of.chunks;
    if (!chunk) {
      finish();
      return;
    }
    of.timeline = timelineFor(of, chunk);
    start(of);
    later(of.timeline.duration + (of.chunks.length > 1 ? AT_STOP / of.rate : 0), () => next(of));
  }

  function hidden(isHidden: boolean): void {
    const of = talk;
    if (!of || isHidden === (of.hiddenAt !== null)) return;
    if (isHidden) {
      const from = placeNow(of, device.now());
      hush(of);
      leave(of, from);
      of.hiddenAt = device.now();
      return;
    }
    const away = device.now() - (of.hiddenAt ?? 0);
    of.hiddenAt = null;
    if (away > WAITS_HIDDEN) finish();
    else if (of.silent) speakSilently(of);
    else if (of.voice) whenFree(() => speak(of));
    else findVoice(of);
  }

  function mouth(): MouthWeights | null {
    const now = device.now();
    const moving = talk && mouthOf(talk, now);
    if (moving) return moving;
    const open = closing ? 1 - (now - closing.at) / CLOSES_WITHIN : 0;
    if (closing && open > 0) return softened(closing.weights, open);
    return talk ? {} : null;
  }

  return {
    say,
    stop: finish,
    prepare: (language) => prepare(language),
    hidden,
    mouth,
  };
}

/** What a language is called, or null where the tag is none. */
function nameOf(language: string): string | null {
  try {
    const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    return names.of(primaryOf(language)) ?? null;
  } catch {
    return null;
  }
}
