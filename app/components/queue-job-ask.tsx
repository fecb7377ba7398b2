import type { JobAct } from "~/queue/job-state";
import { ConfirmCard } from "./confirm-card";
import type { QueueJobPage } from "./queue-data";
import { Field, Input } from "./ui/field";

const WORDS: Record<JobAct, { title: string; button: string; words: string }> = {
  retry: {
    title: "Retry this job?",
    button: "Retry it",
    words: "It runs now, and all its attempts are new.",
  },
  run: {
    title: "Run this job now?",
    button: "Run it now",
    words: "It runs as soon as a worker is free, whatever time it was planned for.",
  },
  reschedule: {
    title: "Give this job another time?",
    button: "Reschedule it",
    words: "It runs then. One that has failed for good gets its attempts back.",
  },
  cancel: {
    title: "Cancel this job?",
    button: "Cancel it for good",
    words: "It is removed, and nothing brings it back.",
  },
  unlock: {
    title: "Unlock this worker's jobs?",
    button: "Unlock",
    words: "All jobs that its dead worker holds are free again, for any worker that lives.",
  },
};

/** Asks whether a job is really to be changed. */
export function QueueJobAsk({ act, found: { job, call } }: { act: JobAct; found: QueueJobPage }) {
  const { title, button, words } = WORDS[act];
  const closes = act === "cancel" && job.task === "place_call" && call?.status === "queued";
  return (
    <ConfirmCard
      title={title}
      button={button}
      danger={act === "cancel"}
      fields={{ intent: act }}
      back={`/admin/queues/${job.id}`}
    >
      <p>{words}</p>
      {closes ? <p>Its call waits for it, and is closed as cancelled.</p> : null}
      {job.task === "place_call" && act !== "cancel" ? (
        <p className="text-muted">Nobody is rung twice by it: the call's row decides.</p>
      ) : null}
      {act === "reschedule" ? (
        <Field label="When" hint="An instant such as 2030-01-31T18:00:00Z, or +30s, +10m, +2h, +1d from now.">
          {(control) => (
            <Input
              {...control}
              name="at"
              defaultValue="+10m"
              required
              autoComplete="off"
              autoCapitalize="off"
              maxLength={40}
            />
          )}
        </Field>
      ) : null}
    </ConfirmCard>
  );
}
