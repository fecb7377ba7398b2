import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PenLine } from "lucide-react";
import type { PageFrame } from "~/components/app-shell";
import { CallNowButton } from "~/components/call-now";
import { callStatusText } from "~/components/call-words";
import { CallsList } from "~/components/calls-list";
import { Hud } from "~/components/hud";
import { KeptCard } from "~/components/kept-card";
import { LiveCallCard } from "~/components/live-call-card";
import { MendCard } from "~/components/mend-card";
import { LaterCall, MovedCall, SkipButton, WaitingCall } from "~/components/next-call-actions";
import { NextCallCard } from "~/components/next-call-card";
import { NumberCard } from "~/components/number-card";
import { QuestDock } from "~/components/quest-dock";
import { RecallCard } from "~/components/recall-card";
import { Room } from "~/components/room";
import { RoomCompanion } from "~/components/room-companion";
import { TryKept } from "~/components/try-kept";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { Notice } from "~/components/ui/notice";
import { useCallUpdates, useFreshData } from "~/components/use-call-updates";
import { WorldPeek } from "~/components/world-peek";
import { callsRest, planLine } from "~/domain/billing/room-billing";
import { CALL_ASKS } from "~/domain/calls/call-limits";
import { greeting, quietOf } from "~/domain/calls/greeting";
import { lastStory } from "~/domain/calls/last-story";
import { listItem } from "~/domain/calls/list-item";
import { maskPhoneNumber } from "~/domain/calls/phone-number";
import { requestCall } from "~/domain/calls/request-call.server";
import { takeBackCall } from "~/domain/calls/take-back-call.server";
import { waitingWords } from "~/domain/calls/waiting-words";
import { answerRecall } from "~/domain/checkpoints/answer-recall.server";
import { describeDue, describeHeard } from "~/domain/checkpoints/describe-recalls";
import { loadReadyUser } from "~/domain/onboarding/load-user.server";
import { nextStep } from "~/domain/onboarding/next-step";
import { phoneStanding } from "~/domain/onboarding/phone-standing";
import { readyUser } from "~/domain/onboarding/ready-user";
import { companionLines } from "~/domain/progress/companion-lines";
import { DashboardForm, isNewEntry } from "~/domain/progress/dashboard-form";
import { describeKept } from "~/domain/progress/describe-kept";
import { describeQuest, describeStanding, keptWords, mendWords } from "~/domain/progress/describe-progress";
import { dropQuest } from "~/domain/progress/drop-quest.server";
import { finishQuest } from "~/domain/progress/finish-quest.server";
import { reopenQuest } from "~/domain/progress/reopen-quest.server";
import { repairStreak } from "~/domain/progress/repair-streak.server";
import { loadRoom } from "~/domain/progress/room.server";
import { shrinkQuest } from "~/domain/progress/shrink-quest.server";
import { takeOnQuest } from "~/domain/progress/take-on-quest.server";
import { worldPeek } from "~/domain/progress/world-view";
import { describeNextCall } from "~/domain/schedule/describe-next-call";
import { DASHBOARD_INTENTS, LATER_MINUTES } from "~/domain/schedule/intents";
import { localTimeAt } from "~/domain/schedule/local-time";
import { clearMove } from "~/domain/schedule/move-call.server";
import { skipNextCall } from "~/domain/schedule/skip-next-call.server";
import { parseForm } from "~/http/forms.server";
import { keepTo } from "~/http/rate-limit.server";
import { page, responseInit } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";
import { rungInBrowser } from "~/providers/telephony/registry.server";

export const meta: MetaFunction = () => [{ title: "Dashboard · relevel.me" }];

const RECENT = 5;
/** The card that a refusal is shown on. */
const NEXT_CALL = ["later", "takeBack", "skip", "unskip", "unmove"].map(
  (name) => DASHBOARD_INTENTS[name as keyof typeof DASHBOARD_INTENTS],
);
const QUESTS = ["finish-quest", "drop-quest", "reopen-quest", "take-on-quest", "shrink-quest"];

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const asked = new URL(request.url).searchParams;
  const room = await loadRoom(userId, { recent: RECENT, done: asked.get("done") }, now);
  // Whoever says that they come from a checkout is told what became of it, and is no further for saying so. The vendor
  // has put their e-mail address into this page's, too.
  if (asked.get("checkout") === "success" && room.billing !== null && nextStep(room.user) !== "profile")
    throw redirect("/checkout");
  const user = readyUser(room.user);
  const reader = { zone: user.localTz, now };
  const rest = callsRest(room.billing, reader);
  // What waits for its time is refused then.
  const rings = <Call extends { scheduledAt: string }>(call: Call | null) =>
    call && rest && Date.parse(call.scheduledAt) < rest.until.getTime() ? null : call;
  const { live, over, recent } = room.calls;
  const [waiting, again] = [rings(room.calls.waiting), rings(room.calls.again)];
  const { tried, last } = lastStory(again, recent, now);
  const next = describeNextCall(user, now, { paused: room.paused, rest });
  const quiet = quietOf(user, next.next !== null, rest !== null);
  const { today, quests, promises, mendable, noGame, ...progress } = room.progress;
  const words = greeting(user.firstName, last, user.localTz, now, quiet, noGame);
  const kept = room.talks.last;
  return {
    hello: words.hello,
    plan: {
      line: planLine(room.billing, reader),
      usedUp: rest !== null,
      begun: asked.get("plan") === "new" && room.billing !== null,
    },
    lines: companionLines({
      greeting: words.line,
      gently: noGame,
      today,
      language: user.language,
      quests: quests.open,
      ...room.talks,
    }),
    look: room.look,
    hour: Number(localTimeAt(now, user.localTz).slice(0, 2)),
    standing: noGame ? null : describeStanding({ ...progress, today }),
    quests: noGame
      ? null
      : {
          open: quests.open.map((quest) => describeQuest(quest, today)),
          waiting: quests.waiting.map((quest) => describeQuest(quest, today)),
          kept: keptWords(promises),
          justDone: room.justDone,
        },
    mendable: mendable.map((day) => ({ day, words: mendWords(day, today) })),
    recalls: noGame
      ? { due: [], heard: [] }
      : {
          due: room.recalls.due.map((item) => describeDue(item, today)),
          heard: room.recalls.toConfirm.map((recall) => describeHeard(recall, today)),
        },
    world: noGame ? null : worldPeek(room.world),
    kept: kept && !noGame ? describeKept(kept, today) : null,
    number: {
      masked: maskPhoneNumber(user.phone),
      mayRing: phoneStanding(user) === "proved",
      /** The number itself is what keeps the phone quiet. */
      problem: quiet === "unproved" || quiet === "blocked" ? quiet : null,
    },
    next,
    live,
    over: over && { ...over, isWriting: over.id === room.writing },
    waiting: waiting && waitingWords(waiting, user.localTz, now),
    again: again && { ...waitingWords(again, user.localTz, now), after: tried?.status ?? null },
    phoneHref: rungInBrowser(user.phone) ? "/simulator/phone" : undefined,
    codeHref: live?.kind === "verification" && !user.phoneProved ? "/verify" : undefined,
    recent: recent.map((call) => listItem(call, user.localTz, now)),
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const form = await parseForm(request, DashboardForm);
  if (!form.ok) {
    const message = form.errors.title ?? form.errors.note;
    if (!message) throw new AppError("bad_request");
    return Response.json({ intent: form.values.intent, error: message }, { status: 422 });
  }
  const { data } = form;
  const now = new Date();
  try {
    if (isNewEntry(data)) await loadReadyUser(userId, now);
    if ("itemId" in data) {
      await answerRecall(userId, data, now);
      return redirect("/dashboard#recall");
    }
    if (data.intent === "call" || data.intent === "later") await keepTo(CALL_ASKS, [userId], now);
    switch (data.intent) {
      case "call":
        return redirect(`/calls/${(await requestCall(userId, now)).callId}`);
      case "later":
        await requestCall(userId, now, { inMinutes: LATER_MINUTES });
        break;
      case "take-back":
        await takeBackCall(userId, data.callId, now);
        break;
      case "skip":
        await skipNextCall(userId, data.day, now);
        break;
      case "unskip":
        await skipNextCall(userId, null, now);
        break;
      case "unmove":
        await clearMove(userId, now);
        break;
      case "finish-quest":
        await finishQuest(userId, data.questId, now);
        return redirect(`/dashboard?done=${data.questId}#quests`);
      case "drop-quest":
        await dropQuest(userId, data.questId, now);
        return redirect("/dashboard#quests");
      case "reopen-quest":
        await reopenQuest(userId, data.questId);
        return redirect("/dashboard#quests");
      case "take-on-quest":
        await takeOnQuest(userId, data.questId);
        return redirect("/dashboard#quests");
      case "shrink-quest":
        await shrinkQuest(userId, data.questId, data.title);
        return redirect("/dashboard#quests");
      case "repair-streak":
        await repairStreak(userId, data.day, data.note, now);
        return redirect("/dashboard");
    }
    return redirect("/dashboard");
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 402) throw error;
    const refused = { intent: "intent" in data ? data.intent : null, error: error.message };
    return error.status === 429 ? Response.json(refused, responseInit(error)) : refused;
  }
});

export const handle: PageFrame = { wide: true };

export default function Dashboard() {
  const data = useLoaderData<typeof loader>();
  const { hello, number, next, live, waiting, again, recent, phoneHref, codeHref, standing, quests } = data;
  const { mendable, recalls, kept, lines, look, hour, world, over, plan } = data;
  const pressed = useActionData<typeof action>();
  const refused = (...intents: string[]) =>
    pressed?.intent && intents.includes(pressed.intent) ? pressed.error : null;
  const callNowError = refused(DASHBOARD_INTENTS.call);
  // The button that was pressed is gone where the minutes are used.
  const nextCallError = refused(...NEXT_CALL) ?? (plan.usedUp ? callNowError : null);
  const mayAsk = !live && number.mayRing && !plan.usedUp;
  const writesFirst = plan.usedUp && !live;
  // The card it was about may be gone: answered, mended or closed elsewhere in the meantime.
  const elsewhere =
    pressed?.intent === null ||
    (mendable.length === 0 && refused("repair-streak") !== null) ||
    (quests === null && refused(...QUESTS) !== null);
  useCallUpdates(live?.id ?? null);
  const writingUp = over?.isWriting ?? false;
  useFreshData(writingUp ? 1 * SECOND : 15 * SECOND);
  const companion = {
    ...{ call: live?.status ?? null, writingUp, hour, look },
    level: standing?.level ?? null,
    doneQuestId: quests?.justDone?.id ?? null,
  };
  const called = live ?? over;
  return (
    <Room
      hud={standing ? <Hud {...standing} /> : null}
      notices={
        <>
          {plan.begun ? <Notice tone="done">Your plan is Pro.</Notice> : null}
          {plan.line ? (
            <Notice tone={plan.line.urgent ? "warn" : "info"}>
              {plan.line.words}{" "}
              <Link to="/billing" className="link tap">
                {plan.line.link}
              </Link>
            </Notice>
          ) : null}
          {elsewhere ? <Notice tone="error">{pressed?.error}</Notice> : null}
          <TryKept />
          <MendCard days={mendable} action="/dashboard" error={refused("repair-streak")} />
          {number.problem ? <NumberCard number={number.masked} standing={number.problem} /> : null}
        </>
      }
      stage={
        <>
          <h1 className="text-center text-2xl sm:text-3xl">{hello}</h1>
          {called ? (
            <LiveCallCard
              call={called}
              writingUp={writingUp}
              phoneHref={phoneHref}
              codeHref={codeHref}
              gently={standing === null}
              companion={
                <RoomCompanion
                  {...companion}
                  lines={live || writingUp ? [] : lines}
                  className="h-36 sm:h-56"
                />
              }
            />
          ) : (
            <RoomCompanion {...companion} lines={lines} stars className="h-72 sm:h-88 xl:h-104" />
          )}
        </>
      }
      dock={
        <>
          <NextCallCard
            next={next.next}
            reason={next.reason}
            title={next.title}
            why={next.why}
            saidElsewhere={number.problem !== null}
            callNow={
              writesFirst ? (
                <ButtonLink to="/reflect" size="lg" icon={<PenLine aria-hidden className="size-5" />}>
                  Write instead
                </ButtonLink>
              ) : mayAsk ? (
                <CallNowButton action="/dashboard" error={callNowError} />
              ) : null
            }
            actions={
              <>
                {again ? (
                  <WaitingCall
                    call={again}
                    words={`${again.after ? `${callStatusText[again.after].sentence} ` : ""}We try again at`}
                    button="Don't try again"
                    action="/dashboard"
                  />
                ) : null}
                {mayAsk ? <LaterCall waiting={waiting} minutes={LATER_MINUTES} action="/dashboard" /> : null}
                {next.moved ? (
                  <MovedCall
                    words={next.moved.day === next.skip?.day ? null : next.moved.words}
                    action="/dashboard"
                  />
                ) : null}
                {writesFirst ? null : (
                  <ButtonLink
                    to="/reflect"
                    variant="ghost"
                    size="sm"
                    icon={<PenLine aria-hidden className="size-4" />}
                  >
                    Write instead
                  </ButtonLink>
                )}
                <SkipButton skip={next.skip} skipped={next.skipped} action="/dashboard" />
                {nextCallError ? (
                  <p role="alert" className="w-full text-danger">
                    {nextCallError}
                  </p>
                ) : null}
              </>
            }
          />
          {quests ? <QuestDock {...quests} action="/dashboard" error={refused(...QUESTS)} /> : null}
          <div id="recall" className="flex flex-col gap-6 empty:hidden">
            {recalls.due.map((due) => (
              <RecallCard key={due.itemId} due={due} action="/dashboard" />
            ))}
          </div>
          {kept ? <KeptCard {...kept} /> : null}
        </>
      }
      below={
        <>
          {recalls.heard.map((heard) => (
            <RecallCard key={heard.reviewId} heard={heard} action="/dashboard" />
          ))}
          {world ? <WorldPeek {...world} /> : null}
          <Card title="Last calls" titleId="last-calls">
            <CallsList calls={recent} />
            {recent.length > 0 ? (
              <ButtonLink to="/calls" variant="ghost" size="sm" className="mt-3 -ml-3">
                All calls
              </ButtonLink>
            ) : null}
          </Card>
        </>
      }
    />
  );
}
