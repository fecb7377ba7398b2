import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink, buttonClass } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { Spinner } from "~/components/ui/spinner";
import { useFreshData } from "~/components/use-call-updates";
import { confirmCheckout } from "~/domain/billing/confirm-checkout.server";
import { loadProfiled } from "~/domain/onboarding/load-user.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";
import { paymentsMode } from "~/providers/payments/registry.server";

export const meta: MetaFunction = () => [{ title: "Your payment · relevel.me" }];

/** Waits for what came of a checkout: the payment company and its webhooks say so, and no address does. */
export const loader = page(async ({ request }) => {
  if (paymentsMode() === "off") throw new AppError("not_found");
  const { userId } = await requireSession(request);
  const now = new Date();
  await loadProfiled(userId, now);
  const { state, checkoutUrl } = await confirmCheckout(userId, now);
  if (state === "entitled") throw redirect("/dashboard?plan=new");
  return { state, checkoutUrl };
});

const WORDS = {
  processing: {
    title: "Confirming your payment",
    text: "The payment company hasn't said yet that it went through. That takes a few seconds as a rule, and a bank may need longer. You can leave this page: your plan starts by itself.",
  },
  open: {
    title: "Nothing is paid yet",
    text: "The checkout is still open, and nothing has been charged.",
  },
  failed: {
    title: "The payment didn't go through",
    text: "The bank refused it, and nothing was charged. You can try again, with another card if you like.",
  },
  none: {
    title: "There is no payment on its way",
    text: "There is nothing to wait for.",
  },
} as const;

export default function Checkout() {
  const { state, checkoutUrl } = useLoaderData<typeof loader>();
  const { title, text } = WORDS[state];
  // Also what seems settled may change: money can arrive by a way that nobody has heard of yet.
  const lookAgain = state === "processing" || state === "open" ? 1 : 5;
  useFreshData(lookAgain * SECOND);
  return (
    <div className="mx-auto max-w-2xl">
      <noscript>
        <meta httpEquiv="refresh" content={`${lookAgain + 2}`} />
      </noscript>
      <PageTitle>{title}</PageTitle>
      <Card>
        <div className="flex flex-col items-start gap-5">
          <p role="status" className="flex items-start gap-3">
            {state === "processing" ? <Spinner /> : null}
            <span>{text}</span>
          </p>
          {checkoutUrl ? (
            <a href={checkoutUrl} className={buttonClass()}>
              {state === "processing" ? "If your bank asks something, it is here" : "Back to the checkout"}
            </a>
          ) : state === "processing" ? null : (
            <ButtonLink to="/pricing">{state === "failed" ? "Try again" : "See the plan"}</ButtonLink>
          )}
        </div>
      </Card>
    </div>
  );
}
