import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clsx } from "clsx";
import { Sprout } from "lucide-react";
import { NearSkills, SkillAdd } from "~/components/skill-add";
import { BIOME_LOOK } from "~/components/skill-biome";
import { LogForm } from "~/components/skill-log-form";
import { SkillRow } from "~/components/skill-row";
import { SkillViews } from "~/components/skill-views";
import { buttonClass } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { EmptyState } from "~/components/ui/empty-state";
import { PageTitle } from "~/components/ui/page-title";
import { useFreshData } from "~/components/use-call-updates";
import { useLapsed } from "~/components/use-lapsed";
import { loadReader, loadReadyUser } from "~/domain/onboarding/load-user.server";
import { addSkill } from "~/domain/progress/add-skill.server";
import { daysToLog, describeListed, nearOnes } from "~/domain/progress/describe-skill";
import { discoverSkill } from "~/domain/progress/discover-skill.server";
import { logPractice } from "~/domain/progress/log-practice.server";
import { SkillsForm, typedLog } from "~/domain/progress/skill-form";
import { SKILL_INTENTS } from "~/domain/progress/skill-intents";
import { listSkills } from "~/domain/progress/skill-queries.server";
import { BIOMES } from "~/domain/progress/skill-words";
import { localDayAt } from "~/domain/schedule/local-time";
import { parseForm, refuseField } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "Skills · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const { localTz: zone, dayStart } = await loadReader(userId, now);
  const { biomes, meta, archived, open, isClear } = await listSkills(userId);
  const shown = (skill: (typeof meta)[number]) => describeListed(skill, { zone, dayStart, now });
  const item = ({ id, name, biome, description }: (typeof open)[number]) => ({
    id,
    name,
    biome,
    description,
  });
  const yours = biomes.flatMap(({ skills }) => skills);
  const practised = ({ lastPracticedAt }: (typeof yours)[number]) => lastPracticedAt?.getTime() ?? 0;
  return {
    /** To choose from, practised last first. */
    yours: yours.sort((a, b) => practised(b) - practised(a)).map(({ id, name }) => ({ id, name })),
    biomes: biomes.map(({ biome, skills }) => ({ biome, skills: skills.map(shown) })),
    meta: meta.map(shown),
    archived: archived.map(shown),
    open: open.map(item),
    near: isClear ? nearOnes(open).map(item) : [],
    days: daysToLog(localDayAt(now, zone, dayStart)),
  };
});

type Refused = { values: Record<string, string>; errors: Record<string, string> };

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const form = await parseForm(request, SkillsForm);
  if (!form.ok) {
    const refused: Refused = { values: form.values, errors: form.errors };
    return Response.json(refused, { status: 422 });
  }
  const { data } = form;
  // All of them are new entries.
  await loadReadyUser(userId, new Date());
  switch (data.intent) {
    case SKILL_INTENTS.log:
      try {
        return redirect(`/skills/${await logPractice(userId, data, new Date())}`);
      } catch (failure) {
        return refuseField(failure, { bad_request: "form" }, typedLog(data));
      }
    case SKILL_INTENTS.add: {
      const { skillId, isNew } = await addSkill(userId, data);
      return redirect(`/skills/${skillId}${isNew ? "" : "?known=yes"}`);
    }
    case SKILL_INTENTS.discover:
      await discoverSkill(userId, data.skillId);
      return redirect(`/skills/${data.skillId}`);
  }
});

export default function Skills() {
  const { yours, biomes, meta, archived, open, near, days } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  /** What was refused of the form with this intent. */
  const refusedOf = (intent: string) => (refused?.values.intent === intent ? refused : undefined);
  useFreshData(15 * SECOND);
  const lapsed = useLapsed();
  return (
    <>
      <PageTitle
        lead="What you practise, with every hour and where it came from."
        action={
          <div className="flex flex-wrap items-center gap-3">
            <SkillViews at="List" />
            {lapsed ? null : (
              <a href="#log" className={buttonClass("secondary", "md", "lg:hidden")}>
                Log practice
              </a>
            )}
          </div>
        }
      >
        Skills
      </PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-[1.6fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          {biomes.length === 0 ? (
            <Card>
              <EmptyState icon={<Sprout />} title="No skill yet">
                Tell me on a call what you practised and for how long. It grows here, hour by hour. Or log it
                yourself.
              </EmptyState>
            </Card>
          ) : null}
          {biomes.map(({ biome, skills }) => {
            const { icon: Icon, ink } = BIOME_LOOK[biome];
            return (
              <Card
                key={biome}
                titleId={`biome-${biome}`}
                title={
                  <span className="flex items-center gap-2">
                    <Icon aria-hidden className={clsx("size-5", ink)} />
                    {BIOMES[biome].name}
                  </span>
                }
                aside={<span className="text-sm text-muted">{BIOMES[biome].about}</span>}
              >
                <ul className="-my-3 flex flex-col">
                  {skills.map((skill) => (
                    <SkillRow key={skill.id} skill={skill} />
                  ))}
                </ul>
              </Card>
            );
          })}
          {lapsed ? null : <NearSkills skills={near} action="/skills" />}
          <Card
            title="What grows along"
            titleId="meta-skills"
            aside={<span className="text-sm text-muted">Nobody logs these</span>}
          >
            <ul className="-my-3 flex flex-col">
              {meta.map((skill) => (
                <SkillRow key={skill.id} skill={skill} />
              ))}
            </ul>
          </Card>
          {archived.length > 0 ? (
            <Card>
              <details>
                <summary className="unfold -m-2 min-h-11 rounded-full px-2 text-muted hover:text-text">
                  Archived ({archived.length})
                </summary>
                <ul className="mt-2 flex flex-col">
                  {archived.map((skill) => (
                    <SkillRow key={skill.id} skill={skill} />
                  ))}
                </ul>
              </details>
            </Card>
          ) : null}
        </div>
        {lapsed ? null : (
          <div className="flex min-w-0 flex-col gap-6">
            <div id="log" className="scroll-mt-6">
              <Card title="Log practice" titleId="log-practice">
                <LogForm
                  choices={{ yours, catalogue: open }}
                  days={days}
                  action="/skills"
                  {...refusedOf(SKILL_INTENTS.log)}
                />
              </Card>
            </div>
            <SkillAdd open={open} action="/skills" {...refusedOf(SKILL_INTENTS.add)} />
          </div>
        )}
      </div>
    </>
  );
}
