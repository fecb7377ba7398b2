import { Link } from "@remix-run/react";
import { STATE_WORDS as CALL_STATE_WORDS, reasonOf, stepWords, utcText } from "~/domain/calls/console-words";
import { actsOn, type JobAct, STATE_WORDS } from "~/queue/job-state";
import { type ConsoleFact, ConsoleFacts } from "./console-facts";
import { agoWords, type QueueJobPage, STATE_TONE } from "./queue-data";
import { Badge } from "./ui/badge";
import { ButtonLink, type ButtonVariant } from "./ui/button";
import { Card } from "./ui/card";
import { Time } from "./ui/time";

type Job = QueueJobPage["job"];

const ACTS: Record<JobAct, { words: string; variant: ButtonVariant }> = {
  retry: { words: "Retry", variant: "primary" },
  run: { words: "Run now", variant: "secondary" },
  reschedule: { words: "Reschedule", variant: "secondary" },
  cancel: { words: "Cancel", variant: "ghost" },
  unlock: { words: "Unlock", variant: "primary" },
};

/** Where the job stands, and what can be done about it. */
export function QueueJobActs({ job }: { job: Job }) {
  const acts = actsOn(job.state);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Badge tone={STATE_TONE[job.state]}>{STATE_WORDS[job.state].words}</Badge>
      {acts.map((act) => (
        <ButtonLink
          key={act}
          to={`/admin/queues/${job.id}?do=${act}`}
          preventScrollReset
          variant={ACTS[act].variant}
          size="sm"
        >
          {ACTS[act].words}
        </ButtonLink>
      ))}
      {acts.length === 0 ? (
        <span className="text-muted">Its worker has it; nobody else may touch it.</span>
      ) : null}
    </div>
  );
}

/** What went wrong the last time, as far as it may be kept. */
export function QueueJobError({ job: { lastError, attempts, maxAttempts } }: { job: Job }) {
  if (!lastError) return null;
  const [head = "", ...place] = lastError.split("\n");
  return (
    <Card
      title="Last error"
      titleId="error"
      aside={
        <span className="tabular text-muted">
          {attempts} of {maxAttempts} attempts
        </span>
      }
    >
      <p className="font-semibold wrap-anywhere">{head}</p>
      {place.length > 0 ? (
        <pre className="mt-3 rounded-field bg-inset p-3 text-sm whitespace-pre-wrap text-muted wrap-anywhere">
          {place.join("\n")}
        </pre>
      ) : null}
    </Card>
  );
}

const instant = (at: string, now: string) => (
  <>
    <Time at={at}>{utcText(at)}</Time> <span className="font-normal text-muted">({agoWords(at, now)})</span>
  </>
);

/** A job's timing, and what it is about. */
export function QueueJobFacts({ job, now }: { job: Job; now: string }) {
  const facts: (ConsoleFact | null)[] = [
    { label: "Attempts", value: `${job.attempts} of ${job.maxAttempts}` },
    { label: "Added", value: instant(job.createdAt, now) },
    { label: job.state === "failed" ? "Would run" : "Runs", value: instant(job.runAt, now) },
    job.lockedAt === null ? null : { label: "Taken", value: instant(job.lockedAt, now) },
    job.lockedBy === null ? null : { label: "By", value: job.lockedBy },
    { label: "Last change", value: instant(job.updatedAt, now) },
    job.key === null ? null : { label: "Key", value: job.key },
    ...Object.entries(Object(job.payload)).map(([label, value]) => ({
      label,
      value: typeof value === "string" ? value : JSON.stringify(value),
    })),
  ];
  return (
    <Card title="Timing and payload" titleId="facts">
      <ConsoleFacts facts={facts.filter((fact) => fact !== null)} />
    </Card>
  );
}

/** The call that the job is about, as its own row has it. */
export function QueueJobCall({ callId, call }: { callId: string | null; call: QueueJobPage["call"] }) {
  if (!call) {
    return (
      <Card title="Call" titleId="call">
        <p className="text-muted wrap-anywhere">
          {callId ? `There is no call ${callId}.` : "This job is about no single call."}
        </p>
      </Card>
    );
  }
  const facts: (ConsoleFact | null)[] = [
    { label: "State", value: CALL_STATE_WORDS[call.status as keyof typeof CALL_STATE_WORDS] ?? call.status },
    { label: "Kind", value: `${call.kind}, attempt ${call.attempt} of ${call.localDate}` },
    { label: "Slot", value: <Time at={call.scheduledAt}>{utcText(call.scheduledAt)}</Time> },
    call.dialedAt === null
      ? null
      : { label: "Dialled", value: <Time at={call.dialedAt}>{utcText(call.dialedAt)}</Time> },
    call.endedAt === null
      ? null
      : { label: "Ended", value: <Time at={call.endedAt}>{utcText(call.endedAt)}</Time> },
    call.endedReason === null ? null : { label: "Why", value: reasonOf(call.endedReason).words },
    { label: "Provider", value: call.provider },
  ];
  return (
    <Card
      title="Call"
      titleId="call"
      aside={
        <Link to={`/admin/calls/${call.id}`} className="link tap">
          Open it
        </Link>
      }
    >
      <ConsoleFacts facts={facts.filter((fact) => fact !== null)} />
      {call.events.length > 0 ? (
        <>
          <h3 className="mt-5 mb-2 font-semibold">Step by step</h3>
          <ol className="flex flex-col gap-2">
            {call.events.map(({ at, kind, reason }) => (
              <li key={`${at} ${kind} ${reason}`} className="flex flex-wrap gap-x-3">
                <Time at={at} className="text-sm text-muted">
                  {utcText(at)}
                </Time>
                <span className="min-w-0 wrap-anywhere">{stepWords(kind, reason)}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </Card>
  );
}
