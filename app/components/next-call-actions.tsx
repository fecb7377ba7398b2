import { Form } from "@remix-run/react";
import { AlarmClock, BellOff, BellRing, CalendarClock, Undo2 } from "lucide-react";
import { DASHBOARD_INTENTS } from "~/domain/schedule/intents";
import { Button } from "./ui/button";
import { Time } from "./ui/time";
import { usePending } from "./use-pending";

export type SkipButtonProps = {
  /** The local day, and "tonight" or "Thursday" for it. */
  skip: { day: string; words: string } | null;
  /** The skip that can be taken back. */
  skipped: { day: string; words: string } | null;
  /** Path the form posts to. */
  action: string;
};

/** Leaves out the next daily call, or takes that back. */
export function SkipButton({ skip, skipped, action }: SkipButtonProps) {
  const intent = skipped ? DASHBOARD_INTENTS.unskip : DASHBOARD_INTENTS.skip;
  const pending = usePending(action, { field: "intent", value: intent });
  if (!skip && !skipped) return null;
  return (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      {skip && !skipped ? <input type="hidden" name="day" value={skip.day} /> : null}
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        loading={pending}
        icon={
          skipped ? <BellRing aria-hidden className="size-4" /> : <BellOff aria-hidden className="size-4" />
        }
      >
        {skipped ? "Ring me after all" : `Skip ${skip?.words}`}
      </Button>
    </Form>
  );
}

export type MovedCallProps = {
  /** "Tomorrow at 20:00, moved on the phone"; null where that is the next call, which says so itself. */
  words: string | null;
  action: string;
};

/** A day's call that rings at a time of its own, and how to give it its usual time back. */
export function MovedCall({ words, action }: MovedCallProps) {
  const intent = DASHBOARD_INTENTS.unmove;
  const pending = usePending(action, { field: "intent", value: intent });
  return (
    <Form
      method="post"
      action={action}
      preventScrollReset
      className={
        words
          ? "flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-field bg-raised px-4 py-3"
          : undefined
      }
    >
      <input type="hidden" name="intent" value={intent} />
      {words ? (
        <p className="flex items-center gap-3 font-medium">
          <CalendarClock aria-hidden className="size-5 shrink-0 text-accent" />
          <span className="tabular">{words}</span>
        </p>
      ) : null}
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        loading={pending}
        icon={<Undo2 aria-hidden className="size-4" />}
      >
        {words ? "Undo" : "Undo the move"}
      </Button>
    </Form>
  );
}

export type LaterCallProps = {
  /** The call that waits for its time: "20 minutes", ISO instant, "18:42". */
  waiting: { id: string; minutes: string; at: string; localTime: string } | null;
  /** Minutes until a call that is asked for now. */
  minutes: number;
  action: string;
};

/** A call in a while: the button that asks for it, or when it comes and how to take it back. */
export function LaterCall({ waiting, minutes, action }: LaterCallProps) {
  const intent = DASHBOARD_INTENTS.later;
  const pending = usePending(action, { field: "intent", value: intent });
  if (!waiting) {
    return (
      <Form method="post" action={action} preventScrollReset>
        <input type="hidden" name="intent" value={intent} />
        <Button
          type="submit"
          variant="secondary"
          size="sm"
          loading={pending}
          icon={<AlarmClock aria-hidden className="size-4" />}
        >
          Call me in {minutes} minutes
        </Button>
      </Form>
    );
  }
  return (
    <WaitingCall call={waiting} words={`In ${waiting.minutes}: at`} button="Take it back" action={action} />
  );
}

export type WaitingCallProps = {
  call: { id: string; at: string; localTime: string };
  /** Stands before the time. */
  words: string;
  /** What the button says that takes the call back. */
  button: string;
  action: string;
};

/** A call that waits for its time, and how to take it back. */
export function WaitingCall({ call, words, button, action }: WaitingCallProps) {
  const intent = DASHBOARD_INTENTS.takeBack;
  const pending = usePending(action, { field: "callId", value: call.id });
  return (
    <Form
      method="post"
      action={action}
      preventScrollReset
      className="flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-field bg-raised px-4 py-3"
    >
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="callId" value={call.id} />
      <p className="flex items-center gap-3 font-medium">
        <AlarmClock aria-hidden className="size-5 shrink-0 text-accent" />
        <span>
          {words} <Time at={call.at}>{call.localTime}</Time>
        </span>
      </p>
      <Button type="submit" variant="secondary" size="sm" loading={pending}>
        {button}
      </Button>
    </Form>
  );
}
