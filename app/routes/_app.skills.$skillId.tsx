import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { BarChart } from "~/components/charts/bar-chart";
import { BIOME_LOOK } from "~/components/skill-biome";
import { SkillEvidence } from "~/components/skill-evidence";
import { SkillHead } from "~/components/skill-head";
import { SkillItems, SkillLevels } from "~/components/skill-levels";
import { LogForm } from "~/components/skill-log-form";
import { SkillSettings, Unmerge } from "~/components/skill-settings";
import { Button, ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { Notice } from "~/components/ui/notice";
import { useFreshData } from "~/components/use-call-updates";
import { useLapsed } from "~/components/use-lapsed";
import { loadReader, loadReadyUser } from "~/domain/onboarding/load-user.server";
import { archiveSkill } from "~/domain/progress/archive-skill.server";
import { daysToLog, describeSkill } from "~/domain/progress/describe-skill";
import { discoverSkill } from "~/domain/progress/discover-skill.server";
import { readEvidenceCursor } from "~/domain/progress/evidence-cursor";
import { logPractice } from "~/domain/progress/log-practice.server";
import { mergeSkills } from "~/domain/progress/merge-skills.server";
import { removePractice } from "~/domain/progress/remove-practice.server";
import { renameSkill } from "~/domain/progress/rename-skill.server";
import { SkillForm, typedLog } from "~/domain/progress/skill-form";
import { SKILL_INTENTS } from "~/domain/progress/skill-intents";
import { getSkill } from "~/domain/progress/skill-queries.server";
import { unmergeSkill } from "~/domain/progress/unmerge-skill.server";
import { localDayAt } from "~/domain/schedule/local-time";
import { parseForm, refuseField } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.skill.name : "Skill"} · relevel.me` },
];

const PAGE = 12;

export const loader = page(async ({ request, params }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const { localTz, dayStart } = await loadReader(userId, now);
  const before = readEvidenceCursor(new URL(request.url).searchParams.get("before"));
  const found = await getSkill(userId, params.skillId ?? "", { limit: PAGE + 1, before }, now);
  const today = localDayAt(now, localTz, dayStart);
  return { ...describeSkill(found, { page: PAGE, today }), days: daysToLog(today), firstPage: !before };
});

type Refused = { values: Record<string, string>; errors: Record<string, string> };

export const action = page(async ({ request, params }) => {
  const { userId } = await requireSession(request);
  const skillId = params.skillId ?? "";
  const now = new Date();
  const form = await parseForm(request, SkillForm);
  if (!form.ok) {
    const refused: Refused = { values: form.values, errors: form.errors };
    return Response.json(refused, { status: 422 });
  }
  const { data } = form;
  const here = `/skills/${skillId}`;
  switch (data.intent) {
    case SKILL_INTENTS.log:
      await loadReadyUser(userId, now);
      try {
        return redirect(`/skills/${await logPractice(userId, data, now)}#evidence`);
      } catch (failure) {
        return refuseField(failure, { bad_request: "form" }, typedLog(data));
      }
    case SKILL_INTENTS.remove:
      await removePractice(userId, data.sessionId);
      return redirect(`${here}#evidence`);
    case SKILL_INTENTS.rename:
      try {
        await renameSkill(userId, { skillId, name: data.name });
      } catch (failure) {
        return refuseField(failure, { bad_request: "name" }, data);
      }
      return redirect(here);
    case SKILL_INTENTS.merge:
      try {
        await mergeSkills(userId, { from: skillId, into: data.into });
      } catch (failure) {
        return refuseField(failure, { bad_request: "into" }, data);
      }
      return redirect(`/skills/${data.into}`);
    case SKILL_INTENTS.unmerge:
      await unmergeSkill(userId, data.skillId);
      return redirect(here);
    case SKILL_INTENTS.discover:
      await loadReadyUser(userId, now);
      await discoverSkill(userId, skillId);
      return redirect(here);
    case SKILL_INTENTS.archive:
      await archiveSkill(userId, { skillId, archived: true }, now);
      return redirect("/skills");
    case SKILL_INTENTS.bringBack:
      await archiveSkill(userId, { skillId, archived: false }, now);
      return redirect(here);
  }
});

export default function Skill() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const [search] = useSearchParams();
  const { skill, mergedInto, evidence, older, changes, weeks, items, firstPage } = data;
  const here = `/skills/${skill.id}`;
  const logRefused = refused?.values.intent === SKILL_INTENTS.log ? refused : undefined;
  const pending = evidence.some((entry) => entry.kind === "session" && entry.isPending);
  useFreshData(firstPage ? (pending ? 2 : 15) * SECOND : null);
  const lapsed = useLapsed();
  const mayLog = !skill.isMeta && !mergedInto && !lapsed;
  return (
    <>
      <SkillHead skill={skill} standing={data.standing} logHref={mayLog ? "#log" : null} />
      <div className="mb-6 flex flex-col gap-4 empty:hidden">
        {search.get("known") ? (
          <Notice tone="info">There is a skill of that name already. Here it is.</Notice>
        ) : null}
        {mergedInto ? (
          <Notice tone="info" title={`Counts for ${mergedInto.name}`}>
            <p className="mb-3">
              Everything of it counts for{" "}
              <Link to={`/skills/${mergedInto.id}`} className="link">
                {mergedInto.name}
              </Link>
              .
            </p>
            <Unmerge skillId={skill.id} action={here}>
              Let it count on its own
            </Unmerge>
          </Notice>
        ) : null}
        {skill.isArchived ? (
          <Notice tone="info">This skill is archived: it is off your list, and all of it is kept.</Notice>
        ) : null}
        {skill.isMine || skill.isMeta || lapsed ? null : (
          <Form method="post" action={here}>
            <Button type="submit" name="intent" value={SKILL_INTENTS.discover}>
              Take it up
            </Button>
          </Form>
        )}
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[1.6fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          {weeks ? (
            <Card title="Practice, week by week" titleId="weeks">
              <BarChart
                bars={weeks}
                unit="min"
                title="Practice, week by week"
                titleHidden
                className={BIOME_LOOK[skill.biome].ink}
              />
            </Card>
          ) : null}
          <Card
            title={
              <span id="evidence" className="scroll-mt-6">
                Where it comes from
              </span>
            }
            titleId="evidence-title"
          >
            {evidence.length > 0 ? (
              <SkillEvidence entries={evidence} action={here} />
            ) : (
              <p className="text-muted">{data.nothing}</p>
            )}
            <div className="mt-3 flex flex-wrap gap-3 empty:hidden">
              {firstPage ? null : (
                <ButtonLink to={here} variant="secondary" size="sm">
                  Newest
                </ButtonLink>
              )}
              {older ? (
                <ButtonLink
                  to={`${here}?${new URLSearchParams({ before: older })}`}
                  variant="secondary"
                  size="sm"
                >
                  Older
                </ButtonLink>
              ) : null}
            </div>
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {mayLog ? (
            <Card title={<span id="log">Log practice</span>} titleId="log-practice">
              <LogForm
                key={evidence[0]?.id}
                skillId={skill.id}
                days={data.days}
                action={here}
                values={logRefused?.values}
                errors={logRefused?.errors}
              />
            </Card>
          ) : null}
          {changes.length > 0 ? (
            <Card title="Levels" titleId="levels">
              <SkillLevels changes={changes} />
            </Card>
          ) : null}
          {items.length > 0 ? (
            <Card title="To remember" titleId="skill-items">
              <SkillItems items={items} />
            </Card>
          ) : null}
          {skill.isMine && !skill.isMeta && !mergedInto ? (
            <SkillSettings
              key={skill.name}
              name={skill.name}
              firstName={skill.firstName}
              others={data.others}
              merged={data.merged}
              isArchived={skill.isArchived}
              action={here}
              values={logRefused ? undefined : refused?.values}
              errors={logRefused ? undefined : refused?.errors}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
