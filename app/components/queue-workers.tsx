import { utcText } from "~/domain/calls/console-words";
import { type ConsoleFilter, consoleQuery } from "~/queue/console-filter";
import { agoWords, jobsWords, type QueueCounts, type QueuePage } from "./queue-data";
import { Badge } from "./ui/badge";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";
import { Time } from "./ui/time";

export type QueueWorkersProps = Pick<QueueCounts, "workers" | "deadLockers"> & {
  filter: ConsoleFilter;
  /** ISO, what ages count from. */
  now: string;
};

/** Workers on record with their heartbeats, and ids that hold jobs and belong to none that lives. */
export function QueueWorkers({ workers, deadLockers, filter, now }: QueueWorkersProps) {
  const unlock = (worker?: string) =>
    `/admin/queues${consoleQuery(filter, { do: "unlock", ...(worker && { worker }) })}`;
  const dead = deadLockers.length > 0 || workers.some(({ alive }) => !alive);
  return (
    <Card
      title="Workers"
      titleId="workers"
      aside={
        dead ? (
          <ButtonLink to={unlock()} preventScrollReset variant="secondary" size="sm">
            Unlock all dead ones
          </ButtonLink>
        ) : null
      }
    >
      {workers.length === 0 ? <p>No worker is on record: nothing runs.</p> : null}
      <ul className="flex flex-col gap-4 empty:hidden">
        {workers.map(({ id, hostname, startedAt, lastSeenAt, alive, jobs }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium wrap-anywhere">{hostname}</span>
                <Badge tone={alive ? "done" : "warm"}>{alive ? "alive" : "silent"}</Badge>
                <span className="tabular text-muted">holds {jobsWords(jobs)}</span>
              </span>
              <span className="tabular block text-sm text-muted wrap-anywhere">
                since <Time at={startedAt}>{utcText(startedAt)}</Time>, last heard of{" "}
                <Time at={lastSeenAt}>{agoWords(lastSeenAt, now)}</Time>
              </span>
              <span className="block text-xs text-faint wrap-anywhere">{id}</span>
            </span>
            {jobs > 0 || !alive ? (
              <ButtonLink to={unlock(id)} preventScrollReset variant="ghost" size="sm">
                Unlock its jobs
              </ButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
      {deadLockers.length > 0 ? (
        <>
          <h3 className="mt-5 mb-2 font-semibold">Gone, and still holding jobs</h3>
          <ul className="flex flex-col gap-2">
            {deadLockers.map(({ workerId, jobs }) => (
              <li key={workerId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="min-w-0 wrap-anywhere">
                  {workerId} <span className="tabular text-muted">holds {jobsWords(jobs)}</span>
                </span>
                <ButtonLink to={unlock(workerId)} preventScrollReset variant="ghost" size="sm">
                  Unlock
                </ButtonLink>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

/** What the crontab starts next. */
export function QueueCrons({ crons, now }: { crons: QueuePage["crons"]; now: string }) {
  return (
    <Card title="Started by the clock" titleId="crons">
      <ul className="flex flex-col gap-3">
        {crons.map(({ id, task, when, nextAt, lastAt }) => (
          <li key={id}>
            <span className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="font-medium wrap-anywhere">{task}</span>
              {nextAt ? (
                <Time at={nextAt} className="text-sm">
                  {agoWords(nextAt, now)}
                </Time>
              ) : null}
            </span>
            <span className="tabular text-sm text-muted">
              <code>{when}</code> UTC ·{" "}
              {lastAt ? (
                <>
                  last <Time at={lastAt}>{utcText(lastAt)}</Time>
                </>
              ) : (
                "not yet"
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
