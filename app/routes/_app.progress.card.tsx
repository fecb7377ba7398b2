import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download, IdCard } from "lucide-react";
import { ButtonLink, buttonClass } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { EmptyState } from "~/components/ui/empty-state";
import { PageTitle } from "~/components/ui/page-title";
import { loadReader } from "~/domain/onboarding/load-user.server";
import { OPENS_AT } from "~/domain/progress/level";
import { describeMentorCard } from "~/domain/progress/mentor-card";
import { mentorFacts } from "~/domain/progress/mentor-card.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";

export const meta: MetaFunction = () => [{ title: "Mentor card · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  await loadReader(userId, new Date());
  return describeMentorCard(await mentorFacts(userId));
});

export default function MentorCardPage() {
  const { isOpen, name, level, title, kept, since, skills } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle
        action={
          <ButtonLink to="/progress" variant="ghost" size="sm">
            Back to your progress
          </ButtonLink>
        }
      >
        Mentor card
      </PageTitle>
      {isOpen ? (
        <div className="flex flex-col items-start gap-5">
          <img
            src="/progress/card.svg"
            width={1200}
            height={630}
            alt={[
              `${name}, ${title}, level ${level}. ${kept}. ${since}.`,
              ...skills.map((skill) => `${skill.name}: ${skill.hours}, level ${skill.level}.`),
            ].join(" ")}
            className="h-auto w-full rounded-card shadow-lift"
          />
          <a href="/progress/card.svg" download="mentor-card.svg" className={buttonClass("primary")}>
            <Download aria-hidden className="size-5" />
            Download it
          </a>
          <p className="text-sm text-muted">
            Only you can see this page. Whom you show the file is up to you.
          </p>
        </div>
      ) : (
        <Card>
          <EmptyState icon={<IdCard />} title={`It comes with level ${OPENS_AT.mentorCard}`}>
            <p>
              Your name and level, the days you kept, your three most practised skills with their hours, and
              since when: a card of your own to show or to keep. You are at level {level}.
            </p>
          </EmptyState>
        </Card>
      )}
    </>
  );
}
