import { Form, Link } from "@remix-run/react";
import { LONGEST_NAME, SKILL_INTENTS } from "~/domain/progress/skill-intents";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field, Input, Select } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

type Named = { id: string; name: string };

export type SkillSettingsProps = {
  name: string;
  /** The name it came with, where it has another now. */
  firstName: string | null;
  /** Skills that this one can be merged into. */
  others: (Named & { isMine: boolean })[];
  /** What counts for this one. */
  merged: Named[];
  isArchived: boolean;
  values?: Record<string, string>;
  errors?: Record<string, string>;
  action: string;
};

/** Rename, merge, put away: nothing of it loses a minute. */
export function SkillSettings(props: SkillSettingsProps) {
  const { merged, isArchived, values, errors = {}, action } = props;
  return (
    <Card title="This skill" titleId="skill-settings">
      <div className="flex flex-col gap-6">
        {errors.form ? <Notice tone="error">{errors.form}</Notice> : null}
        {merged.length > 0 ? <Merged merged={merged} action={action} /> : null}
        <Rename {...props} value={values?.name} error={errors.name} />
        <Merge {...props} value={values?.into} error={errors.into} />
        <Form method="post" action={action} className="flex flex-col items-start gap-2">
          <p className="text-sm text-muted">
            {isArchived
              ? "It is off your list. All of it is kept."
              : "An archived skill is off your list. Its minutes, XP and evidence are kept."}
          </p>
          <Button
            type="submit"
            name="intent"
            value={isArchived ? SKILL_INTENTS.bringBack : SKILL_INTENTS.archive}
            variant="secondary"
            size="sm"
          >
            {isArchived ? "Bring it back" : "Archive it"}
          </Button>
        </Form>
      </div>
    </Card>
  );
}

function Merged({ merged, action }: { merged: Named[]; action: string }) {
  return (
    <section aria-labelledby="merged-skills" className="flex flex-col gap-2">
      <h3 id="merged-skills" className="font-medium">
        Counts for it
      </h3>
      <ul className="flex flex-col gap-1">
        {merged.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-3">
            <Link to={`/skills/${id}`} className="link min-w-0">
              {name}
            </Link>
            <Unmerge skillId={id} action={action} label={`Let ${name} count on its own`}>
              Undo
            </Unmerge>
          </li>
        ))}
      </ul>
    </section>
  );
}

type UnmergeProps = { skillId: string; action: string; label?: string; children: React.ReactNode };

/** Lets a merged skill count on its own again. */
export function Unmerge({ skillId, action, label, children }: UnmergeProps) {
  return (
    <Form method="post" action={action} className="shrink-0">
      <input type="hidden" name="skillId" value={skillId} />
      <Button
        type="submit"
        name="intent"
        value={SKILL_INTENTS.unmerge}
        size="sm"
        variant="secondary"
        aria-label={label}
      >
        {children}
      </Button>
    </Form>
  );
}

type PartProps = SkillSettingsProps & { value?: string; error?: string };

function Rename({ name, firstName, value, error, action }: PartProps) {
  const pending = usePending(action, { field: "intent", value: SKILL_INTENTS.rename });
  const form = useRefusedForm();
  return (
    <Form ref={form} method="post" action={action} className="flex flex-col gap-3">
      <Field
        label="Name"
        hint={firstName ? `Leave it empty to call it ${firstName} again.` : undefined}
        error={error}
      >
        {(control) => (
          <Input
            {...control}
            name="name"
            maxLength={LONGEST_NAME}
            autoComplete="off"
            defaultValue={value ?? name}
          />
        )}
      </Field>
      <Button
        type="submit"
        name="intent"
        value={SKILL_INTENTS.rename}
        variant="secondary"
        size="sm"
        loading={pending}
        className="self-start"
      >
        Rename
      </Button>
    </Form>
  );
}

function Merge({ name, others, value, error, action }: PartProps) {
  const pending = usePending(action, { field: "intent", value: SKILL_INTENTS.merge });
  const form = useRefusedForm();
  if (others.length === 0) return null;
  const groups = [
    { label: "Yours", skills: others.filter(({ isMine }) => isMine) },
    { label: "From the catalogue", skills: others.filter(({ isMine }) => !isMine) },
  ].filter(({ skills }) => skills.length > 0);
  return (
    <Form ref={form} method="post" action={action} className="flex flex-col gap-3">
      <Field
        label="Merge it into"
        hint={`Everything of ${name} counts for that skill then. You can undo it.`}
        error={error}
      >
        {(control) => (
          <Select {...control} name="into" defaultValue={value ?? ""} required>
            <option value="" disabled>
              Choose a skill
            </option>
            {groups.map(({ label, skills }) => (
              <optgroup key={label} label={label}>
                {skills.map((skill) => (
                  <option key={skill.id} value={skill.id}>
                    {skill.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      <Button
        type="submit"
        name="intent"
        value={SKILL_INTENTS.merge}
        variant="secondary"
        size="sm"
        loading={pending}
        className="self-start"
      >
        Merge
      </Button>
    </Form>
  );
}
