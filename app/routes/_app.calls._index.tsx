import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CallsList } from "~/components/calls-list";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { useFreshData } from "~/components/use-call-updates";
import { cursorText, readCursor } from "~/domain/calls/call-cursor";
import { listItem } from "~/domain/calls/list-item";
import { listCalls } from "~/domain/calls/queries.server";
import { loadReadyUser } from "~/domain/onboarding/load-user.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "Calls · relevel.me" }];

const PAGE = 25;

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadReadyUser(userId, now);
  const before = readCursor(new URL(request.url).searchParams.get("before"));
  const calls = await listCalls(userId, { limit: PAGE + 1, before });
  const shown = calls.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    calls: shown.map((call) => listItem(call, user.localTz, now)),
    older: last && calls.length > PAGE ? cursorText(last) : null,
    firstPage: !before,
  };
});

export default function Calls() {
  const { calls, older, firstPage } = useLoaderData<typeof loader>();
  useFreshData(firstPage ? 15 * SECOND : null);
  return (
    <>
      <PageTitle lead="Every call with its transcript and its receipt, also the ones nobody answered and the days that stayed silent.">
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
