import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { CompanionStage } from "~/components/avatar/companion-stage";
import { BringCompanion, type Candidate } from "~/components/bring-companion";
import { CompanionLookForm } from "~/components/companion-look-form";
import { OwnCompanions } from "~/components/own-companions";
import { Notice } from "~/components/ui/notice";
import { PageTitle } from "~/components/ui/page-title";
import { useLapsed } from "~/components/use-lapsed";
import { chooseCompanion } from "~/domain/accounts/choose-companion.server";
import { CompanionForm } from "~/domain/accounts/companion-form";
import { BRINGING, COMPANION_INTENTS, MODEL_FIELD } from "~/domain/accounts/companion-intents";
import { companionChoices } from "~/domain/accounts/companion-look.server";
import { describeOwnAvatar } from "~/domain/accounts/describe-own-avatar";
import { keepOwnAvatar } from "~/domain/accounts/keep-own-avatar.server";
import { tooLargeWords } from "~/domain/accounts/model/container";
import { MODEL_LIMITS } from "~/domain/accounts/model/limits";
import { removeOwnAvatar } from "~/domain/accounts/remove-own-avatar.server";
import { loadReader, loadReadyUser } from "~/domain/onboarding/load-user.server";
import { readyUser } from "~/domain/onboarding/ready-user";
import { companionLines } from "~/domain/progress/companion-lines";
import { loadRoom } from "~/domain/progress/room.server";
import { parseForm } from "~/http/forms.server";
import { takeHit, tooMany } from "~/http/rate-limit.server";
import { leaveUnread, readUpload } from "~/http/read-upload.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const meta: MetaFunction = () => [{ title: "Companion · relevel.me" }];

const HERE = "/companion";

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const room = await loadRoom(userId, { recent: 0 }, new Date());
  const { firstName, language } = readyUser(room.user, "past");
  const { look, own } = await companionChoices(userId);
  const { today, quests, noGame: gently } = room.progress;
  const [hello, told] = companionLines({
    greeting: `Hello, ${firstName}.`,
    ...{ gently, today, language, quests: quests.open, ...room.talks },
  });
  return {
    look,
    own: own.map(describeOwnAvatar),
    // What they said themselves tells more of a voice than a greeting.
    line: told ?? hello,
    saved: new URL(request.url).searchParams.get("saved"),
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) {
    await loadReadyUser(userId, now);
    return bring(userId, request, now);
  }
  await loadReader(userId, now);
  const form = await parseForm(request, CompanionForm);
  if (!form.ok) return refuse(Object.values(form.errors)[0] ?? "", form.values.intent ?? "", 422);
  switch (form.data.intent) {
    case COMPANION_INTENTS.look:
      await chooseCompanion(userId, { colour: form.data.colour, voice: form.data.voice });
      return redirect(`${HERE}?saved=look`);
    case COMPANION_INTENTS.ours:
      await chooseCompanion(userId, { uploadId: null });
      return redirect(HERE);
    case COMPANION_INTENTS.use:
      await chooseCompanion(userId, { uploadId: form.data.uploadId });
      return redirect(HERE);
    case COMPANION_INTENTS.remove:
      if (!(await removeOwnAvatar(userId, form.data.uploadId))) throw new AppError("not_found");
      return redirect(HERE);
  }
});

async function bring(userId: string, request: Request, now: Date): Promise<Response> {
  const { allowed, retryAfterSeconds } = await takeHit(BRINGING, [userId], now);
  if (!allowed) {
    leaveUnread(request);
    throw tooMany(retryAfterSeconds);
  }
  try {
    const file = await readUpload(request, MODEL_FIELD, MODEL_LIMITS.bytes);
    if (!file) return refuse("Choose a .glb or .vrm file.", MODEL_FIELD, 422);
    const kept = await keepOwnAvatar(userId, file, now);
    return kept.ok ? redirect(`${HERE}?saved=model`) : refuse(kept.reason, MODEL_FIELD, 422);
  } catch (failure) {
    if (!(failure instanceof AppError)) throw failure;
    if (failure.code === "body_too_large") return refuse(tooLargeWords(), MODEL_FIELD, failure.status);
    if (failure.code !== "unavailable") throw failure;
    const wait = failure.retryAfterSeconds;
    return refuse(failure.message, MODEL_FIELD, failure.status, wait ? { "Retry-After": `${wait}` } : {});
  }
}

/** @param about the intent of the form that was refused, or the field of the file */
const refuse = (error: string, about: string, status: number, headers: HeadersInit = {}) =>
  Response.json({ error, about }, { status, headers });

export default function CompanionPage() {
  const { look, own, line, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as { error: string; about: string } | undefined;
  const lapsed = useLapsed();
  const [chosen, setChosen] = useState<Partial<Pick<typeof look, "colour" | "voice">>>({});
  const [candidate, setCandidate] = useState<Candidate | null>(null);
  const shown = { ...look, ...chosen, ...(candidate ? { own: candidate } : {}) };
  const errorOf = (about: string) => (refused?.about === about ? refused.error : undefined);
  return (
    <>
      <PageTitle lead="Give it a colour and a voice, or bring a model of your own.">Companion</PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex justify-center rounded-card bg-surface p-6 shadow-card lg:sticky lg:top-24">
          <CompanionStage state="idle" look={shown} className="h-72 sm:h-96" controls={false} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <CompanionLookForm
            look={look}
            line={line}
            onChoose={(choice) => setChosen((before) => ({ ...before, ...choice }))}
            error={errorOf(COMPANION_INTENTS.look)}
            saved={saved === "look" && !refused}
            action={HERE}
          />
          {saved === "model" && !refused ? (
            <Notice tone="done">Kept. This is your companion now.</Notice>
          ) : null}
          <OwnCompanions own={own} action={HERE} />
          {lapsed ? null : (
            <BringCompanion
              key={own.length}
              error={errorOf(MODEL_FIELD)}
              onPreview={setCandidate}
              action={HERE}
            />
          )}
        </div>
      </div>
    </>
  );
}
