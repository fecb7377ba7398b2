import { clsx } from "clsx";
import { Pause, Play, Square, Volume2 } from "lucide-react";
import { Component, type ReactNode, useEffect, useRef, useState } from "react";
import { type CompanionLook, DEFAULT_LOOK } from "~/domain/accounts/companion";
import type { SpokenLine } from "~/domain/conversation/spoken-line";
import { Button } from "../ui/button";
import { CompanionCaptions } from "./companion-captions";
import { CompanionPicture } from "./companion-picture";
import { COMPANION_STATE_WORDS, type CompanionState } from "./companion-state";
import { type CompanionVoiceControl, useCompanionVoice } from "./speech/use-companion-voice";
import { useStageMotion } from "./use-stage-motion";
import { useStageScene } from "./use-stage-scene";
import { useStageStart } from "./use-stage-start";

export type CompanionStageProps = {
  /** What the companion does while it says nothing. */
  state: CompanionState;
  look?: CompanionLook;
  /** What it can say, one line at each press; none, and there is nothing to press. */
  lines?: readonly SpokenLine[];
  /** Who this is, for a screen reader; what it does is added. */
  label?: string;
  /** Sizes the picture, whose width is four fifths of its height. */
  className?: string;
  /** False leaves the buttons and the sentence away. */
  controls?: boolean;
  /** False waits for a first interaction or some quiet before the scene is fetched. */
  eager?: boolean;
  /** Stars around it. */
  stars?: boolean;
};

/** Whatever breaks on the stage leaves the picture, never the page. */
class StageBoundary extends Component<{ fallback: ReactNode; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError = () => ({ broken: true });
  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}

/**
 * The companion on a page: a picture from the first byte on, which comes to life where the device and the person
 * allow it, and says the person's own sentences aloud with captions.
 */
export function CompanionStage(props: CompanionStageProps) {
  const { state, look = DEFAULT_LOOK, lines = [], label = "Your companion", className } = props;
  const all = { ...props, look, lines, label };
  const [line] = lines;
  const picture = (
    <div className={COLUMN}>
      <div data-companion-colour={look.colour} className="companion-stage">
        <CompanionPicture mood={state} label={label} className={className} />
      </div>
      {line ? <CompanionCaptions line={line} word={null} /> : null}
    </div>
  );
  return (
    <StageBoundary fallback={picture}>
      {props.controls === false ? <Stage {...all} voice={null} /> : <VoicedStage {...all} />}
    </StageBoundary>
  );
}

const COLUMN = "flex w-full min-w-0 flex-col items-center gap-3 overflow-x-clip";

type StageProps = CompanionStageProps & Required<Pick<CompanionStageProps, "look" | "lines" | "label">>;

function VoicedStage(props: StageProps) {
  const voice = useCompanionVoice(props.look);
  return <Stage {...props} voice={voice} />;
}

function Stage(props: StageProps & { voice: CompanionVoiceControl | null }) {
  const { state, look, lines, label, className, eager = true, stars = false, voice } = props;
  const host = useRef<HTMLDivElement>(null);
  const motion = useStageMotion();
  const started = useStageStart(host, eager);
  const [lastId, setLastId] = useState<string | null>(null);
  const saying = voice?.saying ?? null;
  const now: CompanionState = saying ? "speaking" : state;
  const { scene, ownFailed } = useStageScene(host, { started, look, state: now, motion, stars });

  const isSaying = saying !== null;
  const mouth = voice?.mouth;
  useEffect(() => scene?.speak(isSaying && mouth ? mouth : null), [scene, isSaying, mouth]);

  const stop = voice?.stop;
  useEffect(() => {
    if (!isSaying || !stop) return;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") stop();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isSaying, stop]);

  const last = lines.findIndex(({ id }) => id === lastId);
  const shown = saying?.line ?? lines[Math.max(0, last)];
  const next = lines[(last + 1) % Math.max(1, lines.length)];
  const say = () => {
    if (!next) return;
    setLastId(next.id);
    voice?.say(next);
  };
  const note = ownFailed ? "Your own companion can't be shown here, so this one stands in." : voice?.problem;

  return (
    <div className={COLUMN}>
      <div
        ref={host}
        role="img"
        aria-label={`${label}, ${COMPANION_STATE_WORDS[now]}`}
        data-companion-colour={look.colour}
        data-scene={scene ? "live" : "picture"}
        data-still={motion.paused || undefined}
        className="companion-stage"
      >
        <CompanionPicture mood={now} className={className} />
      </div>
      {voice && shown ? <CompanionCaptions line={shown} word={saying?.word ?? null} /> : null}
      {voice ? (
        // What needs scripts comes with them, into room that is kept for it.
        <div data-speech={voice.status} className="flex min-h-11 flex-wrap items-center justify-center gap-2">
          {motion.ready && next ? (
            <Button
              variant="secondary"
              size="sm"
              icon={
                isSaying ? (
                  <Square aria-hidden className="size-4" />
                ) : (
                  <Volume2 aria-hidden className="size-4" />
                )
              }
              onClick={isSaying ? stop : say}
            >
              {isSaying
                ? "Stop"
                : last < 0
                  ? "Hear it"
                  : lines.length > 1
                    ? "Hear the next"
                    : "Hear it again"}
            </Button>
          ) : null}
          {motion.ready ? (
            <Button
              variant="ghost"
              size="sm"
              className="min-w-11"
              aria-pressed={motion.paused}
              icon={
                motion.paused ? (
                  <Play aria-hidden className="size-4" />
                ) : (
                  <Pause aria-hidden className="size-4" />
                )
              }
              onClick={motion.toggle}
            >
              <span className="max-sm:sr-only">Pause motion</span>
            </Button>
          ) : null}
        </div>
      ) : null}
      <p role="status" className={clsx("text-center text-sm text-muted", !note && "sr-only")}>
        {note}
      </p>
    </div>
  );
}
