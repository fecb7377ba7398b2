import { useLoaderData } from "@remix-run/react";
import { PlanCard } from "~/components/plan-card";
import { publicMeta } from "~/components/public-meta";
import { PublicShell } from "~/components/public-shell";
import { ButtonLink } from "~/components/ui/button";
import { useSignedIn } from "~/components/use-signed-in";
import { page } from "~/http/respond.server";
import { paymentsMode } from "~/providers/payments/registry.server";

export const meta = publicMeta({
  path: "/pricing",
  title: "Pricing · relevel.me",
  description: "Free when you host it yourself, with everything unlocked.",
});

export const loader = page(() => ({ selfHosted: paymentsMode() === "off" }));

export default function Pricing() {
  const { selfHosted } = useLoaderData<typeof loader>();
  const signedIn = useSignedIn();
  return (
    <PublicShell>
      <div className={`mx-auto px-4 pt-8 sm:px-6 sm:pt-16 ${selfHosted ? "max-w-2xl" : "max-w-4xl"}`}>
        <h1 className="text-3xl sm:text-4xl">Pricing</h1>
        <p className="mt-3 max-w-prose text-lg text-muted">
          {selfHosted
            ? "This server is self-hosted. Nothing is sold here and nothing is locked."
            : "On this server, calls are part of the Pro plan. Whoever runs it grants the plan; nothing can be bought on this page."}
        </p>
        <div className={`mt-8 grid gap-6 ${selfHosted ? "" : "sm:grid-cols-2"}`}>
          <PlanCard
            name="Self-hosted"
            price="Free"
            note="On your own machine"
            badge={selfHosted ? "This server" : undefined}
            highlighted={selfHosted}
            features={[
              "A call a day, and whenever you press the button",
              "Every transcript and every receipt, kept on your machine",
              "As many people as your machine carries",
              "A phone simulator, so that it runs without a phone company",
            ]}
            action={
              selfHosted ? (
                <ButtonLink to={signedIn ? "/dashboard" : "/signup"}>
                  {signedIn ? "Open the dashboard" : "Choose your time"}
                </ButtonLink>
              ) : undefined
            }
          />
          {selfHosted ? null : (
            <PlanCard
              name="Pro"
              price="By arrangement"
              note="Ask whoever runs this server"
              highlighted
              features={[
                "A call a day at the time you chose",
                "Call now, whenever you like",
                "Transcripts and receipts",
              ]}
            />
          )}
        </div>
      </div>
    </PublicShell>
  );
}
