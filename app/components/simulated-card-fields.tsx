import { type FormEvent, useRef } from "react";
import { Field, Input } from "./ui/field";

export type CardChoice = {
  /** As on a card, with spaces. */
  number: string;
  /** "Pays". */
  does: string;
};

export type SimulatedCardFieldsProps = {
  choices: readonly CardChoice[];
  /** The number that was tried last; the first choice stands there otherwise. */
  tried?: string;
  error?: string;
};

const digits = (text: string) => text.replace(/\D/g, "");

const TILE =
  "flex min-h-14 cursor-pointer items-center gap-3 rounded-field bg-raised px-4 py-2 transition-colors hover:bg-hover " +
  "has-checked:bg-accent-soft has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-3 " +
  "has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

/** The test cards and the number of one: choosing writes the number, and writing a known number chooses. */
export function SimulatedCardFields({ choices, tried, error }: SimulatedCardFieldsProps) {
  const cards = useRef<HTMLFieldSetElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const prefilled = tried ?? choices[0]?.number ?? "";
  const choose = (event: FormEvent<HTMLInputElement>) => {
    if (number.current) number.current.value = event.currentTarget.value;
  };
  const type = (event: FormEvent<HTMLInputElement>) => {
    const typed = digits(event.currentTarget.value);
    for (const radio of cards.current?.querySelectorAll("input") ?? []) {
      radio.checked = digits(radio.value) === typed;
    }
  };
  return (
    <>
      <fieldset ref={cards} className="flex flex-col gap-2">
        <legend className="mb-2 font-medium">Test card</legend>
        {choices.map((card) => (
          <label key={card.number} className={TILE}>
            <input
              type="radio"
              name="card"
              value={card.number}
              defaultChecked={digits(card.number) === digits(prefilled)}
              onChange={choose}
              className="radio size-5 shrink-0"
            />
            <span className="min-w-0">
              <span className="block font-medium">{card.does}</span>
              <span className="tabular block text-sm text-muted">{card.number}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        label="Card number"
        hint="Only the test cards work. The number of a real card doesn't belong here."
        error={error}
      >
        {(control) => (
          <Input
            {...control}
            ref={number}
            name="number"
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={40}
            defaultValue={prefilled}
            onInput={type}
            className="tabular"
          />
        )}
      </Field>
      <input type="hidden" name="prefilled" value={prefilled} />
    </>
  );
}
