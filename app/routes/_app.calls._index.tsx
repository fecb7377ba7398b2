import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CallsList } from "~/components/calls-list";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { useFreshData } from "~/components/use-call-updates";
import { listItem } from "~/domain/calls/list-item";
import { listCalls } from "~/domain/calls/queries.server";
import { loadReadyUser } from "~/domain/onboarding/load-user.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "Calls · relevel.me" }];

const PAGE = 25;

/** A time that calls can have. Anything else in the address counts as no time at all. */
const Before = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .refine((time) => time.getUTCFullYear() >= 1970);

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadReadyUser(userId, now);
  const before = Before.safeParse(new URL(request.url).searchParams.get("before")).data;
  const calls = await listCalls(userId, { limit: PAGE + 1, before });
  return {
    calls: calls.slice(0, PAGE).map((call) => listItem(call, user.localTz, now)),
    older: calls.length > PAGE ? (calls[PAGE - 1]?.scheduledAt ?? null) : null,
    firstPage: !before,
  };
});

export default function Calls() {
  const { calls, older, firstPage } = useLoaderData<typeof loader>();
  useFreshData(firstPage ? 15 * SECOND : null);
  return (
    <>
      <PageTitle lead="Every call with its transcript and its receipt, also the ones nobody answered.">
        Calls
      </PageTitle>
      <Card>
        <CallsList calls={calls} />
        <div className="mt-3 flex flex-wrap gap-3 empty:hidden">
          {firstPage ? null : (
            <ButtonLink to="/calls" variant="secondary" size="sm">
              Newest
            </ButtonLink>
          )}
          {older ? (
            <ButtonLink to={`/calls?${new URLSearchParams({ before: older })}`} variant="secondary" size="sm">
              Older calls
            </ButtonLink>
          ) : null}
        </div>
      </Card>
    </>
  );
}
