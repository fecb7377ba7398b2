import { useFetcher } from "@remix-run/react";
import { PLAN_INTENTS } from "~/domain/schedule/intents";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field, Input } from "./ui/field";

export type CalendarCardProps = {
  /** Where calendars read the calls; null while that is off. */
  address: string | null;
  action?: string;
};

const SHOWN = [
  { value: "renew", words: "New address", variant: "secondary" },
  { value: "off", words: "Turn off", variant: "ghost" },
] as const;
const HIDDEN = [{ value: "on", words: "Make an address", variant: "secondary" }] as const;

/** The calls of the next two weeks in the person's own calendar: the address, a new one, or none. */
export function CalendarCard({ address, action = "/settings" }: CalendarCardProps) {
  const fetcher = useFetcher();
  const asked = fetcher.formData?.get("calendar");
  return (
    <Card title="Calls in your calendar" titleId="settings-calendar">
      <div className="flex flex-col gap-4">
        {address ? (
          <Field
            label="Address for your calendar app"
            hint="Whoever knows this address sees your call times. With a new address, the old one stops working."
          >
            {(control) => (
              <Input
                {...control}
                readOnly
                value={address}
                spellCheck={false}
                className="truncate"
                onFocus={(event) => event.currentTarget.select()}
              />
            )}
          </Field>
        ) : (
          <p className="text-muted">
            Your calendar app can show the calls of the next two weeks. It gets an address of its own, and
            whoever knows that address sees your call times.
          </p>
        )}
        {/* The address stands outside of the form: Enter in it must not replace it. */}
        <fetcher.Form method="post" action={action} className="flex flex-wrap gap-3">
          <input type="hidden" name="intent" value={PLAN_INTENTS.calendar} />
          {(address ? SHOWN : HIDDEN).map(({ value, words, variant }) => (
            <Button
              key={value}
              type="submit"
              name="calendar"
              value={value}
              variant={variant}
              size="sm"
              loading={asked === value}
            >
              {words}
            </Button>
          ))}
        </fetcher.Form>
      </div>
    </Card>
  );
}
