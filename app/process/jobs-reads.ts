import type pg from "pg";
import { JOBS } from "~/queue/catalog";
import {
  countQueue,
  findCallOfJob,
  findJobs,
  type JobFilter,
  listJobs,
  taskStats,
} from "~/queue/inspect.server";
import { CommandError } from "./command";
import { type Answer, count, listed } from "./jobs-answer";
import { cell, facts, firstLine, table } from "./jobs-table";

const NO_JOBS = { ready: 0, scheduled: 0, running: 0, retrying: 0, failed: 0, lockedByDead: 0 };

/** Every task of the catalogue, those that left jobs behind, and the workers. */
export async function stats(client: pg.Client): Promise<Answer> {
  const { tasks: counted, workers, deadLockers } = await countQueue(client);
  const names = [...new Set([...Object.keys(JOBS), ...counted.map(({ task }) => task)])].sort();
  const tasks = names.map(
    (task) => counted.find((row) => row.task === task) ?? { task, ...NO_JOBS, oldestReadySeconds: null },
  );
  const heads = [
    "task",
    "ready",
    "scheduled",
    "running",
    "retrying",
    "failed",
    "locked by dead",
    "oldest ready",
  ];
  const rows = tasks.map((row) => [
    row.task,
    ...[row.ready, row.scheduled, row.running, row.retrying, row.failed, row.lockedByDead].map(String),
    row.oldestReadySeconds === null ? "-" : `${row.oldestReadySeconds} s`,
  ]);
  const lines = workers.map((worker) => [
    worker.id,
    worker.alive ? "alive" : "silent",
    String(worker.jobs),
    cell(worker.startedAt),
    cell(worker.lastSeenAt),
    worker.hostname,
  ]);
  const text = [
    table(heads, rows),
    workers.length > 0
      ? table(["worker", "is", "jobs", "started", "last seen", "host"], lines)
      : "No worker is on record.",
    ...deadLockers.map(({ workerId, jobs }) => `${workerId} is dead and holds ${count(jobs)}.`),
  ];
  return { json: { tasks, workers, deadLockers }, text: text.join("\n\n") };
}

/** Jobs as a table. */
export async function list(client: pg.Client, filter: JobFilter): Promise<Answer> {
  const { task, callId } = filter;
  if (callId && !(await findCallOfJob(client, callId))) throw new CommandError(`There is no call ${callId}.`);
  if (task && !(task in JOBS) && !(await taskStats(client)).some((row) => row.task === task)) {
    throw new CommandError(`There is no task "${task}". Tasks: ${Object.keys(JOBS).sort().join(", ")}.`);
  }
  const jobs = (await listJobs(client, filter)).map(({ cursor: _cursor, ...job }) => job);
  const rows = jobs.map((job) => [
    job.id,
    job.task,
    job.state,
    cell(job.runAt),
    `${job.attempts}/${job.maxAttempts}`,
    firstLine(job.lastError),
  ]);
  const heads = ["id", "task", "state", "run at", "attempts", "last error"];
  return { json: { jobs }, text: jobs.length > 0 ? table(heads, rows) : "No jobs." };
}

/** One job with its payload and its call. */
export async function show(client: pg.Client, id: string): Promise<Answer> {
  const [job] = await findJobs(client, [id]);
  if (!job) throw new CommandError(`There is no job ${id}.`);
  const { payload, callId } = job;
  const call = callId ? await findCallOfJob(client, callId) : null;
  const text = [
    facts([
      ["id", job.id],
      ["task", job.task],
      ["state", job.state],
      ["run at", job.runAt],
      ["attempts", `${job.attempts}/${job.maxAttempts}`],
      ["created at", job.createdAt],
      ["updated at", job.updatedAt],
      ["key", job.key],
      ["locked by", job.lockedBy],
      ["locked at", job.lockedAt],
      ["payload", JSON.stringify(payload)],
    ]),
  ];
  if (job.lastError) text.push(`last error\n${indented(job.lastError)}`);
  if (call) {
    const { events, ...row } = call;
    text.push(
      `call\n${indented(
        facts([
          ["id", row.id],
          ["kind", row.kind],
          ["status", row.status],
          ["attempt", row.attempt],
          ["local day", row.localDate],
          ["scheduled at", row.scheduledAt],
          ["dialed at", row.dialedAt],
          ["ended at", row.endedAt],
          ["ended reason", row.endedReason],
          ["provider", row.provider],
          ["vendor call id", row.vendorCallId],
        ]),
      )}`,
      `call events\n${indented(
        table(
          ["at", "kind", "reason"],
          events.map((event) => [cell(event.at), event.kind, cell(event.reason)]),
        ),
      )}`,
    );
  } else if (callId) text.push(`There is no call ${callId}.`);
  return { json: { job: { ...listed(job), payload }, call }, text: text.join("\n\n") };
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${firstLine(line)}`)
    .join("\n");
}
