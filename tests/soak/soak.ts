import { hkdfSync } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { Webhook } from "standardwebhooks";
import { taskStats } from "~/queue/inspect.server";
import { type Asker, Log, openAsker } from "./asker";
import { lookInto, makePeople, type Person } from "./people";
import { type Product, startProduct } from "./product";
import { connectionsIn, type Sample, spread } from "./verdict";
import { type Stage, VISITS, type Visit } from "./visits";

export type Wanted = {
  minutes: number;
  /** Visits per second. */
  rate: number;
  everySeconds: number;
};

export type Run = {
  before: Sample;
  load: Sample[];
  after: Sample;
  problems: string[];
  drained: boolean;
  visits: { name: string; times: number; p50: number; p95: number }[];
  statuses: Record<string, number>;
  /** How many calls ended how. */
  calls: Record<string, number>;
};

/** So many people become due for their daily call each minute. */
const DUE_PER_MINUTE = 6;
/** More visits than this at once, and the pace isn't far below what the product can do. */
const MOST_AT_ONCE = 60;
/** Pools let go of connections that nobody needs after ten seconds. */
const REST_MS = 20_000;
const REST_LOOKS = 10;
const REST_LOOK_EVERY_MS = 2_000;
const DRAIN_WITHIN_MS = 5 * 60_000;
const KEPT_PROBLEMS = 1_000;

/** A soak from its first process to its last. */
export class Soak {
  private readonly problems: string[] = [];
  private readonly log = new Log();
  private readonly times = new Map<string, number[]>();
  private readonly undo: (() => unknown)[] = [];
  private readonly underWay = new Set<Promise<unknown>>();
  private closing = false;
  private closed: Promise<void> | undefined;
  private random = 20_261_123;

  constructor(
    private readonly wanted: Wanted,
    private readonly say: (line: string) => void,
  ) {}

  close(): Promise<void> {
    this.closing = true;
    this.closed ??= (async () => {
      await Promise.allSettled(this.underWay);
      for (const step of this.undo.reverse()) await Promise.resolve(step()).catch(() => undefined);
    })();
    return this.closed;
  }

  private readonly onProblem = (problem: string) => {
    if (this.closing) return;
    if (this.problems.length < 20) this.say(`problem: ${problem}`);
    if (this.problems.length < KEPT_PROBLEMS) this.problems.push(problem);
  };

  async run(): Promise<Run> {
    this.say("starting the finished build with a database of its own");
    const product = await startProduct(this.onProblem);
    this.undo.push(product.stop);
    const db = await lookInto(product.databaseUrl);
    this.undo.push(() => db.end());
    const { minutes, rate, everySeconds } = this.wanted;
    const { signedIn, due } = await makePeople(product.databaseUrl, db, {
      due: Math.ceil((minutes + 1) * DUE_PER_MINUTE),
    });
    const asker = openAsker(product.url, this.log, this.onProblem);
    this.undo.push(asker.close);
    const stage: Stage = { ask: asker.ask, signer: signerOf(product), metricsToken: product.metricsToken };
    const look = (second: number | null) => this.look(product, db, asker.ask, second);

    this.say(`warming up: each of ${VISITS.length} kinds of visit twice, ${signedIn.length} people`);
    for (const visit of [...VISITS, ...VISITS]) await this.visit(visit, stage, this.pick(signedIn));
    await makeDue(db, due.splice(0, DUE_PER_MINUTE));
    await this.drain(db);
    const before = await this.atRest(look);
    this.times.clear();
    this.log.take();

    this.say(`loading for ${minutes} min: ${rate} visits a second, ${DUE_PER_MINUTE} daily calls a minute`);
    const load = await this.load(stage, signedIn, { db, due, look, everySeconds });
    this.say("waiting for the queue to drain");
    await Promise.all(this.underWay);
    const drained = await this.drain(db);
    const after = await this.atRest(look);
    const visits = [...this.times].map(([name, times]) => {
      const { count = 0, p50 = Number.NaN, p95 = Number.NaN } = spread(times) ?? {};
      return { name, times: count, p50, p95 };
    });
    const statuses = Object.fromEntries([...this.log.statuses].sort(([a], [b]) => a - b));
    return { before, load, after, problems: this.problems, drained, visits, statuses, calls: await ends(db) };
  }

  private async load(
    stage: Stage,
    people: readonly Person[],
    on: {
      db: pg.Client;
      due: string[];
      look: (second: number) => Promise<Sample>;
      everySeconds: number;
    },
  ): Promise<Sample[]> {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    const samples: Sample[] = [];
    let visits = 0;
    let called = 0;
    let told = 0;
    while (seconds() < this.wanted.minutes * 60 && !this.closing) {
      const now = seconds();
      for (; visits < now * this.wanted.rate; visits++) {
        if (this.underWay.size >= MOST_AT_ONCE) {
          this.onProblem(`${MOST_AT_ONCE} visits under way at once: the pace is too much`);
          visits = Math.ceil(now * this.wanted.rate);
          break;
        }
        this.begin(this.pickVisit(), stage, this.pick(people));
      }
      const wantedCalls = Math.floor((now / 60) * DUE_PER_MINUTE);
      if (called < wantedCalls) {
        await makeDue(on.db, on.due.splice(0, wantedCalls - called));
        called = wantedCalls;
      }
      if (now >= (samples.length + 1) * on.everySeconds) {
        const sample = await on.look(Math.round(now));
        samples.push(sample);
        if (now - told >= 60) {
          this.say(`${Math.round(now)} s of load: ${JSON.stringify(sample)}`);
          told = now;
        }
      }
      await delay(20);
    }
    return samples;
  }

  private begin(visit: Visit, stage: Stage, person: Person): void {
    const going: Promise<unknown> = this.visit(visit, stage, person).finally(() => {
      this.underWay.delete(going);
    });
    this.underWay.add(going);
  }

  private async visit(visit: Visit, stage: Stage, person: Person): Promise<void> {
    const begun = performance.now();
    try {
      await visit.run(stage, person);
    } catch (error) {
      this.onProblem(`${visit.name}: ${String(error)}`);
    }
    const times = this.times.get(visit.name) ?? [];
    times.push(performance.now() - begun);
    this.times.set(visit.name, times);
  }

  /** The same order of visits in every run. */
  private chance(): number {
    this.random = (Math.imul(this.random, 1_664_525) + 1_013_904_223) >>> 0;
    return this.random / 2 ** 32;
  }

  private pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.chance() * from.length)];
    if (picked === undefined) throw new Error("there is nobody");
    return picked;
  }

  private pickVisit(): Visit {
    const place = this.chance() * VISITS.reduce((sum, { weight }) => sum + weight, 0);
    let passed = 0;
    for (const visit of VISITS) {
      passed += visit.weight;
      if (place < passed) return visit;
    }
    return this.pick(VISITS);
  }

  /** Waits until no job is left that could run. @returns whether it came so far */
  private async drain(db: pg.Client): Promise<boolean> {
    const until = performance.now() + DRAIN_WITHIN_MS;
    let empty = 0;
    // Three times in a row: between two jobs of a chain there may be nothing for a moment.
    while (empty < 3 && performance.now() < until && !this.closing) {
      const { ready, running, retrying } = await queueOf(db);
      empty = ready + running + retrying === 0 ? empty + 1 : 0;
      await delay(1_000);
    }
    return empty >= 3;
  }

  /**
   * Lets pools let go of what nobody needs, and looks for a while: what the clock starts takes connections for some
   * seconds, and what leaks is there at every look.
   */
  private async atRest(look: (second: null) => Promise<Sample>): Promise<Sample> {
    await delay(REST_MS);
    let least = await look(null);
    for (let n = 0; n < REST_LOOKS && !this.closing; n++) {
      await delay(REST_LOOK_EVERY_MS);
      const next = await look(null);
      if (connectionsIn(next) <= connectionsIn(least)) least = next;
    }
    return least;
  }

  private async look(
    { memory, metricsToken }: Product,
    db: pg.Client,
    ask: Asker,
    second: number | null,
  ): Promise<Sample> {
    const requests = spread(this.log.take());
    const rss = memory();
    const connections = await connectionsOf(db);
    const queue = await queueOf(db);
    const told = await metricsOf(ask, metricsToken);
    return { second, rss, connections, queue, requests, ...told, problems: this.problems.length };
  }
}

const signerOf = ({ secret }: Product) => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "relevel.me/simulator/webhook", 32));
  return new Webhook(`whsec_${key.toString("base64")}`);
};

/** Their daily call is due now. */
const makeDue = (db: pg.Client, userIds: string[]) =>
  db.query("update users set next_call_at = now() where id = any($1::uuid[])", [userIds]);

async function queueOf(db: pg.Client): Promise<Sample["queue"]> {
  const sum = { ready: 0, running: 0, scheduled: 0, retrying: 0, failed: 0 };
  for (const task of await taskStats(db)) {
    for (const state of ["ready", "running", "scheduled", "retrying", "failed"] as const) {
      sum[state] += task[state];
    }
    sum.running += task.lockedByDead;
  }
  return sum;
}

async function connectionsOf(db: pg.Client): Promise<Sample["connections"]> {
  const { rows } = await db.query<{ state: string; count: number }>(
    `select coalesce(state, '') as state, count(*)::int as count from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and application_name <> 'soak'
     group by 1`,
  );
  const of = (state: string) =>
    rows.filter((row) => row.state.startsWith(state)).reduce((sum, { count }) => sum + count, 0);
  const idleInTransaction = of("idle in transaction");
  return { active: of("active"), idle: of("idle") - idleInTransaction, idleInTransaction };
}

async function ends(db: pg.Client): Promise<Record<string, number>> {
  const { rows } = await db.query<{ status: string; count: number }>(
    "select status::text, count(*)::int as count from calls group by 1 order by 1",
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** What /metrics says of the web process itself: bytes, and the p99 of its event loop's delay in milliseconds. */
async function metricsOf(ask: Asker, token: string): Promise<Pick<Sample, "heap" | "loopDelay">> {
  const headers = { authorization: `Bearer ${token}` };
  const as = { cookie: "", address: "198.51.100.254" };
  const answer = await ask({ as, path: "/metrics", headers, expect: [200] });
  const of = (name: string) => {
    const value = new RegExp(`^\\w*${name}(?:\\{[^}]*\\})? (\\S+)$`, "m").exec(answer?.body ?? "")?.[1];
    return value === undefined ? null : Number(value);
  };
  const seconds = of("eventloop_lag_p99_seconds");
  return { heap: of("heap_size_used_bytes"), loopDelay: seconds === null ? null : seconds * 1000 };
}
