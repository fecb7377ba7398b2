import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageFrame } from "~/components/app-shell";
import { CompanionPicture } from "~/components/avatar/companion-picture";
import { SkillViews } from "~/components/skill-views";
import { ButtonLink } from "~/components/ui/button";
import { PageTitle } from "~/components/ui/page-title";
import { useLapsed } from "~/components/use-lapsed";
import { BannerForm } from "~/components/world-banner-form";
import { WorldKey } from "~/components/world-key";
import { WorldMap } from "~/components/world-map";
import { loadReader, loadReadyUser } from "~/domain/onboarding/load-user.server";
import { BANNER_INTENTS } from "~/domain/progress/banner-words";
import { discoverSkill } from "~/domain/progress/discover-skill.server";
import { plantBanner } from "~/domain/progress/plant-banner.server";
import { takeBannerDown } from "~/domain/progress/take-banner-down.server";
import { WorldForm } from "~/domain/progress/world-form";
import { loadWorld } from "~/domain/progress/world-queries.server";
import { describeWorld, startOf } from "~/domain/progress/world-view";
import { parseForm, refuseField } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";

export const handle = { wide: true } satisfies PageFrame;

export const meta: MetaFunction = () => [{ title: "Worldboard · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  await loadReader(userId, now);
  const world = describeWorld(await loadWorld(userId), now);
  return { world, start: startOf(world, new URL(request.url).searchParams.get("at")) };
});

type Refused = { values: Record<string, string>; errors: Record<string, string> };

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const form = await parseForm(request, WorldForm);
  if (!form.ok) {
    const refused: Refused = { values: form.values, errors: form.errors };
    return Response.json(refused, { status: 422 });
  }
  const { data } = form;
  switch (data.intent) {
    case BANNER_INTENTS.plant:
      try {
        await plantBanner(userId, data, new Date());
      } catch (failure) {
        return refuseField(failure, { bad_request: "form" }, { ...data });
      }
      return redirect("/worldboard");
    case BANNER_INTENTS.takeDown:
      await takeBannerDown(userId);
      return redirect("/worldboard");
    case BANNER_INTENTS.discover:
      await loadReadyUser(userId, new Date());
      await discoverSkill(userId, data.skillId);
      return redirect(`/worldboard?at=${data.skillId}`);
  }
});

export default function Worldboard() {
  const { world, start } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const lapsed = useLapsed();
  return (
    <>
      <PageTitle lead="Every skill is a shrine, and grows with its hours." action={<SkillViews at="Map" />}>
        Worldboard
      </PageTitle>
      <div className="flex flex-col gap-6">
        <div>
          {world.isEmpty && !lapsed ? <FirstCall /> : null}
          <WorldMap world={world} start={start} action="/worldboard" />
        </div>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <WorldKey isClear={world.isClear} />
          <BannerForm
            banner={world.banner}
            mayPlant={world.mayPlant}
            level={world.level}
            action="/worldboard"
            {...refused}
          />
        </div>
      </div>
    </>
  );
}

/** What the companion says to someone whose map is still all fog. */
function FirstCall() {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-4 rounded-card bg-linear-to-b from-accent-soft to-surface p-5 shadow-card">
      <CompanionPicture mood="waving" className="w-16 shrink-0 sm:w-20" />
      <p className="max-w-prose min-w-0 flex-1 basis-44 text-lg">
        “Tell me on our first call what you practise. The fog lifts there, and your first shrine stands in
        it.”
      </p>
      <ButtonLink to="/skills#log" variant="secondary">
        Log practice
      </ButtonLink>
    </div>
  );
}
