import type { SpokenLine } from "~/domain/conversation/spoken-line";
import { type Shapes, shapesFor } from "./shapes/shapes";
import { type SpeechView, speakerOn } from "./speaker";
import type { SpeechDevice, Synth, Utterance, Voice } from "./speech-device";

/** An utterance as a browser makes it. */
class FakeUtterance extends EventTarget implements Utterance {
  lang = "";
  rate = 1;
  pitch = 1;
  volume = 1;
  voice: Voice | null = null;
  constructor(public text: string) {
    super();
  }
}

/** What a browser's voice does with an utterance: events, each so many milliseconds after it was asked for. */
export type Script = (utterance: Utterance) => readonly { after: number; type: string; with?: object }[];

/** A browser whose voice follows a script, on a clock that only moves when told to. */
export class FakeBrowser implements SpeechDevice {
  time = 0;
  voices: Voice[] = [];
  /** Asked for and not over, in order. */
  queue: Utterance[] = [];
  /** All that was ever asked for, with when. */
  asked: { text: string; at: number; utterance: Utterance }[] = [];
  canceled: number[] = [];
  paces = new Map<string, number>();
  private timers = new Map<number, { at: number; then: () => void }>();
  private lastTimer = 0;
  private hasSpeech = true;

  constructor(
    public script: Script,
    private shapes: Promise<Shapes> = shapesFor("en"),
  ) {}

  get synth(): Synth | null {
    const browser = this;
    return this.hasSpeech
      ? {
          get speaking() {
            return browser.queue.length > 0;
          },
          get pending() {
            return browser.queue.length > 1;
          },
          getVoices: () => browser.voices,
          speak: (utterance) => browser.speak(utterance),
          cancel: () => browser.cancel(),
        }
      : null;
  }

  withoutSpeech(): this {
    this.hasSpeech = false;
    return this;
  }

  private speak(utterance: Utterance): void {
    // What is said right after a cancel is lost.
    if (this.time - (this.canceled.at(-1) ?? -1_000) < 50) return;
    this.asked.push({ text: utterance.text, at: this.time, utterance });
    this.queue.push(utterance);
    for (const { after, type, with: more } of this.script(utterance)) {
      this.after(after, () => {
        if (!this.queue.includes(utterance)) return;
        if (type === "end" || type === "error")
          this.queue = this.queue.filter((other) => other !== utterance);
        utterance.dispatchEvent(Object.assign(new Event(type), more));
      });
    }
  }

  private cancel(): void {
    this.canceled.push(this.time);
    const lost = this.queue;
    this.queue = [];
    for (const utterance of lost) {
      utterance.dispatchEvent(Object.assign(new Event("error"), { error: "canceled" }));
    }
  }

  utterance(text: string): Utterance {
    return new FakeUtterance(text);
  }

  now(): number {
    return this.time;
  }

  after(ms: number, then: () => void): () => void {
    const id = ++this.lastTimer;
    this.timers.set(id, { at: this.time + Math.max(0, ms), then });
    return () => this.timers.delete(id);
  }

  /** Lets time pass, timer by timer. */
  pass(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const [next] = [...this.timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      this.timers.delete(next[0]);
      this.time = next[1].at;
      next[1].then();
    }
    this.time = until;
  }

  paceOf(voiceURI: string): number {
    return this.paces.get(voiceURI) ?? 1;
  }

  keepPace(voiceURI: string, ratio: number): void {
    this.paces.set(voiceURI, ratio);
  }

  shapesFor(): Promise<Shapes> {
    return this.shapes;
  }
}

export const voice = (lang: string, more: Partial<Voice> = {}): Voice => ({
  voiceURI: `voice of ${lang}`,
  lang,
  default: false,
  localService: true,
  ...more,
});

/** A speaker in a browser, and all that was seen of it. */
export async function speakerIn(browser: FakeBrowser) {
  const views: { view: SpeechView; at: number }[] = [];
  const speaker = speakerOn(browser, (view) => views.push({ view, at: browser.now() }));
  speaker.prepare("en-GB");
  await browser.shapesFor().catch(() => undefined);
  const seen = () => views.at(-1)?.view ?? { saying: null, status: "idle", problem: null };
  return { speaker, views, seen };
}

export const line = (text: string, more: Partial<SpokenLine> = {}): SpokenLine => ({
  id: text,
  text,
  language: "en-GB",
  ...more,
});
export const SHORT = line("You practised the slow movement today.");
export const LONG = line("You practised the slow movement of the sonata for half an hour today. ".repeat(5));

/** How long the fake voice takes for a text, in milliseconds. */
export const lengthOf = (text: string) => text.length * 70;
export const SPEAKS: Script = ({ text }) => [
  { after: 20, type: "start" },
  { after: 20 + lengthOf(text), type: "end" },
];
/** The same, reporting each word. */
export const REPORTS: Script = (utterance) => {
  const words = Array.from(utterance.text.matchAll(/\S+/g), ({ index }) => index);
  const [start, end] = SPEAKS(utterance);
  const reports = words.map((charIndex) => ({
    after: 20 + charIndex * 70,
    type: "boundary",
    with: { name: "word", charIndex },
  }));
  return [...(start ? [start] : []), ...reports, ...(end ? [end] : [])];
};
export const DUMB: Script = () => [];
export const fails =
  (error?: string): Script =>
  () => [{ after: 2, type: "error", with: error ? { error } : {} }];

export async function withVoice(script: Script, voices = [voice("en-US")]) {
  const browser = new FakeBrowser(script);
  browser.voices = voices;
  return { browser, ...(await speakerIn(browser)) };
}

/** What the captions show, in the order they show it. */
export const wordsShown = (
  views: { view: { saying: { line: SpokenLine; word: { index: number; length: number } | null } | null } }[],
) =>
  views.flatMap(({ view: { saying } }) =>
    saying?.word ? [saying.line.text.slice(saying.word.index, saying.word.index + saying.word.length)] : [],
  );
export const openness = (mouth: object | null) =>
  Object.values(mouth ?? {}).reduce<number>((sum, weight) => sum + Number(weight), 0);
