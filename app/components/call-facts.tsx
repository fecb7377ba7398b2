import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import type { CallStatus } from "~/domain/calls/call-state";
import { callStatusText } from "./call-words";
import { Badge, type BadgeTone } from "./ui/badge";
import { Card } from "./ui/card";
import { Time } from "./ui/time";

export type SlotAttemptItem = {
  id: string;
  status: CallStatus;
  /** "Attempt 2 of 3". */
  words: string;
  /** ISO instant, and what to show for it, if anything. */
  at: string;
  time: string | null;
  /** Where it stands, when its status alone doesn't say it. */
  state: { label: string; tone: BadgeTone } | null;
  /** It is the one the page is about. */
  current: boolean;
};

export type CallFactsProps = {
  /** Why it rang or didn't, in one sentence. */
  why?: string;
  /** The receipt: on what grounds it rang, what was kept and what it cost. */
  facts: { label: string; value: string }[];
  /** All attempts of the slot, when there are several. */
  attempts?: SlotAttemptItem[];
  /** `at` ISO instant, `time` what to show for it, oldest first. */
  events: { at: string; time?: string; text: string }[];
  className?: string;
};

/** Why this call rang or didn't and what happened, fact by fact. */
export function CallFacts({ why, facts, attempts = [], events, className }: CallFactsProps) {
  return (
    <div className={clsx("grid items-start gap-6", className)}>
      <Card title="Receipt" titleId="call-receipt">
        {why ? <p className="mb-5 text-lg font-medium">{why}</p> : null}
        <dl className="flex flex-col gap-3">
          {facts.map(({ label, value }) => (
            <div key={label} className="flex gap-x-6">
              <dt className="w-28 shrink-0 text-muted">{label}</dt>
              <dd className="tabular min-w-0 font-medium first-letter:uppercase">{value}</dd>
            </div>
          ))}
        </dl>
        {attempts.length > 0 ? <Attempts attempts={attempts} /> : null}
      </Card>
      {events.length > 0 ? (
        <Card title="What happened" titleId="call-events">
          <ol className="flex flex-col">
            {events.map((event, index) => (
              <li key={`${event.at}-${event.text}`} className="relative flex gap-4 pb-4 last:pb-0">
                {index < events.length - 1 ? (
                  <span aria-hidden className="absolute top-6 -bottom-1 left-[5px] w-0.5 bg-line" />
                ) : null}
                <span aria-hidden className="mt-2 size-3 shrink-0 rounded-full bg-action" />
                <div className="min-w-0">
                  <p>{event.text}</p>
                  <Time at={event.at} className="text-sm text-muted">
                    {event.time ?? event.at}
                  </Time>
                </div>
              </li>
            ))}
          </ol>
        </Card>
      ) : null}
    </div>
  );
}

function Attempts({ attempts }: { attempts: SlotAttemptItem[] }) {
  return (
    <nav aria-label="Attempts of this slot" className="mt-5">
      <ol className="-mx-3 flex flex-col">
        {attempts.map((attempt) => {
          const state = attempt.state ?? callStatusText[attempt.status];
          return (
            <li key={attempt.id}>
              <Link
                to={`/calls/${attempt.id}`}
                prefetch="intent"
                aria-current={attempt.current ? "page" : undefined}
                className={clsx(
                  "flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 rounded-field px-3 py-2 transition-colors hover:bg-raised",
                  attempt.current && "bg-accent-soft",
                )}
              >
                <span className="font-medium">{attempt.words}</span>
                {attempt.time ? (
                  <Time at={attempt.at} className="text-muted">
                    {attempt.time}
                  </Time>
                ) : null}
                <span className="ml-auto">
                  <Badge tone={state.tone}>{state.label}</Badge>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
