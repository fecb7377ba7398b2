import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { Fragment } from "react";
import { type ConsoleFilter, consoleQuery } from "~/queue/console-filter";
import { JOB_STATES, type JobState, STATE_WORDS } from "~/queue/job-state";
import { type QueueCounts, spanWords } from "./queue-data";
import { Card } from "./ui/card";

const INK: Record<JobState, string> = {
  ready: "text-accent",
  scheduled: "text-text",
  running: "text-cyan",
  retrying: "text-amber",
  failed: "text-danger",
  dead: "text-amber",
};

type Row = QueueCounts["tasks"][number];
const countOf = (row: Row, state: JobState) => row[state === "dead" ? "lockedByDead" : state];

export type QueueMatrixProps = {
  tasks: QueueCounts["tasks"];
  /** Every task there is. */
  catalogue: string[];
  filter: Pick<ConsoleFilter, "task" | "state" | "window">;
  live: boolean;
};

/** A task's name, which on a narrow screen breaks between its words. */
function TaskName({ task }: { task: string }) {
  const words = task.split("_");
  return (
    <span>
      {words.map((word, at) => (
        <Fragment key={word}>
          {at > 0 ? (
            <>
              _<wbr />
            </>
          ) : null}
          {word}
        </Fragment>
      ))}
    </span>
  );
}

/** How many jobs of each task are where; each number leads to those jobs. */
export function QueueMatrix({ tasks, catalogue, filter, live }: QueueMatrixProps) {
  const total = (state: JobState) => tasks.reduce((sum, row) => sum + countOf(row, state), 0);
  const oldest = Math.max(-1, ...tasks.map((row) => row.oldestReadySeconds ?? -1));
  const resting = catalogue.filter((task) => !tasks.some((row) => row.task === task));
  const to = (more: { task?: string; state?: JobState }) =>
    `/admin/queues${consoleQuery({ window: filter.window, ...more })}`;
  // A phone has room for the states that there are jobs in.
  const column = (state: JobState) => (total(state) === 0 ? "max-sm:hidden" : "");
  return (
    <Card
      title="Jobs by task and state"
      titleId="matrix"
      aside={
        <span className="flex items-center gap-3 text-sm text-muted">
          {oldest < 0 ? "Nothing is due" : `The oldest that is due waits ${spanWords(oldest * 1_000)}`}
          {live ? (
            <span className="inline-flex items-center gap-1.5 text-cyan">
              <span aria-hidden className="size-2 animate-pulse-soft rounded-full bg-current" /> Live
            </span>
          ) : (
            <Link to={`/admin/queues${consoleQuery(filter)}`} reloadDocument className="link tap">
              Reload
            </Link>
          )}
        </span>
      }
    >
      {tasks.length === 0 ? <p className="text-muted">The queue is empty.</p> : null}
      {tasks.length > 0 ? (
        <div className="-mx-2 overflow-x-auto px-2">
          <table aria-labelledby="matrix" className="tabular w-full border-collapse text-center">
            <thead>
              <tr className="text-sm text-muted">
                <th scope="col" className="py-2 pr-2 text-left font-medium">
                  Task
                </th>
                {JOB_STATES.map((state) => (
                  <th
                    key={state}
                    scope="col"
                    className={clsx("px-1 py-2 font-medium whitespace-nowrap", column(state))}
                  >
                    <abbr title={STATE_WORDS[state].words} className="no-underline">
                      {STATE_WORDS[state].head}
                    </abbr>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tasks.map((row) => (
                <tr key={row.task} className="border-t border-line">
                  <th scope="row" className="pr-2 text-left font-medium">
                    <Link
                      to={to({ task: row.task })}
                      preventScrollReset
                      className="inline-flex min-h-11 items-center rounded-field wrap-anywhere hover:text-accent"
                    >
                      <TaskName task={row.task} />
                    </Link>
                  </th>
                  {JOB_STATES.map((state) => (
                    <td key={state} className={column(state)}>
                      <Cell
                        count={countOf(row, state)}
                        to={to({ task: row.task, state })}
                        label={`${countOf(row, state)} ${STATE_WORDS[state].words} of ${row.task}`}
                        ink={INK[state]}
                        current={filter.task === row.task && filter.state === state}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="border-t border-line">
                <th scope="row" className="pr-2 text-left font-medium text-muted">
                  <Link
                    to={to({})}
                    preventScrollReset
                    className="inline-flex min-h-11 items-center hover:text-accent"
                  >
                    All
                  </Link>
                </th>
                {JOB_STATES.map((state) => (
                  <td key={state} className={column(state)}>
                    <Cell
                      count={total(state)}
                      to={to({ state })}
                      label={`${total(state)} ${STATE_WORDS[state].words} in all`}
                      ink={INK[state]}
                      current={!filter.task && filter.state === state}
                    />
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      ) : null}
      {resting.length > 0 ? (
        <details className="mt-3 text-sm text-muted">
          <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-field hover:text-text">
            {resting.length} {resting.length === 1 ? "task has" : "tasks have"} no job now
          </summary>
          <p className="wrap-anywhere">{resting.join(", ")}.</p>
        </details>
      ) : null}
    </Card>
  );
}

type CellProps = { count: number; to: string; label: string; ink: string; current: boolean };

function Cell({ count, to, label, ink, current }: CellProps) {
  if (count === 0) return <span className="inline-grid min-h-11 place-items-center px-3 text-faint">0</span>;
  return (
    <Link
      to={to}
      preventScrollReset
      aria-label={label}
      aria-current={current ? "true" : undefined}
      className={clsx(
        "inline-grid min-h-11 min-w-11 place-items-center rounded-field px-2 font-semibold hover:bg-raised",
        ink,
        current && "bg-button",
      )}
    >
      {count}
    </Link>
  );
}
