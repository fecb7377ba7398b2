import { Form } from "@remix-run/react";
import { CreditCard, Search } from "lucide-react";
import type { ConsolePlan } from "~/simulator/payments/page-words";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { EmptyState } from "./ui/empty-state";
import { Field, Input } from "./ui/field";
import { usePending } from "./use-pending";

export type SimulatedSubscriptionsProps = {
  /** The newest ones that fit what was looked for. */
  plans: ConsolePlan[];
  /** How many fit beside those. */
  more: number;
  /** What was looked for. */
  query: string;
  /** Path of the console. */
  action: string;
};

/** Every subscription of the simulated vendor, with what time, banks and staff can do to it. */
export function SimulatedSubscriptions({ plans, more, query, action }: SimulatedSubscriptionsProps) {
  const over = plans.filter((plan) => plan.over);
  return (
    <section aria-labelledby="subscriptions" className="flex flex-col gap-4">
      <h2 id="subscriptions" className="text-xl">
        Subscriptions
      </h2>
      {plans.length > 1 || query ? <Find query={query} action={action} /> : null}
      {plans.length === 0 ? (
        <Card>
          <EmptyState icon={<CreditCard />} title={query ? "None fits" : "No subscriptions yet"}>
            {query
              ? "Look for another address."
              : "They appear once somebody pays on the simulated checkout."}
          </EmptyState>
        </Card>
      ) : (
        <>
          <List plans={plans.filter(({ over }) => !over)} action={action} />
          {over.length > 0 ? (
            <details>
              <summary className="unfold min-h-11 cursor-pointer rounded-full text-muted hover:text-text">
                {over.length === 1 ? "1 that is over" : `${over.length} that are over`}
              </summary>
              <div className="mt-2">
                <List plans={over} action={action} />
              </div>
            </details>
          ) : null}
        </>
      )}
      {more > 0 ? (
        <p className="text-muted">
          {more === 1 ? "1 older one isn't shown." : `${more} older ones aren't shown.`} Look for them by
          e-mail.
        </p>
      ) : null}
    </section>
  );
}

function List({ plans, action }: { plans: ConsolePlan[]; action: string }) {
  if (plans.length === 0) return null;
  return (
    <ul className="flex flex-col gap-4">
      {plans.map((plan) => (
        <li key={plan.id}>
          <Subscription plan={plan} action={action} />
        </li>
      ))}
    </ul>
  );
}

function Find({ query, action }: { query: string; action: string }) {
  return (
    <Form action={action} role="search" aria-label="Subscriptions" className="flex items-end gap-3">
      <Field label="E-mail or id" className="min-w-0 flex-1 sm:max-w-sm">
        {(control) => (
          <Input
            {...control}
            type="search"
            name="q"
            defaultValue={query}
            maxLength={254}
            autoComplete="off"
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="secondary"
        className="min-h-12"
        icon={<Search aria-hidden className="size-5" />}
      >
        <span className="sr-only sm:not-sr-only">Look</span>
      </Button>
    </Form>
  );
}

const ENDS: readonly string[] = ["cancel_now", "expire"];

function Subscription({ plan, action }: { plan: ConsolePlan; action: string }) {
  const titleId = `subscription-${plan.id}`;
  const usual = plan.levers.filter(({ lever }) => !ENDS.includes(lever));
  const ends = plan.levers.filter(({ lever }) => ENDS.includes(lever));
  return (
    <article aria-labelledby={titleId} className="rounded-card bg-surface p-5 shadow-card sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 id={titleId} className="min-w-0 wrap-anywhere">
          {plan.email}
        </h3>
        <Badge tone={plan.state.tone}>{plan.state.label}</Badge>
      </div>
      <p role="status" className="mt-2">
        {plan.sentence}
        {plan.nextChargeFails ? <span className="text-amber"> The next charge will be refused.</span> : null}
      </p>
      {usual.length > 0 ? (
        <div className="mt-4 flex flex-wrap gap-3">
          {usual.map(({ lever, words }) => (
            <Lever key={lever} lever={lever} words={words} id={plan.id} action={action} />
          ))}
        </div>
      ) : null}
      <details className="mt-2">
        <summary className="unfold min-h-11 cursor-pointer rounded-full text-muted hover:text-text">
          {ends.length > 0 ? "Details, and ways to end it" : "Details"}
        </summary>
        <dl className="tabular mt-2 grid gap-x-4 text-sm sm:grid-cols-[7rem_1fr] sm:gap-y-1">
          {plan.facts.map(([name, words]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="mb-2 min-w-0 wrap-anywhere sm:mb-0">{words}</dd>
            </div>
          ))}
        </dl>
        {ends.length > 0 ? (
          <div className="mt-4 flex flex-wrap gap-3">
            {ends.map(({ lever, words }) => (
              <Lever key={lever} lever={lever} words={words} id={plan.id} action={action} />
            ))}
          </div>
        ) : null}
      </details>
    </article>
  );
}

function Lever({ lever, words, id, action }: { lever: string; words: string; id: string; action: string }) {
  const pending = usePending(action, { field: "pulled", value: `${lever} ${id}` });
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="pull" />
      <input type="hidden" name="subscriptionId" value={id} />
      <input type="hidden" name="lever" value={lever} />
      <input type="hidden" name="pulled" value={`${lever} ${id}`} />
      <Button type="submit" variant="secondary" size="sm" loading={pending}>
        {words}
      </Button>
    </Form>
  );
}
