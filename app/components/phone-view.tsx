import { Link, useFetcher } from "@remix-run/react";
import { clsx } from "clsx";
import { Mic, MicOff, Phone, PhoneOff, SendHorizontal, Volume2, VolumeX } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { type CompanionMood, CompanionPicture } from "./avatar/companion-picture";
import { Input } from "./ui/field";
import { useFreshData } from "./use-call-updates";
import { useListening, useSpokenLines } from "./use-speech";

export type PhoneTurn = { role: "companion" | "user"; text: string };
export type PhoneCall = {
  id: string;
  /** Who is calling, as on the screen of a phone. */
  from: string;
  toNumberMasked: string;
  state: "ringing" | "talking" | "ended";
  /** Oldest first. */
  turns: PhoneTurn[];
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
  const call =
    calls.find(({ state }) => state === "talking") ??
    calls.find(({ state }) => state === "ringing") ??
    calls.find(({ state }) => state === "ended");
  const waiting = calls.filter((other) => other.state === "ringing" && other !== call).length;
  return (
    <div className="mx-auto flex h-[min(44rem,calc(100dvh-2rem))] min-h-120 w-full max-w-sm flex-col overflow-hidden rounded-[2.5rem] bg-surface p-2 shadow-lift">
      <div className="flex min-h-0 flex-1 flex-col rounded-[2rem] bg-linear-to-b from-bg-glow to-bg p-5">
        {waiting > 0 ? (
          <p role="status" className="mb-2 text-center text-sm text-amber">
            {waiting === 1 ? "One more call is ringing" : `${waiting} more calls are ringing`}
          </p>
        ) : null}
        {call && call.state !== "ended" ? (
          <OpenCall key={call.id} call={call} action={action} />
        ) : (
          <Idle last={call} action={action} />
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
        {last ? null : <p className="mt-1 text-muted">Numbers ending 0100 ring here.</p>}
      </div>
      {last ? (
        <Link to="/calls" className="link inline-flex min-h-11 items-center">
          See it under Calls
        </Link>
      ) : null}
      <LookAgain href={action} />
    </div>
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

function OpenCall({ call, action }: { call: PhoneCall; action: string }) {
  const [sound, setSound] = useState(false);
  const lines = useMemo(
    () => call.turns.filter(({ role }) => role === "companion").map(({ text }) => text),
    [call.turns],
  );
  const talking = call.state === "talking";
  const { speaking } = useSpokenLines(lines, sound && talking);
  const mood: CompanionMood = !talking ? "happy" : speaking ? "speaking" : "listening";
  return (
    <section aria-label={`Call from ${call.from}`} className="flex min-h-0 flex-1 flex-col">
      <div
        className={clsx(
          "flex items-center gap-4",
          talking ? "" : "flex-1 flex-col justify-center text-center",
        )}
      >
        <CompanionPicture mood={mood} className={talking ? "h-20 shrink-0" : "h-56"} />
        <div className={talking ? "min-w-0 flex-1" : undefined} role={talking ? undefined : "status"}>
          <p className={talking ? "leading-tight font-semibold" : "text-2xl font-semibold"}>{call.from}</p>
          <p className="tabular text-sm text-muted">
            {talking ? "Talking" : "Incoming call"}{" "}
            <span className="whitespace-nowrap">{call.toNumberMasked}</span>
          </p>
        </div>
        {talking ? (
          <button
            type="button"
            aria-pressed={sound}
            aria-label="Read the companion's lines aloud"
            onClick={() => setSound(!sound)}
            className="ml-auto grid size-11 shrink-0 place-items-center rounded-full bg-surface text-accent hover:bg-button noscript:hidden"
          >
            {sound ? <Volume2 aria-hidden className="size-5" /> : <VolumeX aria-hidden className="size-5" />}
          </button>
        ) : null}
      </div>
      {talking ? (
        <>
          <Bubbles turns={call.turns} />
          <LookAgain href={action} />
          <Say callId={call.id} action={action} />
          <div className="mt-4 flex justify-center">
            <PhoneButton callId={call.id} action={action} does="hang_up" words="Hang up" tone="stop">
              <PhoneOff aria-hidden className="size-6" />
            </PhoneButton>
          </div>
        </>
      ) : (
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

// A scrolling region must be reachable with the keyboard.
const SCROLLABLE = { tabIndex: 0 };

function Bubbles({ turns }: { turns: PhoneTurn[] }) {
  const end = useRef<HTMLDivElement>(null);
  // Turns are only ever appended, so the position is an identity.
  const numbered = turns.map((turn, index) => ({ turn, number: index + 1 }));
  const count = turns.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [count]);
  return (
    <div
      ref={end}
      role="log"
      aria-label="What was said"
      {...SCROLLABLE}
      className="mt-4 min-h-0 flex-1 overflow-y-auto rounded-field py-1"
    >
      <ol className="flex flex-col gap-3">
        {numbered.map(({ turn, number }) => (
          <li
            key={number}
            className={clsx(
              "max-w-[88%] animate-rise rounded-card px-4 py-2.5",
              turn.role === "user"
                ? "self-end rounded-br-sm bg-bubble-own"
                : "self-start rounded-bl-sm bg-bubble",
            )}
          >
            <span className="sr-only">{turn.role === "user" ? "You: " : "Companion: "}</span>
            {turn.text}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Say({ callId, action }: { callId: string; action: string }) {
  const fetcher = useFetcher();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const busy = fetcher.state !== "idle";
  const { supported, listening, toggle } = useListening((text) => {
    fetcher.submit({ callId, action: "say", text }, { method: "post", action });
  });
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (busy) form.current?.reset();
  }, [busy]);
  return (
    <fetcher.Form ref={form} method="post" action={action} className="mt-3 flex items-center gap-2">
      <input type="hidden" name="callId" value={callId} />
      <input type="hidden" name="action" value="say" />
      <Input
        ref={box}
        name="text"
        aria-label="Say something"
        placeholder={listening ? "Listening…" : "Say something"}
        autoComplete="off"
        required
        maxLength={500}
        className="flex-1 rounded-full"
      />
      {supported ? (
        <button
          type="button"
          aria-pressed={listening}
          aria-label="Speak"
          onClick={toggle}
          className="grid size-12 shrink-0 place-items-center rounded-full bg-surface text-accent hover:bg-button aria-pressed:bg-cyan-soft aria-pressed:text-cyan"
        >
          {listening ? <MicOff aria-hidden className="size-5" /> : <Mic aria-hidden className="size-5" />}
        </button>
      ) : null}
      <button
        type="submit"
        aria-label="Send"
        aria-disabled={busy || undefined}
        className="grid size-12 shrink-0 place-items-center rounded-full bg-action text-on-action hover:bg-action-hover"
      >
        <SendHorizontal aria-hidden className="size-5" />
      </button>
    </fetcher.Form>
  );
}
