import { Link, useFetcher } from "@remix-run/react";
import { clsx } from "clsx";
import { Phone, PhoneOff, Volume2, VolumeX } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { CallPurpose, Language } from "~/providers/telephony/provider";
import { type CompanionMood, CompanionPicture } from "./avatar/companion-picture";
import { PhoneBubbles, type PhoneTurn } from "./phone-bubbles";
import { PhoneSay } from "./phone-say";
import { useFreshData } from "./use-call-updates";
import { useSpokenLines } from "./use-speech";

export type PhoneCall = {
  id: string;
  /** Who is calling, as on the screen of a phone. */
  from: string;
  toNumberMasked: string;
  language: Language;
  purpose: CallPurpose;
  state: "ringing" | "talking" | "ended";
  /** What is kept, oldest first. */
  turns: PhoneTurn[];
  /** What the companion has said last, where that isn't kept. */
  unkept: string | null;
};

export type PhoneViewProps = {
  /** Newest first. */
  calls: PhoneCall[];
  /** How often to look for changes, in milliseconds. Left out, the page's owner keeps it fresh. */
  pollMs?: number;
  /** Path the forms post to: fields `callId`, `action` = answer | decline | say | hang_up, `text`. */
  action?: string;
};

const PHONE = "/simulator/phone";

/** A phone on the screen: rings, is answered, talks, hangs up. */
export function PhoneView({ calls, pollMs, action = PHONE }: PhoneViewProps) {
  useFreshData(pollMs ?? null);
  const [talked, setTalked] = useState<string | null>(null);
  const open =
    calls.find(({ state }) => state === "talking") ?? calls.find(({ state }) => state === "ringing");
  const talking = open?.state === "talking" ? open.id : null;
  useEffect(() => {
    if (talking) setTalked(talking);
  }, [talking]);
  // The last words stay on the screen of whoever has heard them.
  const call = open ?? calls.find(({ id }) => id === talked);
  const waiting = calls.filter((other) => other.state === "ringing" && other !== call).length;
  return (
    <div className="mx-auto flex h-[min(44rem,calc(100dvh-2rem))] min-h-120 w-full max-w-sm flex-col overflow-hidden rounded-[2.5rem] bg-surface p-2 shadow-lift">
      <div className="flex min-h-0 flex-1 flex-col rounded-[2rem] bg-linear-to-b from-bg-glow to-bg p-5">
        {waiting > 0 ? (
          <p role="status" className="mb-2 text-center text-sm text-amber">
            {waiting === 1 ? "One more call is ringing" : `${waiting} more calls are ringing`}
          </p>
        ) : null}
        {call ? (
          <CallScreen key={call.id} call={call} action={action} />
        ) : (
          <Idle last={calls[0]} action={action} />
        )}
      </div>
    </div>
  );
}

function Idle({ last, action }: { last: PhoneCall | undefined; action: string }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 text-center">
      <CompanionPicture mood={last ? "idle" : "sleeping"} className="h-52 min-h-0" />
      <div role="status">
        <p className="text-lg font-semibold">{last ? "Call ended" : "No call right now"}</p>
        {last ? null : (
          <p className="mt-1 max-w-64 text-muted">
            Calls of this server ring here. Only +1 202 555 0101 to 0114 answer by themselves.
          </p>
        )}
      </div>
      {last ? <AfterCall call={last} /> : null}
      <LookAgain href={action} />
    </div>
  );
}

/** Where to go on when the call is over. */
function AfterCall({ call }: { call: PhoneCall }) {
  return (
    <Link
      to={call.purpose === "verification" ? "/verify" : "/calls"}
      className="link inline-flex min-h-11 items-center"
    >
      {call.purpose === "verification" ? "Type the code" : "See it under Calls"}
    </Link>
  );
}

/** Without scripts the page can't notice a ring by itself. */
function LookAgain({ href }: { href: string }) {
  return (
    <a href={href} className="link hidden min-h-11 items-center noscript:inline-flex">
      Look again
    </a>
  );
}

const STATE_WORDS = { ringing: "Incoming call", talking: "Talking", ended: "Call ended" } as const;

function CallScreen({ call, action }: { call: PhoneCall; action: string }) {
  const [sound, setSound] = useState(false);
  const lines = useMemo(() => {
    const said = call.turns.filter(({ role }) => role === "companion").map(({ text }) => text);
    return call.unkept ? [...said, call.unkept] : said;
  }, [call.turns, call.unkept]);
  const ringing = call.state === "ringing";
  const talking = call.state === "talking";
  const { speaking, problem } = useSpokenLines(lines, sound && !ringing, call.language);
  const mood: CompanionMood = ringing ? "happy" : speaking ? "speaking" : talking ? "listening" : "idle";
  return (
    <section aria-label={`Call from ${call.from}`} className="flex min-h-0 flex-1 flex-col">
      <div
        className={clsx("flex items-center gap-4", ringing && "flex-1 flex-col justify-center text-center")}
      >
        <CompanionPicture mood={mood} className={ringing ? "h-56" : "h-20 shrink-0"} />
        <div className={ringing ? undefined : "min-w-0 flex-1"} role={talking ? undefined : "status"}>
          <p className={ringing ? "text-2xl font-semibold" : "leading-tight font-semibold"}>{call.from}</p>
          <p className="tabular text-sm text-muted">
            {STATE_WORDS[call.state]} <span className="whitespace-nowrap">{call.toNumberMasked}</span>
          </p>
        </div>
        {ringing ? null : (
          <button
            type="button"
            aria-pressed={sound}
            aria-label="Read the companion's lines aloud"
            onClick={() => setSound(!sound)}
            className="ml-auto grid size-11 shrink-0 place-items-center rounded-full bg-surface text-accent hover:bg-button noscript:hidden"
          >
            {sound ? <Volume2 aria-hidden className="size-5" /> : <VolumeX aria-hidden className="size-5" />}
          </button>
        )}
      </div>
      {ringing ? (
        <div className="flex justify-around pb-4">
          <PhoneButton callId={call.id} action={action} does="decline" words="Decline" tone="stop">
            <PhoneOff aria-hidden className="size-7" />
          </PhoneButton>
          {/* Pressing this is the gesture that lets the browser speak. */}
          <PhoneButton
            callId={call.id}
            action={action}
            does="answer"
            words="Answer"
            tone="go"
            onPress={() => setSound(true)}
          >
            <Phone aria-hidden className="size-7" />
          </PhoneButton>
        </div>
      ) : (
        <>
          <PhoneBubbles turns={call.turns} unkept={call.unkept} language={call.language} />
          {problem ? (
            <p role="status" className="mt-3 text-sm text-muted">
              {problem}
            </p>
          ) : null}
          {talking ? (
            <>
              <LookAgain href={action} />
              <PhoneSay callId={call.id} action={action} language={call.language} hold={speaking} />
              <div className="mt-4 flex justify-center">
                <PhoneButton callId={call.id} action={action} does="hang_up" words="Hang up" tone="stop">
                  <PhoneOff aria-hidden className="size-6" />
                </PhoneButton>
              </div>
            </>
          ) : (
            <div className="mt-3 flex justify-center">
              <AfterCall call={call} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

type PhoneButtonProps = {
  callId: string;
  action: string;
  does: "answer" | "decline" | "hang_up";
  words: string;
  tone: "go" | "stop";
  onPress?: () => void;
  children: ReactNode;
};

function PhoneButton({ callId, action, does, words, tone, onPress, children }: PhoneButtonProps) {
  const fetcher = useFetcher();
  const busy = fetcher.state !== "idle";
  return (
    <fetcher.Form method="post" action={action}>
      <input type="hidden" name="callId" value={callId} />
      <button
        type="submit"
        name="action"
        value={does}
        aria-disabled={busy || undefined}
        onClick={(event) => {
          if (busy) event.preventDefault();
          else onPress?.();
        }}
        className="group flex min-w-20 flex-col items-center gap-2 rounded-card p-1 font-medium"
      >
        <span
          className={clsx(
            "grid size-16 place-items-center rounded-full shadow-card transition-transform group-active:scale-95",
            tone === "go" ? "bg-answer text-on-answer" : "bg-danger-fill text-on-danger",
            does === "answer" && !busy && "animate-pulse-ring",
          )}
        >
          {children}
        </span>
        {words}
      </button>
    </fetcher.Form>
  );
}
