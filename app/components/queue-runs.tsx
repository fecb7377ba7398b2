import { Link } from "@remix-run/react";
import { utcText } from "~/domain/calls/console-words";
import { type ConsoleFilter, consoleQuery, WINDOW_NAMES, WINDOWS } from "~/queue/console-filter";
import { latencyWords, type QueuePage } from "./queue-data";
import { Card } from "./ui/card";
import { Segments } from "./ui/segments";

type Runs = QueuePage["runs"];

/** Pixels of the drawing; it is as wide as there is room. */
const HEIGHT = 96;

/** What jobs did lately: how many, how well, and how quickly. */
export function QueueRuns({ runs, filter }: { runs: Runs; filter: ConsoleFilter }) {
  const { all } = runs;
  const facts: [string, string, string?][] = [
    [
      "Runs a minute",
      runs.perMinute < 10 ? String(Math.round(runs.perMinute * 10) / 10) : String(Math.round(runs.perMinute)),
    ],
    ["Succeeded", String(all.done)],
    ["Failed, tried again", String(all.failed)],
    ["Failed for good", String(all.gaveUp)],
    ["Wait", latencyWords(all.wait.p50), latencyWords(all.wait.p95)],
    ["Run", latencyWords(all.run.p50), latencyWords(all.run.p95)],
  ];
  return (
    <Card
      title={filter.task ? `Runs of ${filter.task}` : "Runs"}
      titleId="runs"
      aside={
        <Segments
          label="How far back"
          choices={WINDOW_NAMES.map((name) => ({
            to: `/admin/queues${consoleQuery({ ...filter, window: name })}#runs`,
            words: name.replace("m", " min").replace("h", " h"),
            current: name === runs.window,
          }))}
        />
      }
    >
      <dl className="mb-5 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        {facts.map(([label, value, p95]) => (
          <div key={label}>
            <dt className="text-sm text-muted">{p95 ? `${label}, p50 and p95` : label}</dt>
            <dd className="tabular text-xl font-semibold">
              {value}
              {p95 ? <span className="font-medium text-muted"> · {p95}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <Bars runs={runs} />
      {runs.tasks.length > 1 ? <ByTask runs={runs} filter={filter} /> : null}
    </Card>
  );
}

const all = ({ done, failed, gaveUp }: { done: number; failed: number; gaveUp: number }) =>
  done + failed + gaveUp;

/** Runs over time: those that failed stand on top of those that succeeded. */
function Bars({ runs: { bars, window } }: { runs: Runs }) {
  const most = Math.max(1, ...bars.map(all));
  const step = 100 / bars.length;
  const barMinutes = WINDOWS[window].bar / 60_000;
  const each = barMinutes === 1 ? "minute" : `${barMinutes} minutes`;
  const busiest = Math.max(0, ...bars.map(all));
  return (
    <figure>
      <svg
        role="img"
        aria-label={`Runs in the last ${WINDOWS[window].words}: ${busiest} at the most in ${each}`}
        width="100%"
        height={HEIGHT + 1}
        className="overflow-visible"
      >
        <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className="stroke-line" />
        {bars.map((bar, index) => {
          const height = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT));
          const bad = bar.failed + bar.gaveUp;
          const place = { x: `${step * (index + 0.12)}%`, width: `${step * 0.76}%` };
          return (
            <g key={bar.at}>
              <title>{`${utcText(bar.at)}: ${bar.done} succeeded, ${bad} failed`}</title>
              <rect
                {...place}
                y={HEIGHT - height(bar.done)}
                height={height(bar.done)}
                className="fill-emerald"
              />
              <rect
                {...place}
                y={HEIGHT - height(bar.done) - height(bad)}
                height={height(bad)}
                className="fill-danger"
              />
            </g>
          );
        })}
      </svg>
      <figcaption className="mt-2 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <span>{utcText(bars[0]?.at ?? "")}</span>
        <span className="flex flex-wrap gap-x-4">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-full bg-emerald" /> succeeded
          </span>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-full bg-danger" /> failed
          </span>
          <span>a bar is {each}</span>
        </span>
      </figcaption>
    </figure>
  );
}

function ByTask({ runs, filter }: { runs: Runs; filter: ConsoleFilter }) {
  return (
    <ul aria-label="Runs by task" className="-mx-3 mt-4 flex flex-col">
      {runs.tasks.map((row) => (
        <li key={row.task}>
          <Link
            to={`/admin/queues${consoleQuery({ window: filter.window, task: row.task })}`}
            preventScrollReset
            className="flex min-h-11 flex-col justify-center rounded-field px-3 py-1.5 hover:bg-raised"
          >
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium wrap-anywhere">{row.task}</span>
              <span className="tabular">
                {all(row)}
                {row.failed + row.gaveUp > 0 ? (
                  <span className="text-danger">, {row.failed + row.gaveUp} failed</span>
                ) : null}
              </span>
            </span>
            <span className="tabular text-sm text-muted">
              p95: waits {latencyWords(row.wait.p95)}, runs {latencyWords(row.run.p95)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
