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
import { type RefusedCard, SimulatedPlan } from "~/components/simulated-portal";
import { SimulatedShell } from "~/components/simulated-shell";
import { buttonClass } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { mayUseConsole } from "~/http/simulated-console.server";
import { AppError } from "~/lib/app-error";
import { simulatedPaymentsOptions } from "~/providers/payments/registry.server";
import { meantNumber } from "~/simulator/payments/card-form";
import { leadsTo } from "~/simulator/payments/leads-to";
import { cardChoices, describePlan } from "~/simulator/payments/page-words";
import { PortalForm } from "~/simulator/payments/portal-form";
import { openPayments } from "~/simulator/payments/vendor.server";

export const meta: MetaFunction = () => [
  { title: "Your plans · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export const loader = page(async ({ request, params }) => {
  const hasConsole = await mayUseConsole(request);
  const token = params.token ?? "";
  const view = openPayments(simulatedPaymentsOptions()).portal(token);
  if (!view) return data({ hasConsole, gone: true as const }, { status: 404 });
  return data({
    hasConsole,
    gone: false as const,
    here: `/simulator/portal/${token}`,
    email: view.email,
    name: view.name,
    returnUrl: leadsTo(view.returnUrl),
    plans: view.subscriptions.map(describePlan),
    choices: cardChoices(),
  });
});

export const action = page(async ({ request, params }): Promise<TypedResponse<RefusedCard>> => {
  const vendor = openPayments(simulatedPaymentsOptions());
  const token = params.token ?? "";
  const here = `/simulator/portal/${token}`;
  // The page says so.
  if (!vendor.portal(token)) return redirect(here);
  const form = await parseForm(request, PortalForm);
  if (!form.ok) {
    const { subscriptionId, number = "" } = form.values;
    if (!form.errors.number || !subscriptionId) throw new AppError("bad_request");
    return json({ subscriptionId, number, error: form.errors.number, problem: null }, { status: 422 });
  }
  const { data: sent } = form;
  if (sent.intent === "act") {
    vendor.portalAct(token, sent.subscriptionId, sent.act);
    return redirect(here);
  }
  const number = meantNumber(sent);
  const { next, problem } = vendor.portalCard(token, sent.subscriptionId, number);
  if (problem !== null) {
    return json({ subscriptionId: sent.subscriptionId, number, problem }, { status: 422 });
  }
  const href = leadsTo(next);
  return href ? redirectDocument(href) : redirect(here);
});

export default function PortalPage() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (view.gone) {
    return (
      <SimulatedShell title="Simulated customer portal" hasConsole={view.hasConsole}>
        <Notice title="This link doesn't work any more">
          Links to the portal work for a day. Open it anew where you manage your plan.
        </Notice>
      </SimulatedShell>
    );
  }
  const { hasConsole, here, email, name, returnUrl, plans, choices } = view;
  return (
    <SimulatedShell
      title="Simulated customer portal"
      lead={name ? `${name}, ${email}` : email}
      hasConsole={hasConsole}
      action={
        returnUrl ? (
          <a href={returnUrl} className={buttonClass("ghost", "sm", "-ml-3 sm:ml-0")}>
            Back to relevel.me
          </a>
        ) : undefined
      }
    >
      {plans.length === 0 ? (
        <EmptyState title="No plan yet">What you buy appears here, with its payments.</EmptyState>
      ) : (
        <ul className="flex flex-col gap-6">
          {plans.map((plan) => (
            <li key={plan.id}>
              <SimulatedPlan
                plan={plan}
                choices={choices}
                action={here}
                refused={refused?.subscriptionId === plan.id ? refused : null}
              />
            </li>
          ))}
        </ul>
      )}
    </SimulatedShell>
  );
}
