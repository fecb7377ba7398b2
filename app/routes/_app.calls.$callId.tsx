import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CallFacts } from "~/components/call-facts";
import { isLiveStatus } from "~/components/call-words";
import { LiveCallCard } from "~/components/live-call-card";
import { StillCallCard } from "~/components/still-call-card";
import { Transcript } from "~/components/transcript";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { useCallUpdates, useFreshData } from "~/components/use-call-updates";
import { describeCall } from "~/domain/calls/describe-call";
import { getCall } from "~/domain/calls/queries.server";
import { loadReadyUser } from "~/domain/onboarding/load-user.server";
import { phoneStanding } from "~/domain/onboarding/phone-standing";
import { describeNextCall } from "~/domain/schedule/describe-next-call";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { SECOND } from "~/lib/time";
import { cityOf } from "~/lib/zone-words";
import { rungInBrowser } from "~/providers/telephony/registry.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.words.title : "Call"} · relevel.me` },
];

/** What was asked for on the phone is done in the moments after the call. */
const AFTERMATH = 30 * SECOND;

export const loader = page(async ({ request, params }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadReadyUser(userId, now);
  const call = await getCall(userId, params.callId ?? "");
  const place = { zone: user.localTz, city: cityOf(user.localTz) };
  const { id, status, kind, scheduledAt, answeredAt, durationSeconds } = call;
  return {
    call: { id, status, kind, scheduledAt, answeredAt, durationSeconds },
    words: describeCall(call, place, describeNextCall(user, now), now),
    justEnded: call.endedAt !== null && now.getTime() - Date.parse(call.endedAt) < AFTERMATH,
    firstName: user.firstName,
    phoneHref: call.toNumber && rungInBrowser(call.toNumber) ? "/simulator/phone" : undefined,
    codeHref: kind === "verification" && phoneStanding(user) === "unproved" ? "/verify" : undefined,
  };
});

export default function CallPage() {
  const { call, words, justEnded, firstName, phoneHref, codeHref } = useLoaderData<typeof loader>();
  const live = isLiveStatus(call.status);
  useCallUpdates(live ? call.id : null);
  useFreshData(justEnded ? 3 * SECOND : null);
  return (
    <>
      {live && !words.still ? (
        <noscript>
          <meta httpEquiv="refresh" content="3" />
        </noscript>
      ) : null}
      <PageTitle
        action={
          <ButtonLink to="/calls" variant="ghost" size="sm">
            All calls
          </ButtonLink>
        }
      >
        {words.title}
      </PageTitle>
      {words.still ? (
        <div className="flex flex-col gap-6">
          <StillCallCard {...words.still} />
          <CallFacts
            facts={words.facts}
            attempts={words.attempts}
            events={words.events}
            className="lg:grid-cols-2"
          />
        </div>
      ) : (
        <div className="flex flex-col gap-6">
          <LiveCallCard
            call={call}
            waitsFor={words.waitsFor}
            phoneHref={phoneHref}
            codeHref={codeHref}
            linked={false}
          />
          <div className="grid items-start gap-6 lg:grid-cols-[1.6fr_1fr]">
            <Card title="Transcript" titleId="transcript">
              <Transcript turns={words.turns} userName={firstName} emptyText={words.emptyText} />
            </Card>
            <CallFacts why={words.why} facts={words.facts} attempts={words.attempts} events={words.events} />
          </div>
        </div>
      )}
    </>
  );
}
