import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { z } from "zod";
import { CalendarCard } from "~/components/calendar-card";
import { CallPlanCard } from "~/components/call-plan-card";
import { ConsentCard } from "~/components/consent-card";
import { PauseCard } from "~/components/pause-card";
import { CallsSwitch, ProfileForm, SETTINGS_INTENTS, SessionsList } from "~/components/settings-form";
import { ButtonLink } from "~/components/ui/button";
import { PageTitle } from "~/components/ui/page-title";
import { listSessions } from "~/domain/accounts/list-sessions.server";
import { revokeOtherSessions, revokeSession } from "~/domain/accounts/revoke-session.server";
import { describeSession } from "~/domain/accounts/session-words";
import { CONSENT } from "~/domain/onboarding/consent";
import { loadProfiled, loadUser } from "~/domain/onboarding/load-user.server";
import { phoneStanding } from "~/domain/onboarding/phone-standing";
import { profileForm } from "~/domain/onboarding/profile";
import { calendarAddress, calendarIntent } from "~/domain/schedule/calendar-feed.server";
import { CalendarForm } from "~/domain/schedule/calendar-form";
import { countryHours, hoursWords } from "~/domain/schedule/call-hours";
import { callPlanForm, callPlanValues, pauseForm } from "~/domain/schedule/call-plan-form";
import { fullDayWords } from "~/domain/schedule/day-words";
import { describeNextCall } from "~/domain/schedule/describe-next-call";
import { hoursTick } from "~/domain/schedule/hours-choice";
import { PLAN_INTENTS } from "~/domain/schedule/intents";
import { dayAfter, localDayAt } from "~/domain/schedule/local-time";
import { pauseCalls } from "~/domain/schedule/pause-calls.server";
import { saveCallPlan } from "~/domain/schedule/save-call-plan.server";
import { savePlan } from "~/domain/schedule/save-plan.server";
import { switchCalls } from "~/domain/schedule/switch-calls.server";
import { withdrawConsent } from "~/domain/schedule/withdraw-consent.server";
import { zoneChoices } from "~/domain/schedule/zone-choices";
import { parseForm, refuseField } from "~/http/forms.server";
import { calendarKey } from "~/http/instance.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";

// Shows something only after the browser has been asked.
const InstallApp = lazy(() => import("~/components/install-app"));

export const meta: MetaFunction = () => [{ title: "Settings · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId, sessionId } = await requireSession(request);
  const now = new Date();
  const user = await loadProfiled(userId, now);
  const sessions = await listSessions(userId, now);
  const country = countryHours(user.phone);
  const today = localDayAt(now, user.localTz, user.dayStart);
  const pausedUntil = user.pausedUntil && user.pausedUntil > today ? user.pausedUntil : null;
  return {
    values: {
      firstName: user.firstName,
      phone: user.phone,
      localTz: user.localTz,
      callTime: user.callTime,
      language: user.language,
    },
    phoneStanding: phoneStanding(user),
    zones: zoneChoices(now),
    simulator: callSettings().reservedNumbers,
    everyDay: user.callDays.length === 7 && Object.keys(user.weekdayTimes).length === 0,
    plan: {
      values: callPlanValues(user),
      usual: user.callTime,
      countryHours: hoursWords(country),
      hoursTick: hoursTick(country),
    },
    pause: {
      pausedUntil: pausedUntil && fullDayWords(pausedUntil, today),
      earliest: dayAfter(today),
    },
    calendar: await calendarAddress(userId, calendarKey()),
    callEnabled: user.callEnabled,
    next: describeNextCall(user, now),
    consent: { given: user.consented, text: CONSENT.text },
    sessions: sessions.map((session) =>
      describeSession(session, { current: session.id === sessionId, zone: user.localTz, now }),
    ),
    hasBilling: paymentsMode() !== "off",
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
  const user = await loadUser(userId, now);
  const { phone, callTime, localTz, dayStart } = user;
  const form = await parseForm(
    request,
    z.discriminatedUnion("intent", [
      profileForm(callSettings(), user).safeExtend({ intent: z.literal(SETTINGS_INTENTS.profile) }),
      callPlanForm({ phone: phone ?? "", callTime: callTime ?? "" }),
      pauseForm(localDayAt(now, localTz ?? "UTC", dayStart)),
      z.object({ intent: z.literal(PLAN_INTENTS.resume) }),
      CalendarForm,
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
      try {
        await savePlan(userId, form.data, null, now);
      } catch (failure) {
        return refuseField(failure, { zone_unknown: "localTz" }, { language: user.language, ...form.data });
      }
      return redirect("/settings?saved=profile");
    case "plan":
      await saveCallPlan(userId, form.data.change, now);
      return redirect("/settings?saved=plan");
    case "pause":
      await pauseCalls(userId, form.data.until, now);
      return redirect("/settings");
    case "resume":
      await pauseCalls(userId, null, now);
      return redirect("/settings");
    case "calendar":
      await calendarIntent(userId, form.data.calendar);
      return redirect("/settings");
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
  /** What was refused of the form with this intent. */
  const refusedOf = (intent: string) => (refused?.values.intent === intent ? refused : undefined);
  const [profile, plan, pause] = [SETTINGS_INTENTS.profile, PLAN_INTENTS.plan, PLAN_INTENTS.pause].map(
    refusedOf,
  );
  const next = data.next.next;
  return (
    <>
      <PageTitle
        action={
          <div className="flex flex-wrap gap-3">
            <ButtonLink to="/companion" variant="secondary">
              Your companion
            </ButtonLink>
            <ButtonLink to="/account" variant="secondary">
              Your data
            </ButtonLink>
            {data.hasBilling ? (
              <ButtonLink to="/billing" variant="secondary">
                Billing
              </ButtonLink>
            ) : null}
          </div>
        }
      >
        Settings
      </PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-6">
          <ProfileForm
            key={JSON.stringify(data.values)}
            values={profile?.values ?? data.values}
            errors={profile?.errors}
            zones={data.zones}
            simulator={data.simulator}
            phoneStanding={data.phoneStanding}
            consented={data.consent.given}
            everyDay={data.everyDay}
            saved={data.saved === "profile" && !refused}
          />
          <CallPlanCard
            key={JSON.stringify(data.plan.values)}
            {...data.plan}
            values={plan?.values ?? data.plan.values}
            errors={plan?.errors}
            saved={data.saved === "plan" && !refused}
          />
        </div>
        <div className="flex flex-col gap-6">
          <CallsSwitch
            enabled={data.callEnabled}
            description={
              next
                ? `Next call ${next.day} at ${next.localTime}, ${next.city}.`
                : (data.callEnabled && data.next.reason) || undefined
            }
          />
          <PauseCard {...data.pause} value={pause?.values.until} error={pause?.errors.until} />
          <CalendarCard address={data.calendar} />
          <ConsentCard given={data.consent.given} text={data.consent.text} />
          <SessionsList sessions={data.sessions} />
          <Suspense fallback={null}>
            <InstallApp />
          </Suspense>
        </div>
      </div>
    </>
  );
}
