import { type HeadersFunction, json, type MetaFunction, redirect, type TypedResponse } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SimulatedDeliveries, SimulatedGrace, SimulatedRules } from "~/components/simulated-deliveries";
import { SimulatedShell } from "~/components/simulated-shell";
import { SimulatedSubscriptions } from "~/components/simulated-subscriptions";
import { useFreshData } from "~/components/use-call-updates";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireConsole } from "~/http/simulated-console.server";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";
import { simulatedPaymentsOptions } from "~/providers/payments/registry.server";
import { ConsoleForm, LONGEST_GRACE } from "~/simulator/payments/console-form";
import { describeDelivery, describeLevers, isLookedFor } from "~/simulator/payments/page-words";
import { openPayments } from "~/simulator/payments/vendor.server";

export const meta: MetaFunction = () => [
  { title: "Simulated payments · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const CONSOLE = "/simulator/payments";
/** How much of everything is shown, newest first. */
const SHOWN = { subscriptions: 12, deliveries: 40 };

export const loader = page(async ({ request }) => {
  const vendor = openPayments(simulatedPaymentsOptions());
  await requireConsole(request);
  const query = (new URL(request.url).searchParams.get("q") ?? "").trim();
  const found = vendor.subscriptions().filter((view) => isLookedFor(view, query));
  const deliveries = vendor.deliveries();
  return {
    query,
    plans: found.slice(0, SHOWN.subscriptions).map(describeLevers),
    more: Math.max(0, found.length - SHOWN.subscriptions),
    rules: vendor.rules(),
    held: deliveries.filter(({ state }) => state === "held").length,
    deliveries: deliveries.slice(0, SHOWN.deliveries).map(describeDelivery),
    grace: { days: vendor.graceDays(), longest: LONGEST_GRACE },
  };
});

export const action = page(async ({ request }): Promise<TypedResponse<{ days: string; error: string }>> => {
  const vendor = openPayments(simulatedPaymentsOptions());
  await requireConsole(request);
  const form = await parseForm(request, ConsoleForm);
  if (!form.ok) {
    const { days } = form.errors;
    if (!days) throw new AppError("bad_request");
    return json({ days: form.values.days ?? "", error: days }, { status: 422 });
  }
  const { data } = form;
  switch (data.intent) {
    case "pull":
      vendor.pull(data.subscriptionId, data.lever);
      break;
    case "rules": {
      const { duplicate, hold, drop, next } = data;
      vendor.setRules({ duplicate, hold, drop, next });
      break;
    }
    case "grace":
      vendor.setGraceDays(data.days);
      break;
    case "release":
      vendor.release();
      break;
    case "replay":
      vendor.replay(data.webhookId);
      break;
  }
  const { search } = new URL(request.url);
  return redirect(CONSOLE + search);
});

export default function ConsolePage() {
  const { query, plans, more, rules, held, deliveries, grace } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  useFreshData(2 * SECOND);
  return (
    <SimulatedShell
      title="Console of the simulator"
      lead="Let time pass, let cards fail, and let webhooks go astray. Everything happens to simulated plans only."
      hasConsole
    >
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1.5fr_1fr]">
        <SimulatedSubscriptions plans={plans} more={more} query={query} action={CONSOLE} />
        <div className="flex min-w-0 flex-col gap-6">
          <SimulatedRules rules={rules} held={held} action={CONSOLE} />
          <SimulatedGrace {...grace} refused={refused ?? null} action={CONSOLE} />
        </div>
      </div>
      <div className="mt-6">
        <SimulatedDeliveries deliveries={deliveries} action={CONSOLE} />
      </div>
    </SimulatedShell>
  );
}
