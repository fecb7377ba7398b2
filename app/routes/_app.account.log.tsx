import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { Time } from "~/components/ui/time";
import { ACTOR_WORDS, ACTORS, actWords } from "~/domain/privacy/act-words";
import { listActs } from "~/domain/privacy/list-acts.server";
import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";

export const meta: MetaFunction = () => [{ title: "What was done · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId, localTz } = await requireSession(request);
  const zone = localTz ?? "UTC";
  const today = localDateAt(new Date(), zone);
  const before = new URL(request.url).searchParams.get("before");
  const { acts, older } = await listActs(userId, before);
  return {
    acts: acts.map(({ id, at, actor, action, callId }) => ({
      id,
      at: at.toISOString(),
      when: `${fullDayWords(localDateAt(at, zone), today)}, ${localTimeAt(at, zone)}`,
      who: ACTOR_WORDS[ACTORS.find((one) => one === actor) ?? "system"],
      own: actor === "user",
      words: actWords(action),
      href: callId && `/calls/${callId}`,
    })),
    older: older && `/account/log?before=${older}`,
    first: before === null,
  };
});

export default function AccountLog() {
  const { acts, older, first } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle
        lead="What you did with your account, and what others did to it. Nothing in here is ever changed; it goes with the account."
        action={
          <ButtonLink to="/account" variant="ghost" size="sm">
            Your data
          </ButtonLink>
        }
      >
        What was done
      </PageTitle>
      <Card>
        {acts.length === 0 ? (
          <p className="text-muted">Nothing is written down{first ? " yet" : " before that"}.</p>
        ) : (
          <ol className="flex flex-col gap-4">
            {acts.map(({ id, at, when, who, own, words, href }) => (
              <li key={id} className="flex flex-col gap-1 sm:flex-row sm:items-baseline sm:gap-4">
                <Time at={at} className="shrink-0 text-sm text-muted sm:w-56">
                  {when}
                </Time>
                <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
                  <span>{words}</span>
                  {href ? (
                    <Link to={href} className="link tap text-sm">
                      The call
                    </Link>
                  ) : null}
                  {own ? null : <Badge tone="warm">{who}</Badge>}
                </span>
              </li>
            ))}
          </ol>
        )}
        <div className="mt-5 flex flex-wrap gap-3 empty:hidden">
          {first ? null : (
            <ButtonLink to="/account/log" variant="secondary" size="sm">
              Newest
            </ButtonLink>
          )}
          {older ? (
            <ButtonLink to={older} variant="secondary" size="sm">
              Older
            </ButtonLink>
          ) : null}
        </div>
      </Card>
    </>
  );
}
