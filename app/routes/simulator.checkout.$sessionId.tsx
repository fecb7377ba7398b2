import {
  type HeadersFunction,
  json,
  type MetaFunction,
  redirect,
  redirectDocument,
  type TypedResponse,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BankQuestion, CheckoutOver, OfferCard, PayForm } from "~/components/simulated-checkout";
import { SimulatedShell } from "~/components/simulated-shell";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { mayUseConsole } from "~/http/simulated-console.server";
import { AppError } from "~/lib/app-error";
import { simulatedPaymentsOptions } from "~/providers/payments/registry.server";
import { meantNumber } from "~/simulator/payments/card-form";
import { CheckoutForm } from "~/simulator/payments/checkout-form";
import { leadsTo } from "~/simulator/payments/leads-to";
import { cardChoices, describeOffer } from "~/simulator/payments/page-words";
import { openPayments } from "~/simulator/payments/vendor.server";

export const meta: MetaFunction = () => [
  { title: "Simulated checkout · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export const loader = page(async ({ request, params }) => {
  const view = openPayments(simulatedPaymentsOptions()).checkout(params.sessionId ?? "");
  if (!view) throw new AppError("not_found");
  const { sessionId, status, email, name, emailIsFixed } = view;
  return {
    here: `/simulator/checkout/${sessionId}`,
    hasConsole: await mayUseConsole(request),
    status,
    offer: describeOffer(view),
    choices: cardChoices(),
    email,
    name,
    emailIsFixed,
    cancelUrl: leadsTo(view.cancelUrl),
    returnUrl: leadsTo(view.returnUrl),
  };
});

/** What was typed, and why it didn't go through. */
type Refused = {
  values: { email?: string; name?: string; number?: string };
  errors: { email?: string; name?: string; number?: string };
  problem: string | null;
};

export const action = page(async ({ request, params }): Promise<TypedResponse<Refused>> => {
  const vendor = openPayments(simulatedPaymentsOptions());
  const sessionId = params.sessionId ?? "";
  if (!vendor.checkout(sessionId)) throw new AppError("not_found");
  const form = await parseForm(request, CheckoutForm);
  if (!form.ok) {
    if (form.errors.intent) throw new AppError("bad_request");
    return json({ values: form.values, errors: form.errors, problem: null }, { status: 422 });
  }
  const { data } = form;
  if (data.intent !== "pay") return lead(vendor.answerBank(sessionId, data.intent === "approve"), {});
  const number = meantNumber(data);
  const { email, name } = data;
  return lead(vendor.pay(sessionId, { number, email, name }), { email, name, number });

  function lead(
    { next, problem }: { next: string | null; problem: string | null },
    values: Refused["values"],
  ) {
    // A refusal stays on the page; without one, the page itself says what comes next.
    if (problem !== null) return json({ values, errors: {}, problem }, { status: 422 });
    const href = leadsTo(next);
    return href ? redirectDocument(href) : redirect(`/simulator/checkout/${sessionId}`);
  }
});

export default function CheckoutPage() {
  const { here, hasConsole, status, offer, choices, email, name, emailIsFixed, cancelUrl, returnUrl } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <SimulatedShell
      title="Simulated checkout"
      lead="This server plays the payment company. Nothing here is real, and no card is charged."
      hasConsole={hasConsole}
    >
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_1.3fr]">
        <OfferCard {...offer} />
        {status === "asking" ? <BankQuestion action={here} price={offer.price} /> : null}
        {status === "paid" ? <CheckoutOver status="paid" href={returnUrl} /> : null}
        {status === "expired" ? <CheckoutOver status="expired" href={cancelUrl ?? returnUrl} /> : null}
        {status === "open" || status === "declined" ? (
          <PayForm
            action={here}
            payWords={offer.payWords}
            choices={choices}
            values={{ email, name, ...refused?.values }}
            emailIsFixed={emailIsFixed}
            errors={refused?.errors}
            problem={
              refused?.problem ?? (status === "declined" ? "The bank declined it. Try another card." : null)
            }
            cancelUrl={cancelUrl}
          />
        ) : null}
      </div>
    </SimulatedShell>
  );
}
