import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArtifactShelf } from "~/components/artifact-shelf";
import { BarChart } from "~/components/charts/bar-chart";
import { MendCard } from "~/components/mend-card";
import { StreakCalendar } from "~/components/streak-calendar";
import { StreakCard } from "~/components/streak-card";
import { StreakStory } from "~/components/streak-story";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { useLapsed } from "~/components/use-lapsed";
import { XpLedger } from "~/components/xp-ledger";
import { loadReader, loadReadyUser } from "~/domain/onboarding/load-user.server";
import { calendarWeeks } from "~/domain/progress/calendar-weeks";
import { chooseFocusDay } from "~/domain/progress/choose-focus-day.server";
import {
  describeArtifacts,
  describeLedger,
  describeStory,
  skillBars,
  weekBars,
} from "~/domain/progress/describe-history";
import { describeStanding, mendWords } from "~/domain/progress/describe-progress";
import { progressHistory } from "~/domain/progress/history.server";
import { OPENS_AT } from "~/domain/progress/level";
import { ProgressForm } from "~/domain/progress/progress-form";
import { dashboardProgress, listXp, practiceByWeek, xpByWeek } from "~/domain/progress/queries.server";
import { repairStreak } from "~/domain/progress/repair-streak.server";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const meta: MetaFunction = () => [{ title: "Progress · relevel.me" }];

const WEEKS_IN_CALENDAR = 53;
const WEEKS_IN_CHARTS = 16;
const LEDGER_ROWS = 30;

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  await loadReader(userId, now);
  const progress = await dashboardProgress(userId, now);
  if (!progress) throw new AppError("signed_out");
  const { today, mendable } = progress;
  const history = await progressHistory(userId);
  const before = /^\d{1,18}$/.exec(new URL(request.url).searchParams.get("before") ?? "")?.[0];
  const ledger = await listXp(userId, { limit: LEDGER_ROWS + 1, before: before ? BigInt(before) : null });
  const practice = await practiceByWeek(userId, WEEKS_IN_CHARTS, now);
  return {
    standing: describeStanding(progress),
    mendable: mendable.map((day) => ({ day, words: mendWords(day, today) })),
    weeks: calendarWeeks(WEEKS_IN_CALENDAR, history.days, today),
    story: describeStory(history, progress, today),
    artifacts: describeArtifacts(history.artifacts, today),
    xp: weekBars(await xpByWeek(userId, WEEKS_IN_CHARTS, now), ({ xp }) => xp, "xp", today),
    practice: weekBars(practice, ({ minutes }) => minutes, "minutes", today),
    skills: progress.level.level >= OPENS_AT.deeperCharts ? skillBars(practice, today) : [],
    ledger: describeLedger(ledger.slice(0, LEDGER_ROWS), today),
    older: ledger.length > LEDGER_ROWS ? (ledger[LEDGER_ROWS - 1]?.id ?? null) : null,
    paged: before !== undefined,
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const form = await parseForm(request, ProgressForm);
  if (!form.ok) {
    const error = form.errors.note ?? form.errors.weekday;
    if (!error) throw new AppError("bad_request");
    return Response.json({ error }, { status: 422 });
  }
  const now = new Date();
  try {
    if (form.data.intent === "focus-day") await chooseFocusDay(userId, form.data.weekday, now);
    else {
      await loadReadyUser(userId, now);
      await repairStreak(userId, form.data.day, form.data.note, now);
    }
  } catch (error) {
    if (error instanceof AppError && error.code === "bad_request") return { error: error.message };
    throw error;
  }
  return redirect("/progress");
});

export default function ProgressPage() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const lapsed = useLapsed();
  return (
    <>
      <PageTitle
        action={
          <div className="-mx-3 flex flex-wrap">
            <ButtonLink to="/progress/card" variant="ghost" size="sm">
              Mentor card
            </ButtonLink>
            <ButtonLink to="/progress/rules" variant="ghost" size="sm">
              How it is counted
            </ButtonLink>
          </div>
        }
      >
        Progress
      </PageTitle>
      <div className="flex flex-col gap-6">
        <MendCard days={lapsed ? [] : data.mendable} action="/progress" error={refused?.error} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <StreakCard {...data.standing} />
          <StreakStory {...data.story} />
        </div>
        <Card title="Your days" titleId="days">
          <StreakCalendar weeks={data.weeks} />
        </Card>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card title="XP by week" titleId="xp-by-week">
            <BarChart title="XP by week" titleHidden unit="XP" bars={data.xp} />
          </Card>
          <Card title="Practice by week" titleId="practice-by-week">
            <BarChart title="Practice by week" titleHidden unit="min" bars={data.practice} />
          </Card>
        </div>
        {data.skills.length > 0 ? (
          <Card title="Skill by skill" titleId="skill-by-skill">
            <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
              {data.skills.map(({ id, name, bars }) => (
                <section key={id} aria-label={name} className="min-w-0">
                  <h3 className="text-base">
                    <Link to={`/skills/${id}`} prefetch="intent" className="hover:text-accent">
                      {name}
                    </Link>
                  </h3>
                  <BarChart title={`${name}, practice by week`} titleHidden unit="min" bars={bars} />
                </section>
              ))}
            </div>
          </Card>
        ) : null}
        <ArtifactShelf artifacts={data.artifacts} action="/progress" />
        <XpLedger rows={data.ledger} older={data.older} newest={data.paged ? "/progress#ledger" : null} />
      </div>
    </>
  );
}
