import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CallFacts } from "~/components/call-facts";
import { isLiveStatus } from "~/components/call-words";
import { LiveCallCard } from "~/components/live-call-card";
import { RecallCard } from "~/components/recall-card";
import { ReflectionCard } from "~/components/reflection-card";
import { StillCallCard } from "~/components/still-call-card";
import { TalkGains } from "~/components/talk-gains";
import { Transcript } from "~/components/transcript";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { useCallUpdates, useFreshData } from "~/components/use-call-updates";
import { useLapsed } from "~/components/use-lapsed";
import { WhatChanged } from "~/components/what-changed";
import { describeCall } from "~/domain/calls/describe-call";
import { getCall } from "~/domain/calls/queries.server";
import { describeHeard } from "~/domain/checkpoints/describe-recalls";
import { recallsOfCall } from "~/domain/checkpoints/queries.server";
import { loadReader } from "~/domain/onboarding/load-user.server";
import { phoneStanding } from "~/domain/onboarding/phone-standing";
import { dayOfQuote, saidOn } from "~/domain/privacy/retention";
import { callOutcome } from "~/domain/progress/call-outcome.server";
import { correctTurn } from "~/domain/progress/correct-turn.server";
import { CorrectionForm } from "~/domain/progress/correction-form";
import { describeOutcome } from "~/domain/progress/describe-outcome";
import { describeNextCall } from "~/domain/schedule/describe-next-call";
import { localDayAt } from "~/domain/schedule/local-time";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
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
  const user = await loadReader(userId, now);
  const call = await getCall(userId, params.callId ?? "");
  const place = { zone: user.localTz, city: cityOf(user.localTz) };
  const { id, status, kind, scheduledAt, answeredAt, durationSeconds } = call;
  const ahead = describeNextCall(user, now);
  const words = describeCall(call, place, ahead, now);
  const outcome = await callOutcome(userId, call, now);
  const recalls = await recallsOfCall(userId, id);
  const today = localDayAt(now, user.localTz, user.dayStart);
  return {
    call: { id, status, kind, scheduledAt, answeredAt, durationSeconds },
    words,
    outcome: describeOutcome(outcome, words.turns, ahead.next, today),
    heard: recalls.filter(({ confirmed }) => !confirmed).map((recall) => describeHeard(recall, today)),
    justEnded: call.endedAt !== null && now.getTime() - Date.parse(call.endedAt) < AFTERMATH,
    saidOn: call.transcriptPurgedAt && saidOn(dayOfQuote(call.localDate)),
    firstName: user.firstName,
    phoneHref: call.toNumber && rungInBrowser(call.toNumber) ? "/simulator/phone" : undefined,
    codeHref: kind === "verification" && phoneStanding(user) === "unproved" ? "/verify" : undefined,
  };
});

export const action = page(async ({ request, params }) => {
  const { userId } = await requireSession(request);
  const callId = params.callId ?? "";
  const form = await parseForm(request, CorrectionForm);
  if (!form.ok) {
    const turn = Number(form.values.turn);
    const message = form.errors.meant;
    if (!message || !Number.isInteger(turn)) throw new AppError("bad_request");
    return Response.json({ turn, message }, { status: 422 });
  }
  const { turn, intent } = form.data;
  const meant = intent === "correct" ? form.data.meant : intent === "leave-out" ? "" : null;
  await correctTurn(userId, { callId, turn, meant });
  return redirect(`/calls/${callId}#reflection`);
});

export default function CallPage() {
  const { call, words, outcome, heard, justEnded, saidOn, firstName, phoneHref, codeHref } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const lapsed = useLapsed();
  const live = isLiveStatus(call.status);
  const crisis = outcome.reflection?.outcome === "crisis";
  useCallUpdates(live ? call.id : null);
  useFreshData(outcome.writing ? 1 * SECOND : justEnded ? 3 * SECOND : null);
  return (
    <>
      {(live && !words.still) || outcome.writing ? (
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
            writingUp={outcome.writing}
            waitsFor={words.waitsFor}
            phoneHref={phoneHref}
            codeHref={codeHref}
            linked={false}
            gently={crisis}
          />
          {outcome.changed ? <WhatChanged changes={outcome.changed} /> : null}
          {/* Two columns, each as long as it is; on a phone one, with the receipt at its end. */}
          <div className="grid items-start gap-6 lg:grid-cols-[1.6fr_1fr] lg:grid-rows-[auto_1fr]">
            {outcome.reflection ? (
              <ReflectionCard
                words={outcome.reflection}
                turns={outcome.cited}
                error={refused}
                saidOn={saidOn}
              />
            ) : null}
            <div className="contents lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:flex lg:flex-col lg:gap-6">
              {outcome.reflection && !crisis ? <TalkGains {...outcome.gains} /> : null}
              {outcome.reflection && !lapsed
                ? heard.map((recall) => (
                    <RecallCard key={recall.reviewId} heard={recall} action="/dashboard" />
                  ))
                : null}
              <CallFacts
                why={words.why}
                facts={words.facts}
                attempts={words.attempts}
                events={words.events}
                className="order-last"
              />
            </div>
            <Card title="Transcript" titleId="transcript" className="lg:col-start-1">
              <Transcript
                turns={outcome.turns}
                userName={firstName}
                emptyText={words.emptyText}
                correctable
              />
            </Card>
          </div>
        </div>
      )}
    </>
  );
}
