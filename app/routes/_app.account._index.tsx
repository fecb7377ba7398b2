import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AccountLinks, GrantCard, RetentionCard } from "~/components/account-cards";
import { DataNowCard } from "~/components/data-now";
import { Notice } from "~/components/ui/notice";
import { PageTitle } from "~/components/ui/page-title";
import { ACCOUNT_INTENTS } from "~/domain/privacy/account-intents";
import { dataNow } from "~/domain/privacy/data-now.server";
import { GrantForm } from "~/domain/privacy/grant-form";
import { keepTranscriptsFor, readRetention } from "~/domain/privacy/keep-transcripts-for.server";
import { FOR_GOOD, RetentionForm, retentionChoices } from "~/domain/privacy/retention";
import { allowTranscripts, readGrant, refuseTranscripts } from "~/domain/privacy/transcript-grants.server";
import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const meta: MetaFunction = () => [{ title: "Your data · relevel.me" }];

/** What was just done, by what the address says. */
const SAVED: Record<string, string> = {
  retention: "Saved. What is past its time is deleted within the hour.",
  allowed: "Administrators may read your transcripts for a while.",
  refused: "Nobody but you may read your transcripts any more.",
};

export const loader = page(async ({ request }) => {
  const { userId, localTz } = await requireSession(request);
  const now = new Date();
  const zone = localTz ?? "UTC";
  const { days, past } = await readRetention(userId, now);
  const grant = await readGrant(userId, now);
  const today = localDateAt(now, zone);
  return {
    dataNow: dataNow({ transcriptDays: days }),
    retention: { chosen: days === null ? FOR_GOOD : String(days), choices: retentionChoices(past) },
    grant: grant && {
      untilAt: grant.expiresAt.toISOString(),
      until: `${fullDayWords(localDateAt(grant.expiresAt, zone), today)} at ${localTimeAt(grant.expiresAt, zone)}`,
      reads: readsWords(grant.reads),
    },
    saved: SAVED[new URL(request.url).searchParams.get("saved") ?? ""] ?? null,
  };
});

function readsWords(reads: number): string {
  if (reads === 0) return "No transcript was opened so far.";
  return reads === 1 ? "One transcript was opened so far." : `Transcripts were opened ${reads} times so far.`;
}

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const form = await parseForm(
    request,
    z.discriminatedUnion("intent", [
      RetentionForm.extend({ intent: z.literal(ACCOUNT_INTENTS.retention) }),
      GrantForm.extend({ intent: z.literal(ACCOUNT_INTENTS.allow) }),
      z.object({ intent: z.literal(ACCOUNT_INTENTS.refuse) }),
    ]),
  );
  if (!form.ok) throw new AppError("bad_request");
  switch (form.data.intent) {
    case "retention":
      await keepTranscriptsFor(userId, form.data.days);
      return redirect("/account?saved=retention");
    case "allow-transcripts":
      await allowTranscripts(userId, form.data.hours, now);
      return redirect("/account?saved=allowed");
    case "refuse-transcripts":
      await refuseTranscripts(userId, now);
      return redirect("/account?saved=refused");
  }
});

export default function Account() {
  const { dataNow: strip, retention, grant, saved } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lead="What is kept of you, where, for how long, and how to take it along or delete it.">
        Your data
      </PageTitle>
      <div className="flex flex-col gap-6">
        {saved ? <Notice tone="done">{saved}</Notice> : null}
        <DataNowCard {...strip} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <RetentionCard key={retention.chosen} {...retention} />
          <div className="flex flex-col gap-6">
            <AccountLinks />
            <GrantCard grant={grant} />
          </div>
        </div>
      </div>
    </>
  );
}
