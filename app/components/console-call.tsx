import { Form, Link } from "@remix-run/react";
import type { CallKind, CallStatus } from "~/domain/calls/call-state";
import {
  lengthText,
  providerLabel,
  reasonOf,
  STATE_WORDS,
  shownCode,
  stepWords,
  utcText,
} from "~/domain/calls/console-words";
import { minorDigits } from "~/lib/money";
import { callKindText } from "./call-words";
import { stateTone } from "./console-calls";
import { type ConsoleFact, ConsoleFacts } from "./console-facts";
import { Transcript } from "./transcript";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Time } from "./ui/time";

/** A call as the console's page has it; instants are ISO. */
export type ConsoleCallView = {
  call: {
    id: string;
    userId: string;
    kind: CallKind;
    status: CallStatus;
    attempt: number;
    provider: string;
    localDate: string;
    vendorCallId: string | null;
    scheduledAt: string;
    dialedAt: string | null;
    answeredAt: string | null;
    endedAt: string | null;
    durationSeconds: number | null;
    reason: string | null;
    maxSeconds: number | null;
    costMinor: number | null;
    costCurrency: string | null;
    bookedMinor: number | null;
    bookedCurrency: string | null;
    hasRecording: boolean;
    readableUntil: string | null;
    attempts: { id: string; attempt: number; status: CallStatus }[];
  };
  rangAt: string | null;
  turnCount: number;
  speed: { toFirstWord: number | null; replies: number; replyP50: number | null; replyP95: number | null };
  steps: ({ id: string; at: string; kind: string; reason: string | null } & Record<
    "consent" | "consentAt" | "hours" | "of" | "late" | "longest",
    string | null
  >)[];
  webhooks: {
    id: string;
    receivedAt: string;
    processedAt: string | null;
    error: string | null;
    status: string | null;
  }[];
  jobs: { id: string; task: string; state: string; attempts: number; maxAttempts: number }[];
};

const instant = (at: string | null) => (at ? <Time at={at}>{utcText(at)}</Time> : null);
const between = (from: string | null, to: string | null) =>
  from && to ? lengthText(Math.max(0, Date.parse(to) - Date.parse(from))) : null;
const length = (ms: number | null) => (ms === null ? null : lengthText(ms));
const present = (facts: ConsoleFact[]) => facts.filter(({ value }) => value !== null);

/** An amount of money as the vendor's bill has it. */
function money(minor: number | null, currency: string | null): string | null {
  if (minor === null || !currency) return null;
  const digits = minorDigits(currency);
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}

/** When what happened, and how long each part took. */
export function ConsoleCallTimes({ call, rangAt, turnCount, speed }: ConsoleCallView) {
  const reason = call.reason ? reasonOf(call.reason) : null;
  return (
    <Card
      title={callKindText[call.kind]}
      titleId="call-times"
      aside={<Badge tone={stateTone(call.status)}>{STATE_WORDS[call.status]}</Badge>}
    >
      <ConsoleFacts
        facts={present([
          { label: call.kind === "daily" ? "Slot" : "Planned for", value: instant(call.scheduledAt) },
          { label: "Dialled", value: instant(call.dialedAt) },
          { label: "Ringing", value: instant(rangAt) },
          { label: "Answered", value: instant(call.answeredAt) },
          { label: "Ended", value: instant(call.endedAt) },
          { label: "Why", value: reason && `${reason.words} (${reason.code})` },
          { label: "Slot to ring", value: between(call.scheduledAt, rangAt) },
          { label: "Ring to answer", value: between(rangAt, call.answeredAt) },
          {
            label: "Length",
            value: length(call.durationSeconds === null ? null : call.durationSeconds * 1000),
          },
          { label: "First word after", value: length(speed.toFirstWord) },
          {
            label: "Reply gap",
            value:
              speed.replyP50 === null
                ? null
                : `p50 ${length(speed.replyP50)}, p95 ${length(speed.replyP95)}, ${speed.replies} replies`,
          },
          { label: "Turns kept", value: turnCount },
        ])}
      />
      {speed.replyP50 === null ? null : (
        <p className="mt-3 text-sm text-muted">
          The reply gap is measured between a line of the person and the companion's next, by the instants
          that the vendor gives them.
        </p>
      )}
    </Card>
  );
}

/** Who it was for, as an id; on what grounds it rang; what it cost. */
export function ConsoleCallReceipt({ call, steps }: ConsoleCallView) {
  const dialed = steps.filter(({ kind }) => kind === "dialing").at(-1);
  const later = call.attempts.filter(({ id }) => id !== call.id);
  return (
    <Card title="Receipt" titleId="call-receipt">
      <ConsoleFacts
        facts={present([
          { label: "Call", value: call.id },
          {
            label: "User",
            value: (
              <Link to={`/admin/accounts/${call.userId}`} className="link tap">
                {call.userId}
              </Link>
            ),
          },
          { label: "Provider", value: providerLabel(call.provider) },
          { label: "Vendor's id", value: call.vendorCallId },
          { label: "Local day", value: call.localDate },
          { label: "Attempt", value: `${call.attempt}${dialed?.of ? ` of ${dialed.of}` : ""}` },
          ...later.map((other) => ({
            label: `Attempt ${other.attempt}`,
            value: (
              <Link to={`/admin/calls/${other.id}`} className="link tap">
                {STATE_WORDS[other.status]}
              </Link>
            ),
          })),
          {
            label: "Consent",
            value: dialed?.consentAt
              ? `Version ${dialed.consent}, given ${utcText(dialed.consentAt, { year: true })}`
              : null,
          },
          {
            label: "Hours",
            value: dialed?.hours
              ? dialed.hours === "asked_now"
                ? "Any: asked for now"
                : dialed.hours.replace("-", " to ")
              : null,
          },
          { label: "Longest", value: length(call.maxSeconds === null ? null : call.maxSeconds * 1000) },
          { label: "Cost", value: money(call.costMinor, call.costCurrency) ?? "Not known" },
          { label: "Booked", value: money(call.bookedMinor, call.bookedCurrency) },
          { label: "Recording", value: call.hasRecording ? "Kept by the vendor" : "None" },
        ])}
      />
    </Card>
  );
}

/** What happened, step by step, in words for operators. */
export function ConsoleCallSteps({ steps }: Pick<ConsoleCallView, "steps">) {
  return (
    <Card title="What happened" titleId="call-steps">
      {steps.length === 0 ? <p className="text-muted">Nothing yet.</p> : null}
      <ol className="flex flex-col gap-3">
        {steps.map((step) => (
          <li key={step.id} className="flex gap-3">
            <span aria-hidden className="mt-2 size-3 shrink-0 rounded-full bg-action" />
            <span className="min-w-0">
              <span className="block">{stepWords(step.kind, step.reason)}</span>
              <Time at={step.at} className="tabular text-sm text-muted">
                {utcText(step.at)}
              </Time>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What the vendor has told of it, and which jobs are about it. */
export function ConsoleCallTraffic({ webhooks, jobs }: Pick<ConsoleCallView, "webhooks" | "jobs">) {
  return (
    <Card title="Webhooks and jobs" titleId="call-traffic">
      <h3 className="mb-2 font-semibold">Jobs about it</h3>
      {jobs.length === 0 ? (
        <p className="text-muted">None now. A job that is done is forgotten by the queue.</p>
      ) : null}
      <ul className="-mx-3 flex flex-col empty:hidden">
        {jobs.map((job) => (
          <li key={job.id}>
            <Link
              to={`/admin/queues/${job.id}`}
              className="flex min-h-11 flex-wrap items-center gap-x-3 rounded-field px-3 py-2 hover:bg-raised"
            >
              <span className="font-medium wrap-anywhere">{job.task}</span>
              <Badge tone={job.state === "failed" || job.state === "dead" ? "danger" : "neutral"}>
                {job.state}
              </Badge>
              <span className="tabular text-sm text-muted">
                {job.attempts} of {job.maxAttempts} attempts
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <h3 className="mt-5 mb-2 font-semibold">Webhooks received</h3>
      {webhooks.length === 0 ? <p className="text-muted">None.</p> : null}
      <ul className="flex flex-col gap-3">
        {webhooks.map((event) => (
          <li key={event.id}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Time at={event.receivedAt} className="tabular">
                {utcText(event.receivedAt)}
              </Time>
              <Badge>{event.status ?? "no state"}</Badge>
              {event.processedAt ? null : <Badge tone="warm">Not applied yet</Badge>}
              {event.error ? <Badge tone="danger">{shownCode(event.error)}</Badge> : null}
            </p>
            <p className="text-sm text-muted wrap-anywhere">{event.id}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export type ConsoleTranscriptProps = {
  /** Until when its person allows it to be read; null where they don't. */
  until: string | null;
  turnCount: number;
  /** What was read at this very moment, if it was. */
  read: { role: "companion" | "user"; text: string; at: string }[] | null;
};

/** The transcript is its person's: it is read only while they allow it, and they see that it was. */
export function ConsoleTranscript({ until, turnCount, read }: ConsoleTranscriptProps) {
  return (
    <Card title="Transcript" titleId="call-transcript">
      {read ? (
        <>
          <p className="mb-4 text-muted">This reading is noted in the person's audit log.</p>
          <Transcript
            turns={read.map((turn) => ({ ...turn, time: utcText(turn.at) }))}
            userName="The person"
            emptyText="Nothing was said on this call."
          />
        </>
      ) : until ? (
        <Form method="post" preventScrollReset className="flex flex-col items-start gap-3">
          <p>
            The person lets administrators read their transcripts until{" "}
            <Time at={until}>{utcText(until)}</Time>. Reading it is noted, and they see that in their audit
            log.
          </p>
          <Button type="submit" name="intent" value="read" variant="secondary" disabled={turnCount === 0}>
            Read the transcript
          </Button>
          {turnCount === 0 ? <p className="text-sm text-muted">Nothing was said on this call.</p> : null}
        </Form>
      ) : (
        <p>
          Nobody but the person can read it. They alone can allow it for a while, on their page “Your data”.
        </p>
      )}
    </Card>
  );
}
