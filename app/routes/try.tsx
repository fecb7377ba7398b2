import { data, type HeadersFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { publicMeta } from "~/components/public-meta";
import { PublicShell } from "~/components/public-shell";
import { TryCall } from "~/components/try-call";
import { useSignedIn } from "~/components/use-signed-in";
import { replayTry, type TryWords, viewOfTry } from "~/domain/calls/try-call";
import { findingsOfTry, type TryAnswer } from "~/domain/calls/try-findings";
import { linesOf, TryForm, type TryWish } from "~/domain/calls/try-form";
import { TRYING } from "~/domain/calls/try-limits";
import { languageOf } from "~/domain/onboarding/language";
import { localDateAt } from "~/domain/schedule/local-time";
import { type ParsedForm, parseForm } from "~/http/forms.server";
import { requireTryCalls } from "~/http/instance.server";
import { takeHit } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { networkOf } from "~/lib/network";
import { waitWords } from "~/lib/wait-words";

export const meta = publicMeta({
  path: "/try",
  title: "Try a call of one minute · relevel.me",
  description: "Talk with the companion for a minute, in your browser. No account, and nothing is stored.",
});
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get("Retry-After");
  return { "Cache-Control": "no-store", ...(wait ? { "Retry-After": wait } : {}) };
};

/** Nothing about the page changes while it is talked on. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

const HERE = "/try";

function answerTo(words: TryWords, now: Date, zone: string): TryAnswer {
  const talk = replayTry(words, now.toISOString());
  const shown = viewOfTry(talk, words);
  const found = shown.over ? findingsOfTry(talk, localDateAt(now, zone)) : null;
  return { talk: shown, found, refused: null };
}

const refuse = (refused: NonNullable<TryAnswer["refused"]>): TryAnswer => ({
  talk: null,
  found: null,
  refused,
});

/** What a form brought, whether it is heard or not. */
function saidIn(form: ParsedForm<TryWish>): { text: string; lines: string[] | null } {
  if (!form.ok) return { text: form.values.text ?? "", lines: linesOf(form.values.lines) };
  const { data: wish } = form;
  return { text: "text" in wish ? wish.text : "", lines: "lines" in wish ? wish.lines : [] };
}

export const loader = page(({ request }) => {
  requireTryCalls();
  const language = languageOf(request.headers.get("accept-language"));
  const words: TryWords = { lines: [], clock: "open", language };
  return { opening: viewOfTry(replayTry(words, new Date().toISOString()), words) };
});

export const action = page(async ({ request, context }) => {
  requireTryCalls();
  const now = new Date();
  const { allowed, retryAfterSeconds } = await takeHit(TRYING, [networkOf(context.clientIp)], now);
  const form = await parseForm(request, TryForm);
  const said = saidIn(form);
  if (!allowed) {
    const headers = { "Retry-After": String(retryAfterSeconds) };
    return data(refuse({ problem: waitWords(retryAfterSeconds), ...said }), { status: 429, headers });
  }
  if (!form.ok) {
    const problem = form.errors.text ?? form.errors.lines;
    if (!problem) throw new AppError("bad_request");
    return data(refuse({ problem, ...said }), { status: 422 });
  }
  const asked = form.data;
  const { language } = asked;
  switch (asked.intent) {
    case "answer":
      return data(answerTo({ lines: [], clock: "open", language }, now, "UTC"));
    case "say":
      return data(
        answerTo({ lines: [...asked.lines, asked.text], clock: asked.clock, language }, now, asked.zone),
      );
    case "time":
      return data(answerTo({ lines: asked.lines, clock: "silent", language }, now, asked.zone));
  }
});

export default function TryPage() {
  const { opening } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const signedIn = useSignedIn();
  return (
    <PublicShell>
      <div className="mx-auto grid max-w-5xl grid-cols-1 items-start gap-x-16 gap-y-6 px-4 pt-2 sm:px-6 lg:grid-cols-[1fr_24rem] lg:grid-rows-[auto_1fr] lg:pt-8">
        <div className="text-center lg:pt-8 lg:text-left">
          <h1 className="text-3xl sm:text-4xl lg:text-5xl">A call of one minute</h1>
          <p className="mx-auto mt-2 max-w-md text-muted sm:text-lg lg:mx-0 lg:mt-3">
            Two questions, and you see what a real call makes of your answers. You talk with an AI; no
            account, and nothing is stored.
          </p>
        </div>
        <TryCall opening={opening} answer={answer} action={HERE} signedIn={signedIn} />
      </div>
    </PublicShell>
  );
}
