import { json, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { QueueAsk } from "~/components/queue-ask";
import { QueueList } from "~/components/queue-list";
import { QueueMatrix } from "~/components/queue-matrix";
import { QueueRuns } from "~/components/queue-runs";
import { QueueCrons, QueueWorkers } from "~/components/queue-workers";
import { Notice } from "~/components/ui/notice";
import { PageTitle } from "~/components/ui/page-title";
import { useLiveQueue } from "~/components/use-queue-events";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { toWire } from "~/lib/wire";
import { consoleQuery, readConsoleFilter } from "~/queue/console-filter";
import { QueueForm } from "~/queue/console-forms";
import { doneWords, readQueueAsk } from "~/queue/console-words";
import { readConsole } from "~/queue/read-console.server";
import { retryFailed } from "~/queue/retry-jobs.server";
import { unlockDead, unlockWorker } from "~/queue/unlock-jobs.server";
import { countAnew } from "~/queue/watch-queue.server";

export const meta: MetaFunction = () => [{ title: "Jobs · relevel.me" }];

export const loader = page(async ({ request }) => {
  await requireAdministrator(request);
  const asked = new URL(request.url).searchParams;
  const filter = readConsoleFilter(asked);
  return {
    filter,
    console: toWire(await readConsole(filter, new Date())),
    ask: readQueueAsk(asked, filter),
    done: doneWords(asked),
  };
});

export const action = page(async ({ request }) => {
  const { userId: actorId } = await requireAdministrator(request);
  const form = await parseForm(request, QueueForm);
  if (!form.ok) throw new AppError("bad_request");
  const by = { actor: "admin", actorId } as const;
  const filter = readConsoleFilter(new URL(request.url).searchParams);
  const back = (done: string, count: number) => {
    countAnew();
    return redirect(`/admin/queues${consoleQuery(filter, { done, count: String(count) })}`);
  };
  if (form.data.intent === "retry-failed") {
    const { task, call: callId } = form.data;
    return back("retried", await retryFailed({ task, callId }, by));
  }
  const { worker } = form.data;
  if (worker === undefined) return back("unlocked", (await unlockDead(by)).jobs);
  const jobs = await unlockWorker(worker, by);
  if (jobs !== null) return back("unlocked", jobs);
  return json({ problem: "That worker isn't on record any more, and it holds no job." }, { status: 409 });
});

export default function Queues() {
  const { filter, console: loaded, ask, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { counts, live } = useLiveQueue(loaded, filter);
  const of = counts.tasks.find(({ task }) => task === filter.task);
  const tasks = [...new Set([...loaded.catalogue, ...counts.tasks.map(({ task }) => task)])].sort();
  return (
    <>
      <PageTitle lead="What the queue holds at this moment, and what it did lately. Everything done here is written down under Audit.">
        Jobs
      </PageTitle>
      <div className="flex flex-col gap-6">
        {refused ? <Notice tone="error">{refused.problem}</Notice> : null}
        {done && !refused ? <Notice tone="done">{done}</Notice> : null}
        {ask && !refused ? <QueueAsk ask={ask} filter={filter} failed={of?.failed ?? 0} /> : null}
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="flex min-w-0 flex-col gap-6">
            <QueueMatrix tasks={counts.tasks} catalogue={loaded.catalogue} filter={filter} live={live} />
            <QueueList
              jobs={loaded.jobs}
              filter={filter}
              tasks={tasks}
              next={loaded.next}
              now={loaded.at}
              failed={of?.failed ?? 0}
            />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <QueueWorkers
              workers={counts.workers}
              deadLockers={counts.deadLockers}
              filter={filter}
              now={counts.at}
            />
            <QueueRuns runs={loaded.runs} filter={filter} />
            <QueueCrons crons={loaded.crons} now={loaded.at} />
          </div>
        </div>
      </div>
    </>
  );
}
