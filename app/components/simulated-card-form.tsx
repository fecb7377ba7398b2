import { Form } from "@remix-run/react";
import { type CardChoice, SimulatedCardFields } from "./simulated-card-fields";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

export type SimulatedCardFormProps = {
  /** Path the form posts to. */
  action: string;
  /** "Visa ending in 4242" of now; null without a card. */
  cardNow: string | null;
  /** "$29" that is charged at once; null where the card is only kept. */
  due: string | null;
  choices: readonly CardChoice[];
  refused: { number: string; error?: string; problem: string | null } | null;
};

/** Another card for a plan, which also pays what is due. */
export function SimulatedCardForm({ action, cardNow, due, choices, refused }: SimulatedCardFormProps) {
  const form = useRefusedForm();
  const pending = usePending(action);
  return (
    <Card title={due ? `${due} is due now` : "Nothing is due now"} titleId="card" className="max-w-xl">
      <p className="text-muted">
        {due
          ? "The new card pays it at once, and everything after it."
          : "The new card pays from next time on."}
        {cardNow ? ` Until now it was the ${cardNow}.` : null}
      </p>
      <Form ref={form} method="post" action={action} className="mt-5 flex flex-col gap-5">
        {refused?.problem ? (
          <Notice tone="warn" title="The card was not taken">
            {refused.problem}
          </Notice>
        ) : null}
        <SimulatedCardFields choices={choices} tried={refused?.number} error={refused?.error} />
        <Button type="submit" size="lg" loading={pending}>
          {due ? `Pay ${due}` : "Save this card"}
        </Button>
      </Form>
    </Card>
  );
}
