import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { LeaveFor } from "~/components/leave-for";
import { PlanCard } from "~/components/plan-card";
import { BuyButton, StillOpen, WaitlistCard } from "~/components/pricing-cards";
import { publicMeta } from "~/components/public-meta";
import { PublicShell } from "~/components/public-shell";
import { ButtonLink } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { useSignedIn } from "~/components/use-signed-in";
import { PricingForm } from "~/domain/billing/billing-forms";
import { BILLING_LIMITS } from "~/domain/billing/billing-limits";
import { standingWords } from "~/domain/billing/billing-words";
import { describeLapse } from "~/domain/billing/describe-lapse";
import { describeOffer } from "~/domain/billing/describe-offer";
import { loadBilling } from "~/domain/billing/load-billing.server";
import { loadOffer } from "~/domain/billing/load-offer.server";
import { openCheckout } from "~/domain/billing/open-checkout.server";
import { joinWaitlist, leaveWaitlist } from "~/domain/billing/waitlist.server";
import { loadProfiled } from "~/domain/onboarding/load-user.server";
import { parseForm } from "~/http/forms.server";
import { keepTo } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { readSession, requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { paymentSettings } from "~/providers/payments/registry.server";

export const meta = publicMeta({
  path: "/pricing",
  title: "Pricing · relevel.me",
  description: "Free when you host it yourself, with everything unlocked.",
});

const HERE = "/pricing";

export const loader = page(async ({ request }) => {
  const { mode, planMinutes } = paymentSettings();
  if (mode === "off") return { sold: null };
  const now = new Date();
  const session = await readSession(request);
  if (!session) {
    const offer = describeOffer(await loadOffer(now), planMinutes, { hadTrial: false });
    return { sold: { offer, person: null } };
  }
  const billing = await loadBilling(session.userId, now);
  const { offer, hadTrial, standing, openCheckout: open, waitlisted } = billing;
  const lapse = describeLapse(mode, session.plan, session.localTz, now);
  return {
    sold: {
      offer: describeOffer(offer, planMinutes, { hadTrial }),
      person: {
        words: [
          standingWords(standing, { zone: session.localTz ?? "UTC", now }),
          standing.state === "gift" &&
            standing.canSubscribe &&
            "A plan that is bought now begins now, beside the gift.",
        ]
          .filter(Boolean)
          .join(" "),
        state: standing.state,
        lapse,
        mayBuy: standing.canSubscribe,
        hasOpenCheckout: open !== null,
        waitlisted,
      },
    },
  };
});

type Answer = { checkoutUrl: string } | { error: string };

export const action = page(async ({ request }) => {
  const { mode } = paymentSettings();
  if (mode === "off") throw new AppError("not_found");
  const { userId } = await requireSession(request);
  const form = await parseForm(request, PricingForm);
  if (!form.ok) throw new AppError("bad_request");
  const now = new Date();
  switch (form.data.intent) {
    case "join-waitlist":
      await joinWaitlist(userId);
      return redirect(HERE);
    case "leave-waitlist":
      await leaveWaitlist(userId);
      return redirect(HERE);
  }
  await loadProfiled(userId, now);
  await keepTo(BILLING_LIMITS.checkout, [userId], now);
  try {
    return Response.json((await openCheckout(userId, now)) satisfies Answer);
  } catch (failure) {
    if (!(failure instanceof AppError) || ![409, 503].includes(failure.status)) throw failure;
    return Response.json({ error: failure.message } satisfies Answer, { status: failure.status });
  }
});

export default function Pricing() {
  const { sold } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const [search] = useSearchParams();
  const left = sold?.person?.mayBuy && search.get("checkout") === "left";
  return (
    <PublicShell>
      <div className={`mx-auto px-4 pt-8 sm:px-6 sm:pt-16 ${sold ? "max-w-4xl" : "max-w-2xl"}`}>
        <h1 className="text-3xl sm:text-4xl">Pricing</h1>
        <p className="mt-3 max-w-prose text-lg text-muted">
          {sold
            ? "On this server, calls are part of the Pro plan. The same software is free on a machine of your own."
            : "This server is self-hosted. Nothing is sold here and nothing is locked."}
        </p>
        <div className="mt-6 flex flex-col gap-4 empty:hidden">
          {answer && "error" in answer ? <Notice tone="error">{answer.error}</Notice> : null}
          {answer && "checkoutUrl" in answer ? (
            <Notice>
              <LeaveFor url={answer.checkoutUrl} what="The checkout" />
            </Notice>
          ) : null}
          {left && !answer ? (
            <Notice>You left the checkout, and nothing was charged. It is there whenever you like.</Notice>
          ) : null}
          {sold?.person?.lapse ? (
            <Notice>
              <p>
                {sold.person.lapse.words}{" "}
                {sold.person.lapse.link.to === HERE ? null : (
                  <Link to={sold.person.lapse.link.to} className="link tap">
                    {sold.person.lapse.link.words}
                  </Link>
                )}
              </p>
              <StillOpen />
            </Notice>
          ) : null}
        </div>
        <div className={`mt-8 grid gap-6 ${sold ? "sm:grid-cols-2" : ""}`}>
          {sold ? <ProCard {...sold} /> : null}
          <HostCard sold={sold !== null} />
        </div>
        {sold ? (
          <div className="mt-6">
            <WaitlistCard waitlisted={sold.person?.waitlisted ?? null} action={HERE} />
          </div>
        ) : null}
      </div>
    </PublicShell>
  );
}

type Sold = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["sold"]>;

function ProCard({ offer: { button, ...offer }, person }: Sold) {
  const has = person !== null && person.state !== "none" && person.state !== "ended";
  return (
    <PlanCard
      name="Pro"
      {...offer}
      badge={has ? "Your plan" : undefined}
      highlighted
      action={
        person ? (
          <div className="flex flex-col items-start gap-3">
            {has ? <p className="text-muted">{person.words}</p> : null}
            {person.mayBuy ? (
              <BuyButton action={HERE} words={person.hasOpenCheckout ? "Back to the checkout" : button} />
            ) : null}
            {has ? (
              <ButtonLink to="/billing" variant="secondary">
                Open Billing
              </ButtonLink>
            ) : null}
          </div>
        ) : (
          <ButtonLink to="/signup">Choose your time</ButtonLink>
        )
      }
    />
  );
}

function HostCard({ sold }: { sold: boolean }) {
  const signedIn = useSignedIn();
  return (
    <PlanCard
      name={sold ? "Host it yourself" : "Self-hosted"}
      price="Free"
      note="On your own machine"
      badge={sold ? undefined : "This server"}
      highlighted={!sold}
      features={[
        "A call a day, and whenever you press the button",
        "Every transcript and every receipt, kept on your machine",
        "As many people as your machine carries",
        "A phone simulator, so that it runs without a phone company",
      ]}
      action={
        sold ? undefined : (
          <ButtonLink to={signedIn ? "/dashboard" : "/signup"}>
            {signedIn ? "Open the dashboard" : "Choose your time"}
          </ButtonLink>
        )
      }
    />
  );
}
