import { Form } from "@remix-run/react";
import { PLAN_INTENTS } from "~/domain/schedule/intents";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field, Input } from "./ui/field";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

export type PauseCardProps = {
  /** "Monday 30 November": the day on which calls go on; null without a pause. */
  pausedUntil: string | null;
  /** What was typed. */
  value?: string;
  error?: string;
  /** The first day that can be chosen, `YYYY-MM-DD`. */
  earliest: string;
  action?: string;
};

/** No calls until a day, and the way back. */
export function PauseCard({ pausedUntil, value, error, earliest, action = "/settings" }: PauseCardProps) {
  const pausing = usePending(action, { field: "intent", value: PLAN_INTENTS.pause });
  const resuming = usePending(action, { field: "intent", value: PLAN_INTENTS.resume });
  const form = useRefusedForm();
  return (
    <Card title="A break" titleId="settings-pause">
      {pausedUntil ? (
        <Form method="post" action={action} preventScrollReset className="flex flex-col items-start gap-3">
          <input type="hidden" name="intent" value={PLAN_INTENTS.resume} />
          <p>
            Paused until <strong>{pausedUntil}</strong>. Calls go on by themselves then.
          </p>
          <Button type="submit" variant="secondary" size="sm" loading={resuming}>
            Resume calls
          </Button>
        </Form>
      ) : (
        <Form
          ref={form}
          method="post"
          action={action}
          preventScrollReset
          className="flex flex-col items-start gap-4"
        >
          <input type="hidden" name="intent" value={PLAN_INTENTS.pause} />
          <Field
            label="No daily calls until"
            error={error}
            hint="On that day they go on by themselves."
            className="w-full"
          >
            {(control) => (
              <Input
                {...control}
                name="until"
                type="date"
                required
                min={earliest}
                defaultValue={value}
                className="tabular"
              />
            )}
          </Field>
          <Button type="submit" variant="secondary" size="sm" loading={pausing}>
            Pause calls
          </Button>
        </Form>
      )}
    </Card>
  );
}
