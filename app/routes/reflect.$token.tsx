import { data, type HeadersFunction, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { FocusShell } from "~/components/focus-shell";
import { ButtonLink } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { StartWriting, WrittenDown, WrittenTalk } from "~/components/written-talk";
import { findReflectLink } from "~/domain/calls/find-reflect-link.server";
import { readEndedTalk, readTextTalk } from "~/domain/calls/read-text-talk.server";
import { takeWrittenForm } from "~/domain/calls/take-written-form.server";
import { TextTalkForm } from "~/domain/calls/text-talk-form";
import { LINK_LOOKS, WRITING, WRONG_LINK_LOOKS } from "~/domain/calls/text-talk-limits";
import { untilWords } from "~/domain/calls/until-words";
import { parseForm } from "~/http/forms.server";
import { keepTo, type RateRule } from "~/http/rate-limit.server";
import { page, type RouteArgs } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { networkOf } from "~/lib/network";

export const meta: MetaFunction = () => [
  { title: "In writing · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** Also after words that were not heard: the talk stands elsewhere than on the page. */
export const shouldRevalidate: ShouldRevalidateFunction = () => true;

/** Whoever may be signed in here: the token alone says whose talk this is. */
async function linkOf({ params, context }: RouteArgs, rule: RateRule, now: Date) {
  const link = await findReflectLink(params.token ?? "", now);
  const isRight = link !== null && link !== "expired";
  if (isRight) await keepTo(rule, [link.userId], now);
  else await keepTo(WRONG_LINK_LOOKS, [networkOf(context.clientIp)], now);
  return isRight ? { state: "works" as const, ...link } : { state: link ?? ("unknown" as const) };
}

export const loader = page(async (args) => {
  const now = new Date();
  const link = await linkOf(args, LINK_LOOKS, now);
  if (link.state !== "works") {
    return data({ gone: link.state }, { status: link.state === "expired" ? 410 : 404 });
  }
  const endedId = new URL(args.request.url).searchParams.get("ended");
  const ended = endedId ? await readEndedTalk(link.userId, endedId) : null;
  const { talk, talked, until, zone } = await readTextTalk(link.userId, now);
  const shown = {
    token: args.params.token ?? "",
    talk,
    ended: ended?.localDate === link.day ? ended.talk : null,
    talked,
    until: untilWords(until, zone),
  };
  return data({ gone: null, ...shown });
});

export const action = page(async (args) => {
  const now = new Date();
  const link = await linkOf(args, WRITING, now);
  const here = `/reflect/${args.params.token}`;
  // The page says so.
  if (link.state !== "works") return redirect(here);
  const form = await parseForm(args.request, TextTalkForm);
  if (!form.ok) {
    const { text } = form.errors;
    if (!text) throw new AppError("bad_request");
    return Response.json({ text: form.values.text ?? "", error: text }, { status: 422 });
  }
  const answer = await takeWrittenForm(link.userId, form.data, now);
  switch (answer.to) {
    case "refused":
      return Response.json({ text: answer.text, error: answer.error }, { status: 409 });
    case "ended":
      return redirect(`${here}?${new URLSearchParams({ ended: answer.talkId })}`);
    case "start":
      return redirect(here);
    case "talk":
      return redirect(`${here}#write`);
  }
});

export default function ReflectByLink() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (view.gone) {
    return (
      <FocusShell title="In writing">
        <div className="flex flex-col gap-5">
          <Notice title={view.gone === "expired" ? "The day of this link is over" : "This link doesn't work"}>
            {view.gone === "expired"
              ? "That's fine. The next talk is another day, and you can write whenever you are signed in."
              : "It may have lost a piece on its way. You can write whenever you are signed in."}
          </Notice>
          <ButtonLink to="/signup?redirectTo=%2Freflect">Sign in to write</ButtonLink>
        </div>
      </FocusShell>
    );
  }
  const { token, talk, ended, talked, until } = view;
  const here = `/reflect/${token}`;
  return (
    <FocusShell title="In writing" mood="listening">
      {ended ? (
        <WrittenDown talk={ended}>
          <ButtonLink to={`/signup?redirectTo=%2Fcalls%2F${ended.id}`} variant="secondary">
            Sign in to see it
          </ButtonLink>
        </WrittenDown>
      ) : talk ? (
        <WrittenTalk talk={talk} until={until} action={here} refused={refused} />
      ) : (
        <StartWriting until={until} talked={talked} action={here} />
      )}
    </FocusShell>
  );
}
