import type { JobHelpers } from "graphile-worker";
import type pg from "pg";
import { clock } from "~/lib/clock";
import { SECOND } from "~/lib/time";
import { taskList } from "../../../jobs/task-list";

type Job = { id: string; task: keyof typeof taskList; payload: unknown };

/** Runs the jobs that the year makes, in simulated time and in order, and nobody else's. */
export class YearQueue {
  private current: Date;
  private readonly wallClock = clock.now;

  private constructor(
    private readonly db: pg.Pool,
    /** Jobs that were there before are none of ours, and what is to run at this instant or later is to run now. */
    private readonly since: { id: string; at: Date },
    start: Date,
  ) {
    this.current = start;
    clock.now = () => new Date(this.current);
  }

  static async open(db: pg.Pool, start: Date): Promise<YearQueue> {
    const { rows } = await db.query<{ id: string; at: Date }>(
      "select coalesce(max(id), 0)::text as id, now() as at from graphile_worker.jobs",
    );
    return new YearQueue(db, rows[0] ?? { id: "0", at: new Date() }, start);
  }

  close(): void {
    clock.now = this.wallClock;
  }

  get now(): Date {
    return new Date(this.current);
  }

  /** Time only goes on. */
  moveTo(instant: Date): void {
    if (instant > this.current) this.current = instant;
  }

  /** Runs a job that the crontab would add. */
  async run(task: keyof typeof taskList): Promise<void> {
    await this.perform({ id: "0", task, payload: {} });
    await this.runDue();
  }

  /** Runs everything that is due, and what comes of it, a second after one another. */
  async runDue(): Promise<void> {
    for (let job = await this.nextDue(); job; job = await this.nextDue()) {
      this.moveTo(new Date(this.current.getTime() + 1 * SECOND));
      await this.perform(job);
      await this.db.query("select graphile_worker.complete_jobs(array[$1::bigint])", [job.id]);
    }
  }

  /** When the next job of the year waits to run, or null. */
  async nextAt(): Promise<Date | null> {
    const { rows } = await this.db.query<{ at: Date | null }>(
      "select min(run_at) as at from graphile_worker.jobs where id > $1",
      [this.since.id],
    );
    return rows[0]?.at ?? null;
  }

  private async nextDue(): Promise<Job | undefined> {
    const { rows } = await this.db.query<Job>(
      `select j.id::text, j.task_identifier as task, p.payload
       from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
       where j.id > $1 and (j.run_at <= $2 or j.run_at >= $3) order by j.id limit 1`,
      [this.since.id, this.current, this.since.at],
    );
    return rows[0];
  }

  private async perform({ id, task, payload }: Job): Promise<void> {
    const job = { id, payload, run_at: new Date(), attempts: 1, max_attempts: 1 };
    const helpers = { job, abortSignal: new AbortController().signal } as unknown as JobHelpers;
    try {
      await taskList[task](payload, helpers);
    } catch (cause) {
      throw new Error(`${task} failed at ${this.current.toISOString()}`, { cause });
    }
  }
}
