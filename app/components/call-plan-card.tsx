import { Form } from "@remix-run/react";
import { useId } from "react";
import { PLAN_INTENTS } from "~/domain/schedule/intents";
import { WEEKDAYS } from "~/domain/schedule/weekdays";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Checkbox, Field, FieldError, Input, Select } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";
import { WeekdayRow } from "./weekday-row";

type PlanFields = {
  /** The form's own values: day1, time1, …, windowFrom, windowTo, anyHours, dayStart, voicemailChoice. */
  values: Record<string, string>;
  /** What is wrong, by field. */
  errors?: Record<string, string>;
};

export type CallPlanCardProps = PlanFields & {
  /** The usual time, "19:30". */
  usual: string;
  /** When calls to the person's number ring, "08:00 to 21:00". */
  countryHours: string;
  /** What is agreed to by ticking the box beside the window. */
  hoursTick: string;
  /** True right after saving. */
  saved?: boolean;
  action?: string;
};

/** On which days and within which hours calls ring. Complete without JavaScript. */
export function CallPlanCard({
  values,
  errors = {},
  usual,
  countryHours,
  hoursTick,
  saved,
  action = "/settings",
}: CallPlanCardProps) {
  const pending = usePending(action, { field: "intent", value: PLAN_INTENTS.plan });
  const form = useRefusedForm();
  return (
    <Card title="Your calls" titleId="settings-plan">
      <Form ref={form} method="post" action={action} className="flex flex-col gap-7">
        <input type="hidden" name="intent" value={PLAN_INTENTS.plan} />
        {errors.form ? <Notice tone="error">{errors.form}</Notice> : null}
        {saved ? <Notice tone="done">Saved.</Notice> : null}
        <fieldset>
          <legend className="font-semibold">Days and times</legend>
          <p className="mt-1 text-sm text-muted">Leave a time empty for your usual one, {usual}.</p>
          <ul className="mt-3 flex flex-col gap-1">
            {WEEKDAYS.map(([weekday]) => (
              <li key={weekday}>
                <WeekdayRow
                  weekday={weekday}
                  on={values[`day${weekday}`] !== undefined}
                  time={values[`time${weekday}`] ?? ""}
                  error={errors[`time${weekday}`]}
                />
              </li>
            ))}
          </ul>
        </fieldset>
        <WindowFields values={values} errors={errors} countryHours={countryHours} hoursTick={hoursTick} />
        <Field
          label="Your day begins at"
          error={errors.dayStart}
          hint="For night owls: a call before this hour belongs to the day before."
        >
          {(control) => (
            <Select {...control} name="dayStart" defaultValue={values.dayStart}>
              <option value="0">Midnight</option>
              {[1, 2, 3, 4, 5, 6].map((hour) => (
                <option key={hour} value={hour}>{`0${hour}:00`}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label="When an answering machine picks up"
          error={errors.voicemailChoice}
          hint="Either way we try again, once."
        >
          {(control) => (
            <Select {...control} name="voicemailChoice" defaultValue={values.voicemailChoice}>
              <option value="nothing">Hang up and say nothing</option>
              <option value="message">Leave a short, neutral message</option>
            </Select>
          )}
        </Field>
        <Button type="submit" loading={pending} className="self-start">
          Save your calls
        </Button>
      </Form>
    </Card>
  );
}

/** Narrower hours than the country's, or wider ones with a tick. */
function WindowFields({
  values,
  errors = {},
  countryHours,
  hoursTick,
}: PlanFields & { countryHours: string; hoursTick: string }) {
  const id = useId();
  const error = errors.windowFrom ?? errors.windowTo;
  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="font-semibold">Evening window</legend>
      <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
        Calls to your number ring from {countryHours}. A window narrows that, for further tries, too. Leave
        both empty for none.
      </p>
      <div className="mt-3 grid grid-cols-2 gap-3 sm:gap-4">
        {(
          [
            ["windowFrom", "From"],
            ["windowTo", "Until"],
          ] as const
        ).map(([name, label]) => (
          <div key={name} className="flex min-w-0 flex-col gap-2">
            <label htmlFor={`${id}-${name}`} className="font-medium">
              {label}
            </label>
            <Input
              id={`${id}-${name}`}
              name={name}
              type="time"
              defaultValue={values[name]}
              aria-invalid={errors[name] ? true : undefined}
              aria-describedby={errors[name] ? `${id}-error` : undefined}
              className="tabular px-3 sm:px-4"
            />
          </div>
        ))}
      </div>
      {error ? (
        <div className="mt-2">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      ) : null}
      <Checkbox
        name="anyHours"
        value="yes"
        defaultChecked={values.anyHours !== undefined}
        error={errors.anyHours}
        label={hoursTick}
        className="mt-3"
      />
    </fieldset>
  );
}
