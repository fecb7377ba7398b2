import type pg from "pg";
import type { DueUser } from "./due-users";
import type { JobRow } from "./settle";
import type { LoggedCall } from "./vendor-log";
import type { CallRow } from "./watch";

/** A call with the steps on its receipt, in order, and when its user is called next. */
export type KeptCall = CallRow & { local_date: string; steps: string[]; next_call_at: Date | null };

/** What the oracle compares: what was promised, what the vendor did, and what we have kept. */
export type Account = {
  users: DueUser[];
  calls: KeptCall[];
  log: LoggedCall[];
  jobs: JobRow[];
  /** Calls whose request to dial was stopped on its way to the vendor. */
  swallowed: ReadonlySet<string>;
  /** How many calls may have lost their request to a process or a database that died. */
  lostToDeaths: number;
  now: Date;
};

/** How a call ended that was never rung, where nothing but this may be the reason, and the step that says so. */
const NEVER_RUNG: Partial<Record<string, { reason: string; step: string }>> = {
  failed: { reason: "number_refused", step: "refused" },
  unknown: { reason: "no_word_from_vendor", step: "unknown" },
};
const FINAL = ["completed", "no_answer", "busy", "voicemail", "failed", "canceled", "unknown"];
/** Who says on the phone that they want no more calls. */
const STOPPERS = /(0106|0109)$/;

/** All calls of these users, as the owner of the tables sees them. */
export async function callsOf(db: pg.Pool, users: DueUser[]): Promise<KeptCall[]> {
  const { rows } = await db.query<KeptCall>(
    `select c.*, c.local_date::text, u.next_call_at,
       array(select kind from call_events e where e.call_id = c.id order by id) as steps
     from calls c join users u on u.id = c.user_id
     where u.id = any($1) order by u.id, c.local_date, c.attempt`,
    [users.map((user) => user.id)],
  );
  return rows;
}

/** Calls that were dialled, as far as we know, and that the vendor never heard of; without anybody to blame. */
export function lostRequests({ calls, log, swallowed }: Pick<Account, "calls" | "log" | "swallowed">) {
  const rung = new Set(log.map((call) => call.reference));
  return calls.filter(({ id, status }) => status === "unknown" && !rung.has(id) && !swallowed.has(id));
}

/**
 * Holds what we have kept against the vendor's own log.
 *
 * @returns everything that isn't as promised, one sentence each; empty when all is well
 */
export function problemsOf(account: Account): string[] {
  const rung: Rung = new Map();
  for (const call of account.log) rung.set(call.reference, [...(rung.get(call.reference) ?? []), call]);
  const lost = lostRequests(account).length;
  return [
    ...account.users.flatMap((user) => problemsOfUser(user, account, rung)),
    ...account.log.flatMap((logged) => problemsOfLogged(logged, account, rung)),
    ...account.calls.flatMap((call) => problemsOfCall(call, account, rung)),
    ...(lost > account.lostToDeaths ? [`${lost} requests to dial were lost to nothing`] : []),
    ...problemsOfJobs(account),
  ];
}

type Rung = Map<string, LoggedCall[]>;

const nameOf = (call: CallRow) => `${call.to_number ?? call.id}, attempt ${call.attempt}`;
const isPlanned = (call: CallRow, now: Date) =>
  call.status === "queued" && call.attempt > 1 && call.scheduled_at > now;

function problemsOfUser(user: DueUser, { calls, now }: Account, rung: Rung): string[] {
  const own = calls.filter((call) => call.user_id === user.id);
  const problems: string[] = [];
  own.forEach((call, n) => {
    if (call.kind !== "daily") problems.push(`${nameOf(call)} is ${call.kind}`);
    if (call.local_date !== user.localDate) problems.push(`${nameOf(call)} belongs to ${call.local_date}`);
    if (call.attempt !== n + 1) problems.push(`${nameOf(call)} comes where attempt ${n + 1} should be`);
  });
  if (own.length === 0) problems.push(`${user.phone} has no attempt`);
  if (own.length > 3) problems.push(`${user.phone} has ${own.length} attempts`);
  const answered = own.filter((call) => call.status === "completed").length;
  if (answered > 1) problems.push(`${user.phone} has answered ${answered} times`);
  const next = own[0]?.next_call_at ?? null;
  const stopped = STOPPERS.test(user.phone) && answered > 0;
  if (stopped ? next !== null : next === null || next <= now)
    problems.push(`${user.phone} is called next at ${next?.toISOString()}`);
  const rings = own.flatMap((call) => rung.get(call.id) ?? []);
  rings.sort((a, b) => a.created_at.localeCompare(b.created_at));
  rings.forEach((ring, n) => {
    const before = rings[n - 1];
    if (before && before.updated_at > ring.created_at) problems.push(`${user.phone} was rung twice at once`);
  });
  return problems;
}

function problemsOfLogged(logged: LoggedCall, { calls }: Account, rung: Rung): string[] {
  const call = calls.find(({ id }) => id === logged.reference);
  if (!call) return [`the vendor rang for ${logged.reference}, which we don't know`];
  const problems: string[] = [];
  const times = rung.get(logged.reference)?.length ?? 0;
  if (times > 1) problems.push(`${nameOf(call)} was dialled ${times} times`);
  if (logged.status !== "ended") problems.push(`${nameOf(call)} is ${logged.status} at the vendor`);
  if (call.status !== logged.outcome)
    problems.push(`${nameOf(call)} is ${call.status} (${call.ended_reason}) and was ${logged.outcome}`);
  if (call.vendor_call_id !== logged.id) problems.push(`${nameOf(call)} is another call at the vendor`);
  const [kept, said] = [call.transcript?.length ?? 0, logged.transcript?.length ?? 0];
  if (kept !== said) problems.push(`${nameOf(call)} has kept ${kept} of ${said} lines`);
  return problems;
}

function problemsOfCall(call: KeptCall, { now }: Account, rung: Rung): string[] {
  if (isPlanned(call, now)) return [];
  if (!FINAL.includes(call.status)) return [`${nameOf(call)} is still ${call.status}`];
  const problems: string[] = [];
  const silence = rung.has(call.id) ? null : NEVER_RUNG[call.status];
  if (silence !== null && silence?.reason !== call.ended_reason)
    problems.push(`${nameOf(call)} never rang: ${call.status}, ${call.ended_reason}`);
  const times = (step: string) => call.steps.filter((kind) => kind === step).length;
  // A request that the vendor puts off is the only one that may be made again.
  const dialled = times("dialing") - times("deferred");
  if (dialled !== 1 || times(silence?.step ?? call.status) !== 1)
    problems.push(`the receipt of ${nameOf(call)} says ${call.steps.join(", ")}`);
  return problems;
}

function problemsOfJobs({ jobs, calls, now }: Account): string[] {
  const planned = new Set(calls.filter((call) => isPlanned(call, now)).map((call) => call.id));
  const problems = jobs
    .filter((job) => !(job.task === "place_call" && planned.delete(job.callId ?? "") && job.runAt > now))
    .map((job) => `a job is left: ${JSON.stringify(job)}`);
  return [...problems, ...[...planned].map((callId) => `the retry ${callId} has no job`)];
}
