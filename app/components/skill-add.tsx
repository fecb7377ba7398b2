import { Form } from "@remix-run/react";
import { Plus } from "lucide-react";
import { LONGEST_NAME, SKILL_INTENTS } from "~/domain/progress/skill-intents";
import type { Biome } from "~/domain/progress/skill-match";
import { BIOME_CODES, BIOMES } from "~/domain/progress/skill-words";
import { BIOME_LOOK } from "./skill-biome";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field, Input, Select } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

export type OpenSkillItem = { id: string; name: string; biome: Biome; description: string };

export type SkillAddProps = {
  /** Skills of the catalogue that aren't on the list. */
  open: OpenSkillItem[];
  values?: Record<string, string>;
  errors?: Record<string, string>;
  action: string;
};

/** Takes up a skill of the catalogue, or makes one of one's own. */
export function SkillAdd({ open, values, errors = {}, action }: SkillAddProps) {
  const pending = usePending(action, { field: "intent", value: SKILL_INTENTS.add });
  const form = useRefusedForm();
  return (
    <Card title="Another skill" titleId="add-skill">
      <Form ref={form} method="post" action={action} className="flex flex-col gap-5">
        <input type="hidden" name="intent" value={SKILL_INTENTS.add} />
        {errors.form ? <Notice tone="error">{errors.form}</Notice> : null}
        <Field label="Name" error={errors.name}>
          {(control) => (
            <Input
              {...control}
              name="name"
              required
              maxLength={LONGEST_NAME}
              autoComplete="off"
              defaultValue={values?.name}
            />
          )}
        </Field>
        <Field label="Where it belongs" error={errors.biome}>
          {(control) => (
            <Select {...control} name="biome" defaultValue={values?.biome ?? "mist"}>
              {BIOME_CODES.map((code) => (
                <option key={code} value={code}>
                  {BIOMES[code].name}: {BIOMES[code].about.toLowerCase()}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" variant="secondary" loading={pending} className="self-start">
          Add this skill
        </Button>
      </Form>
      {open.length > 0 ? (
        <details className="mt-5">
          <summary className="unfold -ml-2 min-h-11 rounded-full px-2 text-accent hover:bg-raised">
            Choose from the catalogue ({open.length})
          </summary>
          <ul className="mt-2 flex flex-col gap-1">
            {open.map((skill) => (
              <li key={skill.id} className="flex items-center justify-between gap-3 py-1">
                <span className="min-w-0">
                  <span className="font-medium">{skill.name}</span>
                  <span className="block text-sm text-muted">{skill.description}</span>
                </span>
                <TakeUp skill={skill} action={action} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}

function TakeUp({ skill, action }: { skill: OpenSkillItem; action: string }) {
  return (
    <Form method="post" action={action} preventScrollReset className="shrink-0">
      <input type="hidden" name="skillId" value={skill.id} />
      <Button
        type="submit"
        name="intent"
        value={SKILL_INTENTS.discover}
        size="sm"
        variant="secondary"
        aria-label={`Take up ${skill.name}`}
      >
        Take up
      </Button>
    </Form>
  );
}

/** Skills next to one's own, which show once the fog has lifted. */
export function NearSkills({ skills, action }: { skills: OpenSkillItem[]; action: string }) {
  if (skills.length === 0) return null;
  return (
    <Card title="Next to yours" titleId="near-skills">
      <ul className="flex flex-wrap gap-2">
        {skills.map((skill) => {
          const { icon: Icon, ink } = BIOME_LOOK[skill.biome];
          return (
            <li key={skill.id}>
              <Form method="post" action={action} preventScrollReset>
                <input type="hidden" name="skillId" value={skill.id} />
                <button
                  type="submit"
                  name="intent"
                  value={SKILL_INTENTS.discover}
                  aria-label={`Take up ${skill.name}`}
                  className="inline-flex min-h-11 items-center gap-2 rounded-full border border-dashed border-field-line px-4 text-muted transition-colors hover:bg-raised hover:text-text"
                >
                  <Icon aria-hidden className={`size-4 ${ink}`} />
                  {skill.name}
                  <Plus aria-hidden className="size-4" />
                </button>
              </Form>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
