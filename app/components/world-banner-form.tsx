import { Form } from "@remix-run/react";
import {
  BANNER_INTENTS,
  type Banner,
  EMBLEM_CODES,
  EMBLEMS,
  LONGEST_BANNER,
} from "~/domain/progress/banner-words";
import { OPENS_AT } from "~/domain/progress/level";
import { BIOMES } from "~/domain/progress/skill-words";
import { LANDS_IN_ORDER } from "~/domain/progress/world-view";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field, FieldError, Input, Select } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";
import { EMBLEM_ICONS } from "./world-banner";

export type BannerFormProps = {
  banner: Banner | null;
  mayPlant: boolean;
  level: number;
  values?: Record<string, string>;
  errors?: Record<string, string>;
  action: string;
};

/** Plants the person's banner on the map, or says when it comes. */
export function BannerForm({ banner, mayPlant, level, values, errors = {}, action }: BannerFormProps) {
  const pending = usePending(action, { field: "intent", value: BANNER_INTENTS.plant });
  const form = useRefusedForm();
  return (
    <Card title="Your banner" titleId="banner">
      {errors.form ? (
        <Notice tone="error" className="mb-4">
          {errors.form}
        </Notice>
      ) : null}
      {mayPlant ? (
        <Form ref={form} method="post" action={action} preventScrollReset className="flex flex-col gap-5">
          <Field label="Words" hint={`Up to ${LONGEST_BANNER} characters.`} error={errors.words}>
            {(control) => (
              <Input
                {...control}
                name="words"
                required
                maxLength={LONGEST_BANNER}
                autoComplete="off"
                defaultValue={values?.words ?? banner?.words}
              />
            )}
          </Field>
          <Field label="Land" error={errors.biome}>
            {(control) => (
              <Select {...control} name="biome" defaultValue={values?.biome ?? banner?.biome ?? "meadow"}>
                {LANDS_IN_ORDER.map((code) => (
                  <option key={code} value={code}>
                    {BIOMES[code].name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Emblems chosen={values?.emblem ?? banner?.emblem ?? "star"} error={errors.emblem} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value={BANNER_INTENTS.plant} loading={pending}>
              {banner ? "Plant it anew" : "Plant it"}
            </Button>
            {banner ? (
              <Button
                type="submit"
                name="intent"
                value={BANNER_INTENTS.takeDown}
                variant="ghost"
                formNoValidate
              >
                Take it down
              </Button>
            ) : null}
          </div>
        </Form>
      ) : (
        <p className="text-muted">
          From level {OPENS_AT.banner} on you can plant a banner of your own on one of the lands. You are at
          level {level}.
        </p>
      )}
    </Card>
  );
}

function Emblems({ chosen, error }: { chosen: string; error?: string }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">Emblem</legend>
      <div className="flex flex-wrap gap-2">
        {EMBLEM_CODES.map((code) => {
          const Icon = EMBLEM_ICONS[code];
          return (
            <label
              key={code}
              className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full bg-raised px-4 has-checked:bg-button has-focus-visible:outline-3 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="emblem"
                value={code}
                defaultChecked={code === chosen}
                className="radio size-4 shrink-0"
              />
              <Icon aria-hidden className="size-5" />
              {EMBLEMS[code]}
            </label>
          );
        })}
      </div>
      {error ? <FieldError id="emblem-error">{error}</FieldError> : null}
    </fieldset>
  );
}
