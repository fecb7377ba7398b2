import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { useFreshData } from "~/components/use-call-updates";
import { StartWriting, WrittenDown, WrittenTalk } from "~/components/written-talk";
import { readEndedTalk, readTextTalk } from "~/domain/calls/read-text-talk.server";
import { takeWrittenForm } from "~/domain/calls/take-written-form.server";
import { TextTalkForm } from "~/domain/calls/text-talk-form";
import { WRITING } from "~/domain/calls/text-talk-limits";
import { untilWords } from "~/domain/calls/until-words";
import { loadReadyUser } from "~/domain/onboarding/load-user.server";
import { parseForm } from "~/http/forms.server";
import { keepTo } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "In writing · relevel.me" }];

/** Also after words that were not heard: the talk stands elsewhere than on the page. */
export const shouldRevalidate: ShouldRevalidateFunction = () => true;

const HERE = "/reflect";

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  await loadReadyUser(userId, now);
  const endedId = new URL(request.url).searchParams.get("ended");
  const ended = endedId ? await readEndedTalk(userId, endedId) : null;
  // Its own page is all there is of an older one.
  if (endedId && ended && !ended.talk) throw redirect(`/calls/${endedId}`);
  const { talk, talked, until, zone } = await readTextTalk(userId, now);
  return {
    talk,
    ended: ended?.talk ? { talk: ended.talk, kept: ended.kept } : null,
    talked,
    until: untilWords(until, zone),
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  await loadReadyUser(userId, now);
  await keepTo(WRITING, [userId], now);
  const form = await parseForm(request, TextTalkForm);
  if (!form.ok) {
    const { text } = form.errors;
    if (!text) throw new AppError("bad_request");
    return Response.json({ text: form.values.text ?? "", error: text }, { status: 422 });
  }
  const answer = await takeWrittenForm(userId, form.data, now);
  switch (answer.to) {
    case "refused":
      return Response.json({ text: answer.text, error: answer.error }, { status: 409 });
    case "ended":
      return redirect(`${HERE}?${new URLSearchParams({ ended: answer.talkId })}`);
    case "start":
      return redirect("/dashboard");
    case "talk":
      return redirect(`${HERE}#write`);
  }
});

export default function ReflectPage() {
  const { talk, ended, talked, until } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const waiting = ended !== null && !ended.kept;
  useFreshData(waiting ? 1 * SECOND : null);
  return (
    <div className="mx-auto max-w-2xl">
      {waiting ? (
        <noscript>
          <meta httpEquiv="refresh" content="3" />
        </noscript>
      ) : null}
      <PageTitle>In writing</PageTitle>
      <Card>
        {ended ? (
          <WrittenDown talk={ended.talk}>
            {ended.kept ? (
              <ButtonLink to={`/calls/${ended.talk.id}`} className="self-start">
                Open the page of this talk
              </ButtonLink>
            ) : (
              <p role="status" className="text-muted">
                Its page is on its way.
              </p>
            )}
          </WrittenDown>
        ) : talk ? (
          <WrittenTalk talk={talk} until={until} action={HERE} refused={refused} />
        ) : (
          <StartWriting until={until} talked={talked} action={HERE} />
        )}
      </Card>
    </div>
  );
}
