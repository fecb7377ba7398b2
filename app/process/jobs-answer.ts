import type { JobDetails, JobRow } from "~/queue/inspect.server";

/** What a command found or did: for machines, and in words. */
export type Answer = { json: unknown; text: string };

/** A job as lists have it. */
export function listed({ payload: _payload, callId: _callId, ...job }: JobDetails): JobRow {
  return job;
}

/** `1 job`, `2 jobs`. */
export const count = (jobs: number) => `${jobs} ${jobs === 1 ? "job" : "jobs"}`;
