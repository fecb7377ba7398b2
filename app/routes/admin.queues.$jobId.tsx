import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useParams } from "@remix-run/react";
import { QueueJobActs, QueueJobCall, QueueJobError, QueueJobFacts } from "~/components/queue-job";
import { QueueJobAsk } from "~/components/queue-job-ask";
import { Card } from "~/components/ui/card";
import { Notice } from "~/components/ui/notice";
import { PageTitle } from "~/components/ui/page-title";
import { useFreshData } from "~/components/use-call-updates";
import { cancelJobs } from "~/domain/calls/cancel-jobs.server";
import { shownCode } from "~/domain/calls/console-words";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";
import { toWire } from "~/lib/wire";
import type { By } from "~/queue/change-queue.server";
import { JobForm } from "~/queue/console-forms";
import { ACT_DONE } from "~/queue/console-words";
import type { CallOfJob } from "~/queue/inspect.server";
import { JobRefused } from "~/queue/job-refused";
import { actsOn, JOB_ACTS, type JobAct } from "~/queue/job-state";
import { readJob } from "~/queue/read-console.server";
import { readInstant } from "~/queue/read-instant";
import { rescheduleJobs } from "~/queue/reschedule-jobs.server";
import { retryJobs } from "~/queue/retry-jobs.server";
import { unlockWorker } from "~/queue/unlock-jobs.server";
import { countAnew } from "~/queue/watch-queue.server";

export const meta: MetaFunction = ({ params }) => [{ title: `Job ${params.jobId} · relevel.me` }];

export const loader = page(async ({ request, params }) => {
  await requireAdministrator(request);
  const id = params.jobId ?? "";
  if (!/^[1-9]\d{0,17}$/.test(id)) throw new AppError("not_found");
  const asked = new URL(request.url).searchParams;
  const find = (name: string) => JOB_ACTS.find((act) => act === asked.get(name)) ?? null;
  const done = find("done");
  const found = await readJob(id);
  const shared = { done: done && ACT_DONE[done], at: new Date().toISOString() };
  // Whoever watches a job sees it go: that is no failure of the page.
  if (!found) return data({ ...shared, found: null, ask: null }, { status: done ? 200 : 404 });
  const act = find("do");
  const ask = act && actsOn(found.job.state).includes(act) ? act : null;
  return data({ ...shared, found: toWire({ ...found, call: found.call && quotingNobody(found.call) }), ask });
});

const shown = (word: string | null) => word && shownCode(word);

/** What a vendor wrote stays out of the page's data, too. */
function quotingNobody(call: CallOfJob): CallOfJob {
  return {
    ...call,
    endedReason: shown(call.endedReason),
    events: call.events.map((event) => ({ ...event, reason: shown(event.reason) })),
  };
}

export const action = page(async ({ request, params }) => {
  const { userId: actorId } = await requireAdministrator(request);
  const id = params.jobId ?? "";
  if (!/^[1-9]\d{0,17}$/.test(id)) throw new AppError("not_found");
  const form = await parseForm(request, JobForm);
  if (!form.ok) throw new AppError("bad_request");
  const { intent, at } = form.data;
  const now = new Date();
  const when = readInstant(at, now);
  if (intent === "reschedule" && !when) {
    const problem = "Write an instant such as 2030-01-31T18:00:00Z, or +30s, +10m, +2h, +1d.";
    return data({ problems: [problem] }, { status: 422 });
  }
  try {
    await change(id, intent, when, { actor: "admin", actorId }, now);
  } catch (refused) {
    if (!(refused instanceof JobRefused)) throw refused;
    return data({ problems: refused.problems }, { status: 409 });
  } finally {
    countAnew();
  }
  return redirect(`/admin/queues/${id}?done=${intent}`);
});

async function change(id: string, act: JobAct, when: Date | null, by: By, now: Date): Promise<void> {
  if (act === "retry") await retryJobs([id], by);
  if (act === "run") await rescheduleJobs([id], null, by);
  if (act === "reschedule") await rescheduleJobs([id], when, by);
  if (act === "cancel") await cancelJobs([id], by, now);
  if (act !== "unlock") return;
  const found = await readJob(id);
  const holder = found?.job.state === "dead" ? found.job.lockedBy : null;
  if (!holder) throw new JobRefused([`No dead worker holds job ${id} any more.`]);
  await unlockWorker(holder, by);
}

export default function QueueJobPage() {
  const { found, ask, done, at } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { jobId } = useParams();
  useFreshData(found ? 3 * SECOND : null);
  return (
    <>
      <p className="mb-2">
        <Link to="/admin/queues" className="link tap">
          All jobs
        </Link>
      </p>
      <PageTitle lead={found?.job.task}>Job {jobId}</PageTitle>
      <div className="flex flex-col gap-6">
        {refused ? (
          <Notice tone="error">
            {refused.problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </Notice>
        ) : null}
        {done && !refused ? <Notice tone="done">{done}</Notice> : null}
        {found ? (
          <>
            {ask ? <QueueJobAsk act={ask} found={found} /> : <QueueJobActs job={found.job} />}
            <QueueJobError job={found.job} />
            <div className="grid items-start gap-6 lg:grid-cols-2">
              <QueueJobFacts job={found.job} now={at} />
              <QueueJobCall callId={found.job.callId} call={found.call} />
            </div>
          </>
        ) : (
          <Card>
            <p className="font-medium">Job {jobId} isn't in the queue.</p>
            <p className="mt-2 text-muted">
              It is done, it was cancelled, or there never was one: a job that is done leaves the queue.
            </p>
          </Card>
        )}
      </div>
    </>
  );
}
