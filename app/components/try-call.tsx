import { useFetcher } from "@remix-run/react";
import { clsx } from "clsx";
import { Phone, Volume2, VolumeX } from "lucide-react";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import type { TryTalkView } from "~/domain/calls/try-call";
import type { TryAnswer } from "~/domain/calls/try-findings";
import { TRY_SECONDS } from "~/domain/calls/try-limits";
import { type CompanionMood, CompanionPicture } from "./avatar/companion-picture";
import { PhoneBubbles } from "./phone-bubbles";
import { TryClock, useSecondsLeft } from "./try-clock";
import { TryFound } from "./try-found";
import { TrySay } from "./try-say";
import { rememberTry } from "./try-storage";
import { useSpokenLines } from "./use-speech";

export type TryCallProps = {
  /** The talk with the companion's first line alone. */
  opening: TryTalkView;
  /** The answer to a form that was posted without scripts. */
  answer?: TryAnswer;
  /** Path the forms post to: `intent` = answer | say | time, `language`, `lines`, `clock`, `zone`, `text`. */
  action: string;
  signedIn: boolean;
};

/**
 * A call on the screen for a visitor: rings, is answered, takes a minute, and says what it would have kept. Two items
 * of a grid: the phone, two rows high where there are columns, and what was found.
 */
export function TryCall({ opening, answer, action, signedIn }: TryCallProps) {
  const fetcher = useFetcher<TryAnswer>();
  const [answered, setAnswered] = useState(answer !== undefined);
  const [sound, setSound] = useState(false);
  const [hurry, setHurry] = useState(true);
  const [heard, setHeard] = useState({ talk: answer?.talk ?? opening, found: answer?.found ?? null });
  const { talk, found } = heard;
  useEffect(() => {
    const fresh = fetcher.data;
    if (fresh?.talk) setHeard({ talk: fresh.talk, found: fresh.found });
  }, [fetcher.data]);

  const lines = useMemo(() => {
    const said = talk.turns.filter(({ role }) => role === "companion").map(({ text }) => text);
    return talk.unkept ? [...said, talk.unkept] : said;
  }, [talk]);
  const { speaking, problem } = useSpokenLines(lines, sound && answered, talk.language);
  const timed = answered && hurry && !talk.over && !talk.distress && !talk.offRecord;
  const left = useSecondsLeft(TRY_SECONDS, timed);

  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!talk.over) return;
    if (found && talk.lines.length > 0) rememberTry({ lines: onRecord(talk), language: talk.language });
    if (!speaking) result.current?.scrollIntoView({ block: "nearest" });
  }, [talk, found, speaking]);

  const mood: CompanionMood = !answered ? "happy" : speaking ? "speaking" : talk.over ? "idle" : "listening";
  const refused = fetcher.state === "idle" ? (fetcher.data?.refused ?? answer?.refused) : null;
  return (
    <>
      <section
        aria-label="Call from relevel.me"
        className={clsx(
          "mx-auto flex w-full max-w-sm flex-col overflow-hidden rounded-[2.5rem] bg-surface p-2 shadow-lift",
          "h-[min(36rem,calc(100dvh-17rem))] min-h-112 lg:row-span-2 lg:h-[min(42rem,calc(100dvh-7rem))]",
        )}
      >
        <div className="flex min-h-0 flex-1 flex-col rounded-[2rem] bg-linear-to-b from-bg-glow to-bg p-4 sm:p-5">
          {answered ? (
            <>
              <div className="flex items-center gap-2 sm:gap-3">
                <CompanionPicture mood={mood} className="h-14 shrink-0 sm:h-20" />
                <div className="min-w-0 flex-1">
                  <p className="text-sm leading-tight font-semibold whitespace-nowrap sm:text-base">
                    relevel.me
                  </p>
                  <p role="status" className="text-sm text-muted">
                    {talk.over ? "Call ended" : "Talking"}
                  </p>
                </div>
                <button
                  type="button"
                  aria-pressed={sound}
                  aria-label="Read the companion's lines aloud"
                  onClick={() => setSound(!sound)}
                  className="grid size-11 shrink-0 place-items-center rounded-full bg-surface text-accent hover:bg-button noscript:hidden"
                >
                  {sound ? (
                    <Volume2 aria-hidden className="size-5" />
                  ) : (
                    <VolumeX aria-hidden className="size-5" />
                  )}
                </button>
                {timed ? (
                  <span className="shrink-0 noscript:hidden">
                    <TryClock left={left} of={TRY_SECONDS} />
                  </span>
                ) : null}
              </div>
              <PhoneBubbles turns={talk.turns} unkept={talk.unkept} language={talk.language} />
              {talk.offRecord && !talk.over ? (
                <p role="status" className="mt-3 rounded-field bg-amber-soft px-4 py-2 text-sm text-amber">
                  Off the record until you say “{talk.language === "es" ? "con registro" : "on the record"}”.
                </p>
              ) : null}
              {problem ? (
                <p role="status" className="mt-3 text-sm text-muted">
                  {problem}
                </p>
              ) : null}
              {talk.over ? null : (
                <TrySay
                  key={talk.language}
                  talk={talk}
                  action={action}
                  fetcher={fetcher}
                  refused={refused ?? null}
                  hold={speaking}
                  timeIsUp={timed && left === 0}
                  onTakeTime={timed ? () => setHurry(false) : null}
                />
              )}
            </>
          ) : (
            <Ringing
              language={opening.language}
              action={action}
              onAnswer={() => {
                // The press is the gesture that lets the browser speak.
                setSound(true);
                setAnswered(true);
              }}
            />
          )}
        </div>
      </section>
      <div ref={result} className="scroll-mb-8 empty:hidden">
        {talk.over ? <TryFound talk={talk} found={found} signedIn={signedIn} /> : null}
      </div>
    </>
  );
}

/** What the person said on the record: the lines of theirs among what is shown. */
const onRecord = ({ turns }: TryTalkView) =>
  turns.filter(({ role }) => role === "user").map(({ text }) => text);

function Ringing({ language, action, onAnswer }: { language: string; action: string; onAnswer: () => void }) {
  const answer = (event: FormEvent) => {
    // The first line is on the page already; without scripts the form brings it.
    event.preventDefault();
    onAnswer();
  };
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 text-center">
        <CompanionPicture mood="happy" className="h-56 min-h-0" />
        <div role="status">
          <p className="text-2xl font-semibold">relevel.me</p>
          <p className="text-muted">Incoming call, one minute</p>
        </div>
      </div>
      <form method="post" action={action} onSubmit={answer} className="flex justify-center pb-4">
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="language" value={language} />
        <button
          type="submit"
          className="group flex min-w-20 flex-col items-center gap-2 rounded-card p-1 font-medium"
        >
          <span className="grid size-16 animate-pulse-ring place-items-center rounded-full bg-answer text-on-answer shadow-card transition-transform group-active:scale-95">
            <Phone aria-hidden className="size-7" />
          </span>
          Answer
        </button>
      </form>
    </>
  );
}
