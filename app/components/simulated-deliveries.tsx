import { Form } from "@remix-run/react";
import { Send } from "lucide-react";
import type { ConsoleDelivery } from "~/simulator/payments/page-words";
import type { DeliveryRules } from "~/simulator/payments/vendor";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Checkbox, Field, Input, Select } from "./ui/field";
import { Time } from "./ui/time";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

const NEXT_WORDS: Record<DeliveryRules["next"], string> = {
  normal: "As usual",
  wrong_signature: "Signed with a wrong key",
  stale: "Signed long ago",
  unknown_type: "Of a type that nobody knows",
  extra_fields: "With fields that nobody knows",
};

export type SimulatedRulesProps = {
  rules: DeliveryRules;
  /** How many events are held. */
  held: number;
  action: string;
};

/** How the vendor's webhooks travel. */
export function SimulatedRules({ rules, held, action }: SimulatedRulesProps) {
  const saving = usePending(action, { field: "intent", value: "rules" });
  const releasing = usePending(action, { field: "intent", value: "release" });
  return (
    <Card title="Webhooks" titleId="rules">
      <Form key={JSON.stringify(rules)} method="post" preventScrollReset className="flex flex-col gap-3">
        <input type="hidden" name="intent" value="rules" />
        <Checkbox name="duplicate" defaultChecked={rules.duplicate} label="Send every event twice" />
        <Checkbox name="hold" defaultChecked={rules.hold} label="Hold events back" />
        <Checkbox name="drop" defaultChecked={rules.drop} label="Lose events" />
        <Field label="The next event">
          {(control) => (
            <Select {...control} name="next" defaultValue={rules.next}>
              {Object.entries(NEXT_WORDS).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" variant="secondary" loading={saving} className="self-start">
          Save
        </Button>
      </Form>
      {held > 0 ? (
        <Form
          method="post"
          preventScrollReset
          className="mt-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-field bg-raised px-4 py-3"
        >
          <input type="hidden" name="intent" value="release" />
          <p className="font-medium">{held === 1 ? "1 event is held" : `${held} events are held`}</p>
          <Button type="submit" variant="secondary" size="sm" loading={releasing}>
            Send them, the latest first
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}

export type SimulatedGraceProps = {
  days: number;
  longest: number;
  /** What was typed and why it wasn't taken. */
  refused: { days: string; error: string } | null;
  action: string;
};

/** How long a refused charge is forgiven. */
export function SimulatedGrace({ days, longest, refused, action }: SimulatedGraceProps) {
  const form = useRefusedForm();
  const saving = usePending(action, { field: "intent", value: "grace" });
  return (
    <Card title="Grace" titleId="grace">
      <Form ref={form} key={days} method="post" preventScrollReset className="flex flex-col gap-3">
        <input type="hidden" name="intent" value="grace" />
        <Field
          label="Days a refused charge is forgiven"
          hint="With 0 a plan goes on hold at once."
          error={refused?.error}
        >
          {(control) => (
            <Input
              {...control}
              name="days"
              type="number"
              min={0}
              max={longest}
              step={1}
              required
              defaultValue={refused?.days ?? days}
              className="tabular max-w-32"
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" loading={saving} className="self-start">
          Save
        </Button>
      </Form>
    </Card>
  );
}

/** How many deliveries are looked at without unfolding more. */
const AT_ONCE = 8;

/** What was sent, newest first, each to be sent once more. */
export function SimulatedDeliveries({
  deliveries,
  action,
}: {
  deliveries: ConsoleDelivery[];
  action: string;
}) {
  const older = deliveries.slice(AT_ONCE);
  return (
    <Card title="Deliveries" titleId="deliveries">
      {deliveries.length === 0 ? (
        <p className="text-muted">What is sent appears here, the newest first.</p>
      ) : (
        <Log deliveries={deliveries.slice(0, AT_ONCE)} action={action} />
      )}
      {older.length > 0 ? (
        <details className="mt-2">
          <summary className="unfold min-h-11 cursor-pointer rounded-full text-muted hover:text-text">
            {older.length} before those
          </summary>
          <Log deliveries={older} action={action} />
        </details>
      ) : null}
    </Card>
  );
}

function Log({ deliveries, action }: { deliveries: ConsoleDelivery[]; action: string }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="flex items-center justify-between gap-x-3 py-2">
          <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1 md:grid-cols-[1.4fr_7rem_1.5fr] md:items-center">
            <span className="font-medium wrap-anywhere">{delivery.type}</span>
            <span>
              <Badge tone={delivery.state.tone}>{delivery.state.label}</Badge>
            </span>
            <span className="tabular text-sm text-muted">
              <Time at={delivery.at}>{delivery.atWords}</Time>, {delivery.answer}
            </span>
          </div>
          <Replay delivery={delivery} action={action} />
        </li>
      ))}
    </ul>
  );
}

function Replay({ delivery, action }: { delivery: ConsoleDelivery; action: string }) {
  const pending = usePending(action, { field: "webhookId", value: delivery.id });
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="replay" />
      <input type="hidden" name="webhookId" value={delivery.id} />
      <Button
        type="submit"
        variant="ghost"
        size="sm"
        loading={pending}
        className="min-w-11"
        icon={<Send aria-hidden className="size-4" />}
      >
        <span className="sr-only sm:not-sr-only">Send again</span>
        <span className="sr-only">{delivery.type}</span>
      </Button>
    </Form>
  );
}
