import { type ConsoleFilter, consoleQuery } from "~/queue/console-filter";
import type { QueueAsk as Ask } from "~/queue/console-words";
import { ConfirmCard } from "./confirm-card";

export type QueueAskProps = {
  ask: Ask;
  filter: ConsoleFilter;
  /** How many jobs of the task have failed for good. */
  failed: number;
};

/** Asks whether several jobs are really to be changed. */
export function QueueAsk({ ask, filter, failed }: QueueAskProps) {
  const back = `/admin/queues${consoleQuery(filter)}`;
  if (ask.act === "retry-failed") {
    return (
      <ConfirmCard
        title={`Retry ${ask.task}?`}
        button="Retry them"
        fields={{ intent: "retry-failed", task: ask.task, call: filter.callId ?? "" }}
        back={back}
      >
        <p>
          {filter.callId
            ? "Its jobs about this call that failed for good run again, with all their attempts."
            : `${failed === 1 ? "One job has" : `${failed} jobs have`} failed for good. They run again, with all their attempts; 500 at the most at once.`}
        </p>
        <p className="text-muted">Nobody is rung twice by it: the call's row decides.</p>
      </ConfirmCard>
    );
  }
  return ask.worker === null ? (
    <ConfirmCard title="Unlock all dead workers?" button="Unlock" fields={{ intent: "unlock" }} back={back}>
      <p>Jobs of workers without a heartbeat for 60 seconds are free again, for any worker that lives.</p>
    </ConfirmCard>
  ) : (
    <ConfirmCard
      title="Unlock this worker's jobs?"
      button="Unlock"
      danger
      fields={{ intent: "unlock", worker: ask.worker }}
      back={back}
    >
      <p className="wrap-anywhere">
        All jobs that {ask.worker} holds are free again, whatever its heartbeat says. If it lives after all,
        they run twice at the same time; nobody is rung twice by it.
      </p>
    </ConfirmCard>
  );
}
