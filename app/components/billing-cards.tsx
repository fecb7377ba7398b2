import { Form, Link } from "@remix-run/react";
import { CreditCard, ReceiptText } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { BILLING_INTENTS } from "~/domain/billing/billing-intents";
import type { Cancelling, describeBilling } from "~/domain/billing/describe-billing";
import { MinutesMeter } from "./minutes-meter";
import { Badge, type BadgeTone } from "./ui/badge";
import { Button, ButtonLink, type ButtonVariant, buttonClass } from "./ui/button";
import { Card } from "./ui/card";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";

export type ShownBilling = ReturnType<typeof describeBilling>;

const BADGE: Partial<Record<ShownBilling["state"], { tone: BadgeTone; words: string }>> = {
  gift: { tone: "accent", words: "A gift" },
  trial: { tone: "done", words: "Free trial" },
  active: { tone: "done", words: "Renews" },
  ending: { tone: "warm", words: "Ends" },
  grace: { tone: "warm", words: "Payment refused" },
  on_hold: { tone: "danger", words: "On hold" },
  paused: { tone: "neutral", words: "Paused" },
};

type ActProps = {
  action: string;
  intent: (typeof BILLING_INTENTS)[keyof typeof BILLING_INTENTS];
  children: ReactNode;
  variant?: ButtonVariant;
  icon?: ReactNode;
};

/** One button that posts one intent. */
export function PlanAct({ action, intent, children, variant = "secondary", icon }: ActProps) {
  const pending = usePending(action, { field: "intent", value: intent });
  return (
    <Form method="post" action={action} className="min-w-0">
      <input type="hidden" name="intent" value={intent} />
      <Button type="submit" variant={variant} icon={icon} loading={pending}>
        {children}
      </Button>
    </Form>
  );
}

export type PlanStandingCardProps = { billing: ShownBilling; action: string };

/** Which plan there is, how it stands, and what it costs. */
export function PlanStandingCard({ billing, action }: PlanStandingCardProps) {
  const { name, words, price, state, minutes, openCheckout } = billing;
  const badge = BADGE[state];
  return (
    <Card
      tone="accent"
      title={badge ? "Pro" : name}
      titleId="plan"
      aside={badge ? <Badge tone={badge.tone}>{badge.words}</Badge> : undefined}
    >
      <div className="flex flex-col gap-5">
        <div>
          {price ? <p className="tabular mb-1 text-2xl font-semibold">{price}</p> : null}
          <p className="max-w-prose">{words}</p>
        </div>
        {minutes ? <MinutesMeter {...minutes} /> : null}
        {openCheckout ? (
          <p className="text-muted">
            A checkout has been open since {openCheckout.since}, and nothing is paid on it yet.{" "}
            <a href={openCheckout.url} className="link tap">
              Go back to it
            </a>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-3 empty:hidden">
          {billing.owes ? (
            <PlanAct
              action={action}
              intent={BILLING_INTENTS.card}
              variant="primary"
              icon={<CreditCard aria-hidden className="size-5" />}
            >
              Enter another card
            </PlanAct>
          ) : null}
          {billing.canUndo ? (
            <PlanAct action={action} intent={BILLING_INTENTS.keep} variant="primary">
              Keep the plan
            </PlanAct>
          ) : null}
          {billing.canResume ? (
            <PlanAct action={action} intent={BILLING_INTENTS.resume} variant="primary">
              Resume the plan
            </PlanAct>
          ) : null}
          {billing.canSubscribe ? (
            <ButtonLink to="/pricing" variant={state === "gift" ? "secondary" : "primary"}>
              {state === "none" || state === "gift" ? "See the plan" : "Take Pro up again"}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

/** Cards and invoices: both are kept by the payment company, on pages of its own. */
export function PaymentCard({ billing, action }: PlanStandingCardProps) {
  const { canChangeCard, owes, hasPortal, otherCustomer } = billing;
  if (!hasPortal && !canChangeCard) return null;
  return (
    <Card title="Card and invoices" titleId="payment">
      <div className="flex flex-col gap-4">
        <p className="text-muted">
          The payment company keeps both. These buttons open its pages; no card's number is on this server.
        </p>
        {otherCustomer ? (
          <Notice>
            You gave another e-mail address at the checkout. Receipts and invoices of this plan go there.
          </Notice>
        ) : null}
        <div className="flex flex-wrap gap-3">
          {canChangeCard && !owes ? (
            <PlanAct
              action={action}
              intent={BILLING_INTENTS.card}
              icon={<CreditCard aria-hidden className="size-5" />}
            >
              Change the card
            </PlanAct>
          ) : null}
          {hasPortal ? (
            <PlanAct
              action={action}
              intent={BILLING_INTENTS.portal}
              icon={<ReceiptText aria-hidden className="size-5" />}
            >
              Invoices
            </PlanAct>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

/** What was pressed is gone: whoever reads on begins with what it led to. */
export const focusOn = (words: HTMLElement | null) => words?.focus();

export type StopCardProps = {
  canPause: boolean;
  cancelling: Cancelling | null;
  /** The first click was made: the words are shown, with the button that does it. */
  asked: boolean;
  action: string;
};

/** A pause, and the end: a click to read what it means, and one that does it. */
export function StopCard({ canPause, cancelling, asked, action }: StopCardProps) {
  const cancel = useRef<HTMLAnchorElement>(null);
  const wasAsked = useRef(asked);
  useEffect(() => {
    if (wasAsked.current && !asked) cancel.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  if (!cancelling) return null;
  return (
    <Card title={asked ? "Cancel the plan?" : canPause ? "Pause or cancel" : "Cancel"} titleId="cancel">
      {asked ? (
        <div className="flex flex-col gap-4">
          <p ref={focusOn} tabIndex={-1} className="max-w-prose outline-none">
            {cancelling.words}
          </p>
          <div className="flex flex-wrap gap-3">
            <PlanAct action={action} intent={BILLING_INTENTS.cancel} variant="danger">
              {cancelling.button}
            </PlanAct>
            <Link to={action} preventScrollReset className={buttonClass("secondary")}>
              Don't cancel
            </Link>
          </div>
        </div>
      ) : (
        <div className="flex flex-col gap-4">
          {canPause ? (
            <p className="max-w-prose text-muted">
              While it is paused nothing is charged and calls rest, from now on. The days that are paid for
              come back when you resume it, and everything that was kept stays here.
            </p>
          ) : null}
          <div className="flex flex-wrap gap-3">
            {canPause ? (
              <PlanAct action={action} intent={BILLING_INTENTS.pause}>
                Pause the plan
              </PlanAct>
            ) : null}
            <Link
              ref={cancel}
              to={`${action}?cancel=yes`}
              preventScrollReset
              className={buttonClass("secondary")}
            >
              Cancel the plan
            </Link>
          </div>
        </div>
      )}
    </Card>
  );
}
