import { Form } from "@remix-run/react";
import { useId } from "react";
import { LONGEST_NOTE, SKILL_INTENTS } from "~/domain/progress/skill-intents";
import { Button } from "./ui/button";
import { Field, FieldError, Input, Select, Textarea } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

export type LogFormProps = {
  /** The one skill that the page is about, or those to choose from. */
  skillId?: string;
  choices?: { yours: { id: string; name: string }[]; catalogue: { id: string; name: string }[] };
  /** Local days, today first. */
  days: { day: string; words: string }[];
  /** What was typed and is wrong. */
  values?: Record<string, string>;
  errors?: Record<string, string>;
  action: string;
};

/** Logs practice by hand: which skill, how long, when, and a few words about it. */
export function LogForm({ skillId, choices, days, values = {}, errors = {}, action }: LogFormProps) {
  const pending = usePending(action, { field: "intent", value: SKILL_INTENTS.log });
  const form = useRefusedForm();
  return (
    <Form ref={form} method="post" action={action} className="flex flex-col gap-5">
      <input type="hidden" name="intent" value={SKILL_INTENTS.log} />
      {errors.form ? <Notice tone="error">{errors.form}</Notice> : null}
      {skillId ? <input type="hidden" name="skillId" value={skillId} /> : null}
      {choices ? (
        <Field label="Skill" error={errors.skillId}>
          {(control) => (
            <Select
              {...control}
              name="skillId"
              required
              defaultValue={values.skillId ?? choices.yours[0]?.id}
            >
              {choices.yours.length > 0 ? (
                <optgroup label="Yours">
                  {choices.yours.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ) : null}
              {choices.catalogue.length > 0 ? (
                <optgroup label="More to take up">
                  {choices.catalogue.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ) : null}
            </Select>
          )}
        </Field>
      ) : null}
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-medium">How long</legend>
        <div className="grid grid-cols-2 gap-3">
          <Part name="hours" words="Hours" value={values.hours ?? "0"} max={8} error={errors.hours} />
          <Part
            name="minutes"
            words="Minutes"
            value={values.minutes ?? "30"}
            max={480}
            error={errors.minutes}
          />
        </div>
        <p className="text-sm text-muted">Between 15 min and 8 h.</p>
        {[errors.hours, errors.minutes].map((error, index) =>
          error ? (
            <FieldError key={error} id={`log-${index === 0 ? "hours" : "minutes"}-error`}>
              {error}
            </FieldError>
          ) : null,
        )}
      </fieldset>
      <Field label="When" error={errors.day}>
        {(control) => (
          <Select {...control} name="day" defaultValue={values.day ?? days[0]?.day}>
            {days.map(({ day, words }) => (
              <option key={day} value={day}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Note" hint="Optional: what you worked on, in your own words." error={errors.note}>
        {(control) => (
          <Textarea {...control} name="note" rows={2} maxLength={LONGEST_NOTE} defaultValue={values.note} />
        )}
      </Field>
      <Button type="submit" loading={pending} className="self-start">
        Log it
      </Button>
    </Form>
  );
}

type PartProps = { name: "hours" | "minutes"; words: string; value: string; max: number; error?: string };

function Part({ name, words, value, max, error }: PartProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm text-muted">
        {words}
      </label>
      <Input
        id={id}
        name={name}
        type="number"
        inputMode="numeric"
        min={0}
        max={max}
        step={1}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `log-${name}-error` : undefined}
        className="tabular"
      />
    </div>
  );
}
