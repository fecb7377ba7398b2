/**
 * Where a job is. `ready` could run now, `scheduled` waits for its first run, `retrying` for another one, `failed`
 * has used up its attempts, `running` is locked by a living worker, `dead` by one that no fresh heartbeat names.
 */
export const JOB_STATES = ["ready", "scheduled", "running", "retrying", "failed", "dead"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A column's head, and the same said of a job. */
export const STATE_WORDS: Record<JobState, { head: string; words: string }> = {
  ready: { head: "Ready", words: "ready" },
  scheduled: { head: "Scheduled", words: "scheduled" },
  running: { head: "Running", words: "running" },
  retrying: { head: "Retrying", words: "waiting to retry" },
  failed: { head: "Failed", words: "failed for good" },
  dead: { head: "Dead lock", words: "locked by a dead worker" },
};

/** What may be done to a job in a state. */
export const JOB_ACTS = ["retry", "run", "reschedule", "cancel", "unlock"] as const;
export type JobAct = (typeof JOB_ACTS)[number];

const ACTS: Record<JobState, readonly JobAct[]> = {
  ready: ["run", "reschedule", "cancel"],
  scheduled: ["run", "reschedule", "cancel"],
  running: [],
  retrying: ["retry", "run", "reschedule", "cancel"],
  failed: ["retry", "reschedule", "cancel"],
  dead: ["unlock"],
};

/** The acts that a job's page offers: a running job is its worker's alone. */
export const actsOn = (state: JobState): readonly JobAct[] => ACTS[state];
