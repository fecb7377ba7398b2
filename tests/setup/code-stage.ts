import pg from "pg";
import { sixDigits } from "../../app/lib/six-digits.server";
import { addUsers, stopTheClock } from "./crowd";
import { FakePhone } from "./fake-phone";
import { type App, startApp } from "./start-app";
import { derivedKey } from "./vendor-log";
import { waitForCall } from "./watch";

/** A person of the database, and their number. */
export type NumberOwner = { userId: string; number: string };

let serial = 0;
/** A mobile number in Germany that no other test of this file uses. */
export const newNumber = () => `+49151${String(23_000_000 + ++serial)}`;

/** A code that isn't this one. */
export const wrongCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** The product with people who prove their numbers, and its use cases in this process. */
export class CodeStage {
  private constructor(
    readonly app: App,
    /** The owner's connection, which sees every row. */
    readonly db: pg.Client,
    /** Another one, to wait with. */
    readonly watcher: pg.Client,
    readonly phone: FakePhone,
    readonly useCases: Awaited<ReturnType<typeof importUseCases>>,
  ) {}

  /** @param env of the product, besides the usual */
  static async open(env: Record<string, string> = {}): Promise<CodeStage> {
    const app = await startApp({ env });
    const connect = async () => {
      const client = new pg.Client({ connectionString: app.databaseUrl });
      await client.connect();
      return client;
    };
    const [db, watcher] = [await connect(), await connect()];
    await stopTheClock(db);
    Object.assign(process.env, app.env);
    return new CodeStage(app, db, watcher, new FakePhone(app), await importUseCases());
  }

  async close(): Promise<void> {
    const { closeDatabase } = await import("~/db/client.server");
    await closeDatabase();
    await Promise.all([this.db.end(), this.watcher.end()]);
    await this.app.stop();
  }

  /** Somebody who has agreed to calls to a number, where it is day. */
  async newUser(number = newNumber()): Promise<NumberOwner> {
    const [userId = ""] = await addUsers(this.db, 1, number);
    return { userId, number };
  }

  /** Somebody whose call with the code has been dialled. */
  async rungUser(number?: string): Promise<NumberOwner & { callId: string; code: string }> {
    const user = await this.newUser(number);
    const { callId } = await this.useCases.requestPhoneCode(user.userId, new Date());
    await waitForCall(this.watcher, callId, (row) => row.dialed_at !== null);
    return { ...user, callId, code: await this.codeFor(user.userId) };
  }

  /** The newest code of somebody, as whoever holds the instance's secret computes it. */
  async codeFor(userId: string): Promise<string> {
    const asked = (await this.verificationsOf(userId)).at(-1);
    return sixDigits(derivedKey(this.app, "phone-code"), asked?.id ?? "");
  }

  /** The number of somebody, whether it is proved, and whether a daily call is planned. */
  async standing(userId: string) {
    const { rows } = await this.db.query<{ phone: string; verified: boolean; planned: boolean }>(
      `select phone, phone_verified_at is not null as verified, next_call_at is not null as planned
       from users where id = $1`,
      [userId],
    );
    return rows[0];
  }

  /** Every code that somebody asked for, oldest first. */
  async verificationsOf(userId: string) {
    const { rows } = await this.db.query<{ id: string; attempts: number; consumed_at: Date | null }>(
      "select id, attempts, consumed_at from phone_verifications where user_id = $1 order by created_at",
      [userId],
    );
    return rows;
  }

  /** The number of somebody counts as proved. */
  async prove({ userId }: { userId: string }): Promise<void> {
    await this.db.query("update users set phone_verified_at = now() where id = $1", [userId]);
  }

  /** Writes down calls that were dialled and answered some hours ago. */
  async haveDialed(
    userId: string,
    toNumber: string,
    count: number,
    kind: "verification" | "on_demand",
    hoursAgo = 1,
  ): Promise<void> {
    await this.db.query(
      `insert into calls
         (user_id, kind, local_date, provider, created_at, scheduled_at, dialed_at, ended_at, status, to_number)
       select $1, $4::call_kind, current_date, 'simulator', at, at, at, at, 'completed', $2
       from generate_series(1, $3::int), (select now() - make_interval(mins => (60 * $5::float8)::int) as at) t`,
      [userId, toNumber, count, kind, hoursAgo],
    );
  }

  /** The next day's instant at which it is that hour where somebody lives. */
  async instantAt(userId: string, hour: number): Promise<Date> {
    const { rows } = await this.db.query<{ at: Date }>(
      `select ((now() at time zone local_tz)::date + 1 + make_interval(hours => $2)) at time zone local_tz as at
       from users where id = $1`,
      [userId, hour],
    );
    return rows[0]?.at ?? new Date();
  }
}

/** They read the configuration when they are first used. */
async function importUseCases() {
  return {
    ...(await import("~/domain/calls/request-phone-code.server")),
    ...(await import("~/domain/calls/asked-code.server")),
    ...(await import("~/domain/calls/place-call.server")),
    ...(await import("~/domain/calls/request-call.server")),
    ...(await import("~/domain/schedule/confirm-phone-code.server")),
    ...(await import("~/domain/schedule/save-plan.server")),
  };
}
