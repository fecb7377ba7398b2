import { Form } from "@remix-run/react";
import { Landmark } from "lucide-react";
import { type CardChoice, SimulatedCardFields } from "./simulated-card-fields";
import { Button, buttonClass } from "./ui/button";
import { Card } from "./ui/card";
import { Field, Input } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

export type Offer = {
  product: string;
  /** "$29 every month". */
  price: string;
  /** "$29", or "$0" while a trial runs. */
  dueToday: string;
  /** "7 days free"; null without a trial. */
  trial: string | null;
};

/** What is bought, and what it costs today and later. */
export function OfferCard({ product, price, dueToday, trial }: Offer) {
  return (
    <Card title={product} titleId="offer" tone="accent">
      <p className="tabular text-3xl font-semibold tracking-tight">{price}</p>
      {trial ? <p className="mt-1 text-muted">{trial}, then the price above.</p> : null}
      <dl className="mt-5 flex items-baseline justify-between gap-4 border-t border-line pt-4">
        <dt className="text-muted">Due today</dt>
        <dd className="tabular text-lg font-semibold">{dueToday}</dd>
      </dl>
    </Card>
  );
}

export type PayFormProps = {
  /** Path the form posts to. */
  action: string;
  /** "Pay $29". */
  payWords: string;
  choices: readonly CardChoice[];
  /** What stands in the fields. */
  values: { email: string; name: string; number?: string };
  emailIsFixed: boolean;
  errors?: { email?: string; name?: string; number?: string };
  /** Why the bank said no, if it did. */
  problem: string | null;
  /** Where to go without paying. */
  cancelUrl: string | null;
};

/** Who pays, and with which card. */
export function PayForm({
  action,
  payWords,
  choices,
  values,
  emailIsFixed,
  errors,
  problem,
  cancelUrl,
}: PayFormProps) {
  const form = useRefusedForm();
  const pending = usePending(action);
  return (
    <Card title="Pay by card" titleId="pay">
      <Form ref={form} method="post" action={action} className="flex flex-col gap-5">
        {problem ? (
          <Notice tone="warn" title="The card was not charged">
            {problem}
          </Notice>
        ) : null}
        <input type="hidden" name="intent" value="pay" />
        {emailIsFixed ? (
          <div>
            <p className="font-medium">E-mail</p>
            <p className="mt-1 break-all text-muted">{values.email}</p>
          </div>
        ) : (
          <Field label="E-mail" hint="Receipts would go here." error={errors?.email}>
            {(control) => (
              <Input
                {...control}
                name="email"
                type="email"
                autoComplete="email"
                required
                maxLength={254}
                defaultValue={values.email}
              />
            )}
          </Field>
        )}
        <Field label="Name on the card" error={errors?.name}>
          {(control) => (
            <Input {...control} name="name" autoComplete="off" maxLength={100} defaultValue={values.name} />
          )}
        </Field>
        <SimulatedCardFields choices={choices} tried={values.number} error={errors?.number} />
        <div className="flex flex-col gap-3 sm:flex-row">
          <Button type="submit" size="lg" loading={pending} className="sm:flex-1">
            {payWords}
          </Button>
          <TurnBack href={cancelUrl} />
        </div>
      </Form>
    </Card>
  );
}

/** The bank's own page, before it lets a card pay. */
export function BankQuestion({ action, price }: { action: string; price: string }) {
  const pending = usePending(action);
  return (
    <Card
      title="Your bank asks first"
      titleId="bank"
      aside={<Landmark aria-hidden className="text-accent" />}
    >
      <p>
        The simulated bank would like to know whether it's you who pays{" "}
        <span className="tabular font-semibold">{price}</span>.
      </p>
      <Form method="post" action={action} className="mt-5 flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="approve" loading={pending}>
          Approve
        </Button>
        <Button type="submit" name="intent" value="refuse" variant="secondary" disabled={pending}>
          Refuse
        </Button>
      </Form>
    </Card>
  );
}

const OVER_WORDS = {
  paid: {
    tone: "done",
    title: "This is paid",
    text: "The checkout is complete. There is nothing more to do here.",
  },
  expired: {
    tone: "info",
    title: "This checkout has expired",
    text: "Nothing was charged. Begin again where you came from.",
  },
} as const;

/** A checkout that can't be paid any more, and the way back. */
export function CheckoutOver({ status, href }: { status: keyof typeof OVER_WORDS; href: string | null }) {
  const { tone, title, text } = OVER_WORDS[status];
  return (
    <div className="flex flex-col items-start gap-5">
      <Notice tone={tone} title={title} className="w-full">
        {text}
      </Notice>
      {href ? (
        <a href={href} className={buttonClass()}>
          {status === "paid" ? "Go on" : "Go back"}
        </a>
      ) : null}
    </div>
  );
}

function TurnBack({ href }: { href: string | null }) {
  if (!href) return null;
  return (
    <a href={href} className={buttonClass("secondary", "lg")}>
      Turn back
    </a>
  );
}
