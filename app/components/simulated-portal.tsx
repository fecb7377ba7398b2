import { Form, Link } from "@remix-run/react";
import type { PortalAct, PortalPlan } from "~/simulator/payments/page-words";
import { type CardChoice, SimulatedCardFields } from "./simulated-card-fields";
import { Badge } from "./ui/badge";
import { Button, type ButtonVariant } from "./ui/button";
import { Card } from "./ui/card";
import { Notice } from "./ui/notice";
import { Time } from "./ui/time";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

const ACT_WORDS: Record<PortalAct, { words: string; variant: ButtonVariant }> = {
  cancel_at_period_end: { words: "Cancel at the period's end", variant: "secondary" },
  undo_cancel: { words: "Keep the plan after all", variant: "primary" },
  cancel_now: { words: "Cancel now", variant: "danger" },
  pause: { words: "Pause", variant: "secondary" },
  resume: { words: "Resume", variant: "primary" },
};

export type RefusedCard = {
  /** The plan it was for. */
  subscriptionId: string;
  number: string;
  error?: string;
  /** Why the bank said no. */
  problem: string | null;
};

export type SimulatedPlanProps = {
  plan: PortalPlan;
  choices: readonly CardChoice[];
  /** Path the forms post to; invoices stand below it. */
  action: string;
  refused: RefusedCard | null;
};

/** One plan of a customer: where it stands, what can be done, and what was paid. */
export function SimulatedPlan({ plan, choices, action, refused }: SimulatedPlanProps) {
  return (
    <Card title={plan.name} aside={<Badge tone={plan.state.tone}>{plan.state.label}</Badge>}>
      <p className="tabular text-lg font-semibold">{plan.price}</p>
      <p role="status" className="mt-1">
        {plan.sentence}
      </p>
      {plan.card ? <p className="tabular mt-1 text-muted">{plan.card}</p> : null}
      <Acts plan={plan} action={action} />
      {plan.takesCard ? (
        <AnotherCard subscriptionId={plan.id} choices={choices} action={action} refused={refused} />
      ) : null}
      <Payments plan={plan} action={action} />
    </Card>
  );
}

function Acts({ plan, action }: { plan: PortalPlan; action: string }) {
  const mild = plan.acts.filter((act) => act !== "cancel_now");
  return (
    <>
      {mild.length > 0 ? (
        <div className="mt-5 flex flex-wrap gap-3">
          {mild.map((act) => (
            <ActButton key={act} act={act} subscriptionId={plan.id} action={action} />
          ))}
        </div>
      ) : null}
      {plan.acts.includes("cancel_now") ? (
        <details className="mt-3">
          <summary className="unfold min-h-11 cursor-pointer rounded-full text-muted hover:text-text">
            Cancel at once
          </summary>
          <div className="mt-2 flex flex-col items-start gap-3 rounded-field bg-raised p-4">
            <p>The plan ends today, and nothing is charged again. This can't be undone.</p>
            <ActButton act="cancel_now" subscriptionId={plan.id} action={action} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function ActButton({
  act,
  subscriptionId,
  action,
}: {
  act: PortalAct;
  subscriptionId: string;
  action: string;
}) {
  const pending = usePending(action, { field: "act", value: act });
  const { words, variant } = ACT_WORDS[act];
  return (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="intent" value="act" />
      <input type="hidden" name="subscriptionId" value={subscriptionId} />
      <input type="hidden" name="act" value={act} />
      <Button type="submit" variant={variant} size="sm" loading={pending}>
        {words}
      </Button>
    </Form>
  );
}

function AnotherCard({
  subscriptionId,
  choices,
  action,
  refused,
}: {
  subscriptionId: string;
  choices: readonly CardChoice[];
  action: string;
  refused: RefusedCard | null;
}) {
  const form = useRefusedForm();
  const pending = usePending(action, { field: "intent", value: "card" });
  return (
    <details className="mt-1" open={refused !== null}>
      <summary className="unfold min-h-11 cursor-pointer rounded-full text-muted hover:text-text">
        Use another card
      </summary>
      <Form
        ref={form}
        method="post"
        action={action}
        preventScrollReset
        className="mt-2 flex max-w-lg flex-col gap-5"
      >
        {refused?.problem ? (
          <Notice tone="warn" title="The card was not taken">
            {refused.problem}
          </Notice>
        ) : null}
        <input type="hidden" name="intent" value="card" />
        <input type="hidden" name="subscriptionId" value={subscriptionId} />
        <SimulatedCardFields choices={choices} tried={refused?.number} error={refused?.error} />
        <Button type="submit" loading={pending} className="self-start">
          Use this card
        </Button>
      </Form>
    </details>
  );
}

function Payments({ plan, action }: { plan: PortalPlan; action: string }) {
  if (plan.payments.length === 0) return null;
  return (
    <div className="mt-5 border-t border-line pt-4">
      <h3>Payments</h3>
      <ul className="mt-2 flex flex-col">
        {plan.payments.map(({ id, at, day, amount, succeeded }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4">
            <span>
              <Time at={at}>{day}</Time>
              <span className="tabular text-muted">
                {", "}
                {amount}
                {succeeded ? null : ", refused"}
              </span>
            </span>
            {succeeded ? (
              <Link to={`${action}/invoice/${id}`} className="link inline-flex min-h-11 items-center">
                Invoice<span className="sr-only"> of {day}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
