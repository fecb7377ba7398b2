import { Form } from "@remix-run/react";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field } from "./ui/field";

export type MendCardProps = {
  /** Missed days that may still be mended: `YYYY-MM-DD` and "yesterday". */
  days: { day: string; words: string }[];
  action: string;
  error?: string | null;
};

/** A missed day can be mended for two days, with a few words about it. */
export function MendCard({ days, action, error }: MendCardProps) {
  if (days.length === 0) return null;
  return (
    <Card title="Mend a day" titleId="mend">
      <ul className="flex flex-col gap-5">
        {days.map(({ day, words }) => (
          <li key={day}>
            <Form method="post" action={action} preventScrollReset className="flex flex-col gap-3">
              <input type="hidden" name="day" value={day} />
              <Field
                label={`We didn't talk ${words}. How was that day?`}
                hint="A few words mend the streak. You can do this for two days."
                error={error ?? undefined}
              >
                {(control) => (
                  <textarea
                    {...control}
                    name="note"
                    required
                    rows={2}
                    maxLength={500}
                    className="w-full rounded-field border border-field-line bg-inset px-4 py-2 text-base"
                  />
                )}
              </Field>
              <Button
                type="submit"
                name="intent"
                value="repair-streak"
                variant="secondary"
                size="sm"
                className="self-start"
              >
                Mend it
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
