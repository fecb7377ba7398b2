import { json, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import {
  ConsoleCallReceipt,
  ConsoleCallSteps,
  ConsoleCallTimes,
  ConsoleCallTraffic,
  ConsoleTranscript,
} from "~/components/console-call";
import { ButtonLink } from "~/components/ui/button";
import { PageTitle } from "~/components/ui/page-title";
import { utcText } from "~/domain/calls/console-words";
import { openCallForConsole } from "~/domain/calls/open-call-for-console.server";
import { ReadForm } from "~/domain/privacy/console-form";
import { readTranscriptForSupport } from "~/domain/privacy/read-transcript-for-support.server";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const meta: MetaFunction = () => [{ title: "Call · Console · relevel.me" }];

export const loader = page(async ({ request, params }) => {
  await requireAdministrator(request);
  // Instants become ISO text on their way, also where Remix streams what isn't JSON.
  return json(await openCallForConsole(params.callId ?? "", new Date()), {
    headers: { "Cache-Control": "no-store" },
  });
});

export const action = page(async ({ request, params }) => {
  const { userId: adminId } = await requireAdministrator(request);
  const form = await parseForm(request, ReadForm);
  if (!form.ok) throw new AppError("bad_request");
  const { turns } = await readTranscriptForSupport({
    adminId,
    callId: params.callId ?? "",
    now: new Date(),
  });
  return json({ turns }, { headers: { "Cache-Control": "no-store" } });
});

export default function ConsoleCallPage() {
  const view = useLoaderData<typeof loader>();
  const read = useActionData<typeof action>();
  const { call, turnCount } = view;
  return (
    <>
      <PageTitle
        lead="Codes, instants and ids. No number, no name, no word of the talk."
        action={
          <ButtonLink to="/admin/calls" variant="ghost" icon={<ArrowLeft aria-hidden className="size-4" />}>
            All calls
          </ButtonLink>
        }
      >
        Call of {utcText(call.scheduledAt, { year: true })}
      </PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <ConsoleCallTimes {...view} />
          <ConsoleCallReceipt {...view} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ConsoleCallSteps steps={view.steps} />
          <ConsoleCallTraffic webhooks={view.webhooks} jobs={view.jobs} />
          {call.kind === "verification" ? null : (
            <ConsoleTranscript
              until={call.readableUntil}
              turnCount={turnCount}
              read={call.readableUntil ? (read?.turns ?? null) : null}
            />
          )}
        </div>
      </div>
    </>
  );
}
