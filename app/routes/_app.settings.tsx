import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ConsentCard } from "~/components/consent-card";
import { CallsSwitch, ProfileForm, SETTINGS_INTENTS, SessionsList } from "~/components/settings-form";
import { PageTitle } from "~/components/ui/page-title";
import { listSessions } from "~/domain/accounts/list-sessions.server";
import { revokeOtherSessions, revokeSession } from "~/domain/accounts/revoke-session.server";
import { describeSession } from "~/domain/accounts/session-words";
import { CONSENT } from "~/domain/onboarding/consent";
import { loadReadyUser } from "~/domain/onboarding/load-user.server";
import { profileForm } from "~/domain/onboarding/profile";
import { describeNextCall } from "~/domain/schedule/describe-next-call";
import { savePlan } from "~/domain/schedule/save-plan.server";
import { switchCalls } from "~/domain/schedule/switch-calls.server";
import { withdrawConsent } from "~/domain/schedule/withdraw-consent.server";
import { zoneChoices } from "~/domain/schedule/zone-choices";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { callSettings } from "~/providers/telephony/registry.server";

export const meta: MetaFunction = () => [{ title: "Settings · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId, sessionId } = await requireSession(request);
  const now = new Date();
  const user = await loadReadyUser(userId, now);
  const sessions = await listSessions(userId, now);
  return {
    values: {
      firstName: user.firstName,
      phone: user.phone,
      localTz: user.localTz,
      callTime: user.callTime,
    },
    zones: zoneChoices(now),
    simulator: callSettings().reservedNumbers,
    callEnabled: user.callEnabled,
    next: describeNextCall(user, now),
    consent: { given: user.consented, text: CONSENT.text },
    sessions: sessions.map((session) =>
      describeSession(session, { current: session.id === sessionId, zone: user.localTz, now }),
    ),
    saved: new URL(request.url).searchParams.get("saved"),
  };
});

const CallsForm = z.object({ callEnabled: z.enum(["on", "off"]) });
const SessionForm = z.object({ sessionId: z.uuid() });
const ConsentForm = z.object({ consent: z.enum(["give", "withdraw"]) });

type Refused = { values: Record<string, string>; errors: Record<string, string> };

export const action = page(async ({ request }) => {
  const { userId, sessionId } = await requireSession(request);
  const now = new Date();
  const form = await parseForm(
    request,
    z.discriminatedUnion("intent", [
      profileForm(callSettings()).extend({ intent: z.literal(SETTINGS_INTENTS.profile) }),
      CallsForm.extend({ intent: z.literal(SETTINGS_INTENTS.calls) }),
      SessionForm.extend({ intent: z.literal(SETTINGS_INTENTS.revokeSession) }),
      z.object({ intent: z.literal(SETTINGS_INTENTS.revokeOthers) }),
      ConsentForm.extend({ intent: z.literal(SETTINGS_INTENTS.consent) }),
    ]),
  );
  if (!form.ok) {
    const refused: Refused = { values: form.values, errors: form.errors };
    return Response.json(refused, { status: 422 });
  }
  switch (form.data.intent) {
    case "profile":
      await savePlan(userId, form.data, null, now);
      return redirect("/settings?saved=profile");
    case "calls":
      await switchCalls(userId, form.data.callEnabled === "on", null, now);
      return redirect("/settings");
    case "consent":
      if (form.data.consent === "give")
        await switchCalls(userId, true, { ...CONSENT, source: "settings" }, now);
      else await withdrawConsent(userId, "settings", now);
      return redirect("/settings");
    case "revoke-others":
      await revokeOtherSessions(userId, sessionId);
      return redirect("/settings");
    case "revoke-session":
      await revokeSession(userId, form.data.sessionId);
      return redirect(form.data.sessionId === sessionId ? "/" : "/settings");
  }
});

export default function Settings() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const next = data.next.next;
  return (
    <>
      <PageTitle>Settings</PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ProfileForm
          key={JSON.stringify(data.values)}
          values={refused?.values ?? data.values}
          errors={refused?.errors}
          zones={data.zones}
          simulator={data.simulator}
          consented={data.consent.given}
          saved={data.saved === "profile" && !refused}
        />
        <div className="flex flex-col gap-6">
          <CallsSwitch
            enabled={data.callEnabled}
            description={
              next
                ? `Next call ${next.day} at ${next.localTime}, ${next.city}.`
                : (data.callEnabled && data.next.reason) || undefined
            }
          />
          <ConsentCard given={data.consent.given} text={data.consent.text} />
          <SessionsList sessions={data.sessions} />
        </div>
      </div>
    </>
  );
}
