import { Link } from "@remix-run/react";
import { ChevronRight, PhoneOff } from "lucide-react";
import type { CallKind, CallStatus } from "~/domain/calls/call-state";
import { callKindText, callStatusText, clockText, isoDuration } from "./call-words";
import { Badge, type BadgeTone } from "./ui/badge";
import { EmptyState } from "./ui/empty-state";
import { Time } from "./ui/time";

export type CallsListItem = {
  id: string;
  status: CallStatus;
  kind: CallKind;
  /** ISO instant the call was planned for. */
  scheduledAt: string;
  /** The same in the person's zone: "Today", "Mon 24 Nov". */
  day: string;
  /** "19:30". */
  localTime: string;
  durationSeconds: number | null;
  /** Where it stands, when its status alone doesn't say it: "Skipped by you", "Tries again at 20:02". */
  state?: { label: string; tone: BadgeTone } | null;
  /** "Attempt 2 of 3". */
  attempt?: string | null;
};

export type CallsListProps = {
  calls: CallsListItem[];
  /** What will stand here, while there is none. */
  none?: string;
};

/** Calls, newest first; each row leads to its page. */
export function CallsList({
  calls,
  none = "Your first call will stand here, with its transcript and its receipt.",
}: CallsListProps) {
  if (calls.length === 0) {
    return (
      <EmptyState icon={<PhoneOff />} title="No calls yet">
        {none}
      </EmptyState>
    );
  }
  return (
    <ul className="-mx-3 flex flex-col">
      {calls.map((call) => (
        <li key={call.id}>
          <CallRow call={call} />
        </li>
      ))}
    </ul>
  );
}

function CallRow({ call }: { call: CallsListItem }) {
  const state = call.state ?? callStatusText[call.status];
  return (
    <Link
      to={`/calls/${call.id}`}
      prefetch="intent"
      className="flex min-h-16 items-center gap-3 rounded-field px-3 py-3 transition-colors hover:bg-raised"
    >
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Time at={call.scheduledAt} className="font-semibold">
            {call.day}, {call.localTime}
          </Time>
          <Badge tone={state.tone}>{state.label}</Badge>
        </span>
        <span className="line-clamp-1 text-sm text-muted">
          {callKindText[call.kind]}
          {call.attempt ? ` · ${call.attempt}` : null}
        </span>
      </span>
      {call.durationSeconds ? (
        <Time at={isoDuration(call.durationSeconds)} className="text-muted">
          {clockText(call.durationSeconds)}
        </Time>
      ) : null}
      <ChevronRight aria-hidden className="size-5 shrink-0 text-faint" />
    </Link>
  );
}
