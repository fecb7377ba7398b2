import { clsx } from "clsx";
import { Smartphone } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { CallKind, CallStatus } from "~/domain/calls/call-state";
import { SECOND } from "~/lib/time";
import { CompanionPicture } from "./avatar/companion-picture";
import {
  callKindText,
  callSentence,
  callStatusText,
  clockText,
  isLiveStatus,
  isoDuration,
} from "./call-words";
import { Badge } from "./ui/badge";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";
import { Time } from "./ui/time";

export type LiveCall = {
  id: string;
  status: CallStatus;
  kind: CallKind;
  /** ISO instants. */
  scheduledAt: string;
  answeredAt: string | null;
  durationSeconds: number | null;
};

export type LiveCallCardProps = {
  call: LiveCall;
  /** True between the end of the talk and the stored transcript. */
  writingUp?: boolean;
  /** The fake phone, where this call can be answered by hand. */
  phoneHref?: string;
  /** Where the code is typed that this call reads out. */
  codeHref?: string;
  /** What the call waits for although it is due. */
  waitsFor?: string | null;
  /** False on the call's own page, where a link to it says nothing. */
  linked?: boolean;
  /** Somebody was in distress: nothing is cheered at. */
  gently?: boolean;
  /** The companion where the page has it alive; left out, its picture. */
  companion?: ReactNode;
};

const STEPS = ["Ringing", "Talking", "Writing it up", "Ready"] as const;

function stepOf(status: CallStatus, writingUp: boolean): number {
  if (status === "queued" || status === "dialing" || status === "ringing") return 0;
  if (status === "in_progress") return 1;
  return writingUp ? 2 : 3;
}

/** A call while it happens: ringing, talking, writing it up, ready. */
export function LiveCallCard({
  call,
  writingUp = false,
  phoneHref,
  codeHref,
  waitsFor,
  linked = true,
  gently = false,
  companion,
}: LiveCallCardProps) {
  const words = callStatusText[call.status];
  const step = stepOf(call.status, writingUp);
  const live = isLiveStatus(call.status);
  // A call that never became a talk ends without the later steps.
  const talked = live || call.status === "completed";
  // Nothing rings on the way of these.
  const hasSteps = call.kind !== "verification" && call.kind !== "text";
  const sentence = writingUp
    ? "Writing it up. This takes a moment."
    : (waitsFor ?? callSentence(call.kind, call.status));
  return (
    <Card tone={live || writingUp ? "accent" : "plain"} className="overflow-hidden">
      <div className="flex flex-col items-center gap-5 sm:flex-row sm:gap-8">
        {companion ? (
          <div className="w-full sm:w-56 sm:shrink-0">{companion}</div>
        ) : (
          <CompanionPicture
            mood={writingUp || gently ? "idle" : words.mood}
            className="h-40 shrink-0 sm:h-48"
          />
        )}
        <div className="flex w-full min-w-0 flex-1 flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-lg">{callKindText[call.kind]}</h2>
            {call.status === "in_progress" && call.answeredAt ? (
              <ElapsedClock since={call.answeredAt} />
            ) : call.durationSeconds !== null ? (
              <Time at={isoDuration(call.durationSeconds)} className="text-lg font-semibold">
                {clockText(call.durationSeconds)}
              </Time>
            ) : null}
          </div>
          <div
            role="status"
            aria-live="polite"
            aria-atomic="true"
            className="flex flex-col items-start gap-2"
          >
            <Badge tone={writingUp ? "live" : words.tone}>{writingUp ? "Writing it up" : words.label}</Badge>
            <p className="text-xl font-medium">{sentence}</p>
          </div>
          {talked && hasSteps ? <Steps at={step} /> : null}
          <div className="flex flex-wrap gap-3">
            {codeHref && talked ? (
              <ButtonLink to={codeHref} variant={live && phoneHref ? "secondary" : "primary"}>
                Type the code
              </ButtonLink>
            ) : null}
            {live && phoneHref ? (
              <ButtonLink to={phoneHref} icon={<Smartphone aria-hidden className="size-5" />}>
                Open the phone
              </ButtonLink>
            ) : null}
            {linked ? (
              <ButtonLink to={`/calls/${call.id}`} variant="secondary">
                {step < 3 ? "Watch the call" : talked ? "Read it" : "See what happened"}
              </ButtonLink>
            ) : null}
          </div>
        </div>
      </div>
    </Card>
  );
}

function Steps({ at }: { at: number }) {
  return (
    <ol aria-label="Progress of the call" className="my-1 grid grid-cols-4 gap-2">
      {STEPS.map((words, index) => (
        <li
          key={words}
          aria-current={index === at ? "step" : undefined}
          className={clsx("text-xs sm:text-sm", index <= at ? "font-medium text-text" : "text-muted")}
        >
          <span
            aria-hidden
            className={clsx(
              "mb-1.5 block h-1.5 rounded-full transition-colors",
              index < at || (index === 3 && at === 3) ? "bg-emerald" : index === at ? "bg-action" : "bg-line",
            )}
          />
          {words}
        </li>
      ))}
    </ol>
  );
}

/** Counts up in the browser; silent for screen readers, which would hear every second. */
function ElapsedClock({ since }: { since: string }) {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setSeconds((Date.now() - Date.parse(since)) / SECOND);
    tick();
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <span aria-hidden className="tabular min-h-7 text-lg font-semibold text-cyan">
      {seconds === null ? "" : clockText(seconds)}
    </span>
  );
}
