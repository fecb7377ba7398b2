import { Form } from "@remix-run/react";
import { ListChecks } from "lucide-react";
import { type ConsoleFilter, consoleQuery } from "~/queue/console-filter";
import { JOB_STATES, STATE_WORDS } from "~/queue/job-state";
import { ConsoleRow } from "./console-row";
import { agoWords, type QueueJob, STATE_TONE } from "./queue-data";
import { Badge } from "./ui/badge";
import { Button, ButtonLink } from "./ui/button";
import { Card } from "./ui/card";
import { EmptyState } from "./ui/empty-state";
import { Field, Input, Select } from "./ui/field";
import { Time } from "./ui/time";

export type QueueListProps = {
  jobs: QueueJob[];
  filter: ConsoleFilter;
  /** Every task there may be jobs of. */
  tasks: string[];
  /** Where the next page begins. */
  next: string | null;
  /** ISO, what ages count from. */
  now: string;
  /** How many jobs of the task that is shown have failed for good. */
  failed: number;
};

/** Jobs that were asked for: locked ones, then waiting ones (soonest first), then failed ones (newest first). */
export function QueueList({ jobs, filter, tasks, next, now, failed }: QueueListProps) {
  const narrowed = filter.task ?? filter.state ?? filter.callId;
  return (
    <Card
      title="Jobs"
      titleId="jobs"
      aside={
        filter.task && failed > 0 ? (
          <ButtonLink
            to={`/admin/queues${consoleQuery({ ...filter, state: "failed" }, { do: "retry-failed" })}`}
            preventScrollReset
            variant="secondary"
            size="sm"
          >
            Retry all that failed
          </ButtonLink>
        ) : null
      }
    >
      <Filters filter={filter} tasks={tasks} />
      {jobs.length === 0 ? (
        <EmptyState icon={<ListChecks />} title={narrowed ? "No job is like that" : "The queue is empty"}>
          A job that is done leaves the queue.
        </EmptyState>
      ) : null}
      <ul className="-mx-3 flex flex-col empty:hidden">
        {jobs.map((job) => (
          <ConsoleRow key={job.id} to={`/admin/queues/${job.id}`}>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold wrap-anywhere">{job.task}</span>
              <span className="tabular text-muted">{job.id}</span>
              <Badge tone={STATE_TONE[job.state]}>{STATE_WORDS[job.state].words}</Badge>
            </span>
            <span className="tabular text-sm text-muted">
              <When job={job} now={now} /> · {job.attempts} of {job.maxAttempts} attempts
            </span>
            {job.lastError ? (
              <span className="line-clamp-1 text-sm wrap-anywhere">{job.lastError.split("\n", 1)[0]}</span>
            ) : null}
          </ConsoleRow>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-3 empty:hidden">
        {filter.after ? (
          <ButtonLink to={`/admin/queues${consoleQuery(filter)}`} variant="secondary" size="sm">
            First page
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink
            to={`/admin/queues${consoleQuery(filter, { after: next })}#jobs`}
            variant="secondary"
            size="sm"
          >
            More jobs
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}

/** The instant that matters most of a job in its state. */
function When({ job, now }: { job: QueueJob; now: string }) {
  const [words, at] =
    job.lockedAt !== null
      ? ["taken", job.lockedAt]
      : job.state === "failed"
        ? ["failed", job.updatedAt]
        : [job.runAt > now ? "runs" : "due", job.runAt];
  return (
    <>
      {words} <Time at={at}>{agoWords(at, now)}</Time>
    </>
  );
}

function Filters({ filter, tasks }: Pick<QueueListProps, "filter" | "tasks">) {
  const { task, state, callId, window } = filter;
  return (
    <Form
      key={consoleQuery(filter)}
      action="/admin/queues"
      preventScrollReset
      className="mb-5 flex flex-col gap-4"
    >
      {window === "1h" ? null : <input type="hidden" name="window" value={window} />}
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Task">
          {(control) => (
            <Select {...control} name="task" defaultValue={task ?? ""}>
              <option value="">Any</option>
              {tasks.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="State">
          {(control) => (
            <Select {...control} name="state" defaultValue={state ?? ""}>
              <option value="">Any</option>
              {JOB_STATES.map((each) => (
                <option key={each} value={each}>
                  {STATE_WORDS[each].words}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Call">
          {(control) => (
            <Input
              {...control}
              name="call"
              defaultValue={callId ?? ""}
              placeholder="The id of a call"
              autoComplete="off"
              pattern="\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\s*"
              title="The id of a call, a UUID"
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="secondary" size="sm">
          Show
        </Button>
        {task || state || callId ? (
          <ButtonLink
            to={`/admin/queues${consoleQuery({ window })}`}
            preventScrollReset
            variant="ghost"
            size="sm"
          >
            Show all
          </ButtonLink>
        ) : null}
      </div>
    </Form>
  );
}
