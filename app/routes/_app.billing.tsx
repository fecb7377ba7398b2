import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { focusOn, PaymentCard, PlanStandingCard, StopCard } from "~/components/billing-cards";
import { LeaveFor } from "~/components/leave-for";
import { Card } from "~/components/ui/card";
import { Notice } from "~/components/ui/notice";
import { PageTitle } from "~/components/ui/page-title";
import { useFreshData } from "~/components/use-call-updates";
import { BillingForm } from "~/domain/billing/billing-forms";
import { BILLING_LIMITS } from "~/domain/billing/billing-limits";
import { cancelPlan } from "~/domain/billing/cancel-plan.server";
import { changeCard } from "~/domain/billing/change-card.server";
import { describeBilling, doneWords } from "~/domain/billing/describe-billing";
import { keepPlan } from "~/domain/billing/keep-plan.server";
import { loadBilling } from "~/domain/billing/load-billing.server";
import { openPortal } from "~/domain/billing/open-portal.server";
import { pausePlan } from "~/domain/billing/pause-plan.server";
import { refreshPlan } from "~/domain/billing/refresh-plan.server";
import { resumePlan } from "~/domain/billing/resume-plan.server";
import { loadProfiled } from "~/domain/onboarding/load-user.server";
import { parseForm } from "~/http/forms.server";
import { keepTo } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "Billing · relevel.me" }];

const HERE = "/billing";

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const { localTz: zone } = await loadProfiled(userId, now);
  const asked = new URL(request.url).searchParams;
  const fromCard = asked.get("card") === "changed";
  if (fromCard) {
    // What the vendor has added to the address is of no use here.
    if ([...asked.keys()].length > 1) throw redirect(`${HERE}?card=changed`);
    await refreshPlan({ userId }, now);
  }
  const billing = describeBilling(await loadBilling(userId, now), { zone, now });
  return {
    billing,
    done: doneWords(asked.get("done"), billing.state),
    /** They come from the page of the card: what came of it takes a moment to be known. */
    fromCard: fromCard && billing.state !== "self_hosted",
  };
});

type Answer = { leaveFor: { url: string; what: string } } | { error: string };

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  await loadProfiled(userId, now);
  await keepTo(BILLING_LIMITS.change, [userId], now);
  const form = await parseForm(request, BillingForm);
  if (!form.ok) throw new AppError("bad_request");
  try {
    switch (form.data.intent) {
      case "cancel":
        await cancelPlan(userId, now);
        return redirect(`${HERE}?done=cancelled`);
      case "keep":
        await keepPlan(userId, now);
        return redirect(`${HERE}?done=kept`);
      case "pause":
        await pausePlan(userId, now);
        return redirect(`${HERE}?done=paused`);
      case "resume":
        await resumePlan(userId, now);
        return redirect(`${HERE}?done=resumed`);
      case "card":
        return leaveFor(await changeCard(userId, now), "The page for another card");
      case "portal":
        return leaveFor(await openPortal(userId), "The page with your invoices");
    }
  } catch (failure) {
    if (!(failure instanceof AppError) || ![409, 503].includes(failure.status)) throw failure;
    return Response.json({ error: failure.message } satisfies Answer, { status: failure.status });
  }
});

const leaveFor = (url: string, what: string) => Response.json({ leaveFor: { url, what } } satisfies Answer);

export default function Billing() {
  const { billing, done, fromCard } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const [search] = useSearchParams();
  useFreshData(fromCard ? 3 * SECOND : 15 * SECOND);
  return (
    <>
      <PageTitle>Billing</PageTitle>
      <div className="flex flex-col gap-6">
        {answer && "error" in answer ? <Notice tone="error">{answer.error}</Notice> : null}
        {answer && "leaveFor" in answer ? (
          <Card>
            <LeaveFor {...answer.leaveFor} />
          </Card>
        ) : null}
        {done && !answer ? (
          <div key={done} ref={focusOn} tabIndex={-1} className="outline-none">
            <Notice tone="done">{done}</Notice>
          </div>
        ) : null}
        {fromCard && !answer ? (
          <Notice>If you entered another card, it may take a moment until your plan shows it.</Notice>
        ) : null}
        <PlanStandingCard billing={billing} action={HERE} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <PaymentCard billing={billing} action={HERE} />
          <StopCard
            canPause={billing.canPause}
            cancelling={billing.cancelling}
            asked={search.get("cancel") === "yes"}
            action={HERE}
          />
        </div>
      </div>
    </>
  );
}
