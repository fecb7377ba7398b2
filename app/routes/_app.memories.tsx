import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MemoryList, type RefusedMemory } from "~/components/memory-list";
import { SearchForm } from "~/components/search-form";
import { SearchResults } from "~/components/search-results";
import { Notice } from "~/components/ui/notice";
import { PageTitle } from "~/components/ui/page-title";
import { addMemory } from "~/domain/memories/add-memory.server";
import { correctMemory } from "~/domain/memories/correct-memory.server";
import { describeMemories, forgottenWords } from "~/domain/memories/describe-memories";
import { describeResults } from "~/domain/memories/describe-search";
import { forgetMemory } from "~/domain/memories/forget-memory.server";
import { MemoryForm } from "~/domain/memories/memory-form";
import { pinMemory } from "~/domain/memories/pin-memory.server";
import { listMemories } from "~/domain/memories/queries.server";
import { searchAll } from "~/domain/memories/search.server";
import { SEARCHING } from "~/domain/memories/search-limits";
import { readSearch, searchParams } from "~/domain/memories/search-query";
import { loadReader, loadReadyUser } from "~/domain/onboarding/load-user.server";
import { localDayAt } from "~/domain/schedule/local-time";
import { parseForm } from "~/http/forms.server";
import { keepTo } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";

export const meta: MetaFunction = () => [{ title: "What I know about you · relevel.me" }];

const PATH = "/memories";
const DONE: Readonly<Record<string, string>> = {
  correct: "Your wording is kept.",
  forget: "Forgotten. It won't be found, and I won't learn it again.",
  add: "I'll remember that.",
};

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadReader(userId, now);
  const today = localDayAt(now, user.localTz, user.dayStart);
  const { searchParams: params } = new URL(request.url);
  const query = readSearch(params);
  if (query.q === "") {
    const { groups, forgotten } = await listMemories(userId);
    return {
      query,
      search: null,
      known: { groups: describeMemories(groups, today), forgotten: forgottenWords(forgotten) },
      done: DONE[params.get("done") ?? ""] ?? null,
    };
  }
  await keepTo(SEARCHING, [userId], now);
  const { results, near, more } = await searchAll(userId, query);
  const pageAt = (number: number) => `${PATH}?${searchParams(query, number)}`;
  return {
    query,
    search: {
      results: describeResults(results, today),
      near,
      newer: query.page > 1 ? pageAt(query.page - 1) : null,
      older: more ? pageAt(query.page + 1) : null,
    },
    known: null,
    done: null,
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  await loadReader(userId, now);
  const form = await parseForm(request, MemoryForm);
  if (!form.ok) {
    const refused: RefusedMemory = { values: form.values, errors: form.errors };
    return Response.json(refused, { status: 422 });
  }
  const { data } = form;
  switch (data.intent) {
    case "correct":
      await correctMemory(userId, data, now);
      return redirect(`${PATH}?done=correct`);
    case "pin":
    case "unpin":
      await pinMemory(userId, data.memoryId, data.intent === "pin", now);
      return redirect(PATH);
    case "forget":
      await forgetMemory(userId, data.memoryId, now);
      return redirect(`${PATH}?done=forget`);
    case "add":
      await loadReadyUser(userId, now);
      await addMemory(userId, data.text, now);
      return redirect(`${PATH}?done=add`);
  }
});

export default function Memories() {
  const { query, search, known, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as RefusedMemory | undefined;
  return (
    <>
      <PageTitle lead="Facts from your calls, each with your own words beside it. Correct them, pin them, or have them forgotten for good.">
        What I know about you
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done && !refused ? <Notice tone="done">{done}</Notice> : null}
        <SearchForm query={query} action={PATH} />
        {search ? <SearchResults q={query.q} {...search} /> : null}
        {known ? <MemoryList {...known} refused={refused} action={PATH} /> : null}
      </div>
    </>
  );
}
