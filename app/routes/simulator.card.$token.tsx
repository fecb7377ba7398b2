import {
  data,
  type HeadersFunction,
  json,
  type MetaFunction,
  redirect,
  redirectDocument,
  type TypedResponse,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SimulatedCardForm, type SimulatedCardFormProps } from "~/components/simulated-card-form";
import { SimulatedShell } from "~/components/simulated-shell";
import { buttonClass } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { mayUseConsole } from "~/http/simulated-console.server";
import { AppError } from "~/lib/app-error";
import { moneyWords } from "~/lib/money";
import { simulatedPaymentsOptions } from "~/providers/payments/registry.server";
import { CardForm, meantNumber } from "~/simulator/payments/card-form";
import { leadsTo } from "~/simulator/payments/leads-to";
import { cardChoices } from "~/simulator/payments/page-words";
import { openPayments } from "~/simulator/payments/vendor.server";

export const meta: MetaFunction = () => [
  { title: "Another card · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export const loader = page(async ({ request, params }) => {
  const hasConsole = await mayUseConsole(request);
  const token = params.token ?? "";
  const view = openPayments(simulatedPaymentsOptions()).cardPage(token);
  if (!view) return data({ hasConsole, status: "gone" as const }, { status: 404 });
  const { status, lastFour, dueMinor, currency } = view;
  return data({
    hasConsole,
    status,
    here: `/simulator/card/${token}`,
    cardNow: lastFour ? `card ending in ${lastFour}` : null,
    due: dueMinor > 0 ? moneyWords({ minor: dueMinor, currency }) : null,
    choices: cardChoices(),
    returnUrl: leadsTo(view.returnUrl),
  });
});

type Refused = NonNullable<SimulatedCardFormProps["refused"]>;

export const action = page(async ({ request, params }): Promise<TypedResponse<Refused>> => {
  const vendor = openPayments(simulatedPaymentsOptions());
  const token = params.token ?? "";
  const here = `/simulator/card/${token}`;
  // The page says so.
  if (vendor.cardPage(token)?.status !== "open") return redirect(here);
  const form = await parseForm(request, CardForm);
  if (!form.ok) {
    const { number = "" } = form.values;
    if (!form.errors.number) throw new AppError("bad_request");
    return json({ number, error: form.errors.number, problem: null }, { status: 422 });
  }
  const number = meantNumber(form.data);
  const { next, problem } = vendor.cardPay(token, number);
  if (problem !== null) return json({ number, problem }, { status: 422 });
  const href = leadsTo(next);
  return href ? redirectDocument(href) : redirect(here);
});

export default function CardPage() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <SimulatedShell
      title="Simulated card page"
      lead="Nothing here is real, and no card is charged."
      hasConsole={view.hasConsole}
    >
      {view.status === "gone" ? (
        <Notice title="This link doesn't work any more">
          Links to this page work for a day. Ask for a new one where you manage your plan.
        </Notice>
      ) : view.status === "done" ? (
        <div className="flex flex-col items-start gap-5">
          <Notice tone="done" title="The card has been taken" className="w-full">
            {view.cardNow ? `The plan is paid with the ${view.cardNow} from now on.` : null}
          </Notice>
          {view.returnUrl ? (
            <a href={view.returnUrl} className={buttonClass()}>
              Go on
            </a>
          ) : null}
        </div>
      ) : (
        <>
          <SimulatedCardForm
            action={view.here}
            cardNow={view.cardNow}
            due={view.due}
            choices={view.choices}
            refused={refused ?? null}
          />
          {view.returnUrl ? (
            <a href={view.returnUrl} className="link mt-4 inline-flex min-h-11 items-center">
              Turn back
            </a>
          ) : null}
        </>
      )}
    </SimulatedShell>
  );
}
