import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CallsList } from "~/components/calls-list";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { Segments } from "~/components/ui/segments";
import { useFreshData } from "~/components/use-call-updates";
import { cursorText, readCursor } from "~/domain/calls/call-cursor";
import { CALL_FILTER_WORDS, CALL_FILTERS, readCallFilter } from "~/domain/calls/call-filter";
import { listItem } from "~/domain/calls/list-item";
import { listCalls } from "~/domain/calls/queries.server";
import { loadReader } from "~/domain/onboarding/load-user.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "Calls · relevel.me" }];

const PAGE = 25;

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadReader(userId, now);
  const asked = new URL(request.url).searchParams;
  const before = readCursor(asked.get("before"));
  const filter = readCallFilter(asked.get("show"));
  const calls = await listCalls(userId, { limit: PAGE + 1, before, filter });
  const shown = calls.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    calls: shown.map((call) => listItem(call, user.localTz, now)),
    older: last && calls.length > PAGE ? cursorText(last) : null,
    firstPage: !before,
    filter,
  };
});

export default function Calls() {
  const { calls, older, firstPage, filter } = useLoaderData<typeof loader>();
  const shown: Record<string, string> = filter === "all" ? {} : { show: filter };
  useFreshData(firstPage ? 15 * SECOND : null);
  return (
    <>
      <PageTitle lead="Every call with its transcript and its receipt, also the ones nobody answered and the days that stayed silent.">
        Calls
      </PageTitle>
      <div className="mb-4">
        <Segments
          label="Calls shown"
          choices={CALL_FILTERS.map((each) => ({
            to: each === "all" ? "/calls" : `/calls?show=${each}`,
            words: CALL_FILTER_WORDS[each].label,
            current: each === filter,
          }))}
        />
      </div>
      <Card>
        <CallsList calls={calls} none={CALL_FILTER_WORDS[filter].none} />
        <div className="mt-3 flex flex-wrap gap-3 empty:hidden">
          {firstPage ? null : (
            <ButtonLink to={`/calls?${new URLSearchParams(shown)}`} variant="secondary" size="sm">
              Newest
            </ButtonLink>
          )}
          {older ? (
            <ButtonLink
              to={`/calls?${new URLSearchParams({ ...shown, before: older })}`}
              variant="secondary"
              size="sm"
            >
              Older calls
            </ButtonLink>
          ) : null}
        </div>
      </Card>
    </>
  );
}
