import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FocusShell } from "~/components/focus-shell";
import { OnboardingForm } from "~/components/onboarding-form";
import { CONSENT } from "~/domain/onboarding/consent";
import { languageOf } from "~/domain/onboarding/language";
import { loadUser } from "~/domain/onboarding/load-user.server";
import { nextStep } from "~/domain/onboarding/next-step";
import { onboardingForm } from "~/domain/onboarding/profile";
import { savePlan } from "~/domain/schedule/save-plan.server";
import { zoneChoices } from "~/domain/schedule/zone-choices";
import { parseForm, refuseField } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { callSettings } from "~/providers/telephony/registry.server";

export const meta: MetaFunction = () => [{ title: "Your call · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadUser(userId, now);
  const missing = nextStep(user);
  if (missing !== "profile") throw redirect(missing === "plan" ? "/pricing" : "/dashboard");
  return {
    values: {
      firstName: user.firstName ?? undefined,
      phone: user.phone ?? undefined,
      localTz: user.localTz ?? undefined,
      callTime: user.callTime ?? undefined,
    },
    zones: zoneChoices(now),
    simulator: callSettings().reservedNumbers,
    language: languageOf(request.headers.get("accept-language")),
    consentText: CONSENT.text,
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadUser(userId, now);
  const form = await parseForm(request, onboardingForm(callSettings(), user));
  if (!form.ok) return Response.json({ values: form.values, errors: form.errors }, { status: 422 });
  try {
    await savePlan(userId, form.data, { ...CONSENT, source: "onboarding" }, now);
  } catch (failure) {
    return refuseField(failure, { zone_unknown: "localTz" }, { language: user.language, ...form.data });
  }
  const missing = nextStep(await loadUser(userId, now));
  return redirect(missing === "plan" ? "/pricing" : "/dashboard");
});

type Refused = { values: Record<string, string>; errors: Record<string, string> };

export default function Onboarding() {
  const { values, zones, simulator, language, consentText } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const typed = refused && { ...refused.values, consent: Boolean(refused.values.consent) };
  return (
    <FocusShell title="When shall I call?" lead="Four answers and the first call is set." mood="happy">
      <OnboardingForm
        values={typed ?? values}
        errors={refused?.errors}
        zones={zones}
        simulator={simulator}
        language={language}
        consentText={consentText}
      />
    </FocusShell>
  );
}
