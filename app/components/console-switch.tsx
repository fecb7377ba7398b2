import { Form } from "@remix-run/react";
import { PhoneOff, Play } from "lucide-react";
import { utcText } from "~/domain/calls/console-words";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Checkbox } from "./ui/field";
import { Time } from "./ui/time";
import { usePending } from "./use-pending";

export type ConsoleSwitchProps = {
  paused: { byEnvironment: boolean; byHand: { since: string; who: string } | null };
  /** What was wrong with the form, if it was refused. */
  error?: string;
};

/** The kill switch: who flipped it and since when, and the other way. */
export function ConsoleSwitch({ paused: { byEnvironment, byHand }, error }: ConsoleSwitchProps) {
  const isOff = byEnvironment || byHand !== null;
  const pending = usePending();
  return (
    <Card
      title="Kill switch"
      titleId="kill-switch"
      aside={
        <Badge tone={isOff ? "danger" : "done"}>{isOff ? "Dialling is paused" : "Dialling is on"}</Badge>
      }
    >
      {byEnvironment ? (
        <p className="mb-3">
          <code>CALLS_PAUSED=on</code> is set in the environment. It counts, and it can only be changed there.
        </p>
      ) : null}
      {byHand ? (
        <p className="mb-3">
          Paused by {byHand.who} since <Time at={byHand.since}>{utcText(byHand.since)}</Time>.
        </p>
      ) : null}
      {isOff ? null : (
        <p className="mb-3 text-muted">
          Pausing keeps every worker from dialling, within five seconds. Calls that are under way go on; those
          that are due wait, and ring when dialling goes on if they are still fresh.
        </p>
      )}
      {byEnvironment ? null : (
        <Form
          key={byHand ? "paused" : "on"}
          method="post"
          preventScrollReset
          className="flex flex-col items-start gap-3"
        >
          <Checkbox
            name="sure"
            value="yes"
            required
            error={error}
            label={
              byHand ? "Yes: calls that are still fresh ring at once" : "Yes: nobody is rung from now on"
            }
          />
          <Button
            type="submit"
            name="intent"
            value={byHand ? "resume" : "pause"}
            variant={byHand ? "primary" : "danger"}
            loading={pending}
            icon={
              byHand ? <Play aria-hidden className="size-5" /> : <PhoneOff aria-hidden className="size-5" />
            }
          >
            {byHand ? "Let calls go on" : "Pause all dialling"}
          </Button>
        </Form>
      )}
    </Card>
  );
}
