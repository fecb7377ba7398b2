import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, vi } from "vitest";
import type { WeekdayTimes } from "~/domain/schedule/next-call";
import { ALL_DAY, PLAN } from "~/domain/schedule/next-call.fixture";
import { MINUTE } from "~/lib/time";
import { freshDatabase } from "./database";

/** What of a user's plan a test may choose. */
export type Settings = {
  localTz: string;
  callTime: string;
  weekdayTimes: WeekdayTimes;
  dayStart: number;
  anyHours: boolean;
  pausedUntil: string | null;
  skippedDay: string | null;
  movedDay: string | null;
  movedTime: string | null;
  callDays: number[];
};

/** A talk that is over, as its call has it. */
export type Talk = {
  /** What the person said, one turn each. */
  said: string[];
  dialedAt: string;
  endedAt: string | null;
  kind?: "daily" | "on_demand" | "verification";
  status?: "completed" | "voicemail" | "in_progress";
};

/**
 * The schedule's own modules on a database of their own, and users to plan for. Nothing ticks by itself.
 *
 * @param env overrides of the configuration
 */
export async function openSchedule(env: Record<string, string> = {}) {
  const database = await freshDatabase(inject("templateUrl"));
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SIMULATOR: "on",
    PAYMENTS: "off",
    LOG_LEVEL: "silent",
    ...env,
  });
  // The configuration is read once per module registry.
  vi.resetModules();
  const { closeDatabase } = await import("~/db/client.server");
  const { withService } = await import("~/db/with-service.server");
  const { keepNextCall } = await import("~/domain/schedule/keep-next-call.server");
  const { scheduleDueCalls } = await import("~/domain/schedule/schedule-due-calls.server");
  const { keepWishes } = await import("~/domain/schedule/keep-wishes.server");
  const { moveCall, clearMove } = await import("~/domain/schedule/move-call.server");
  const { saveCallPlan } = await import("~/domain/schedule/save-call-plan.server");

  let serial = 0;
  /** A user who lacks nothing; nothing is planned yet. */
  const addUser = async (settings: Partial<Settings> = {}): Promise<string> => {
    const email = `user${++serial}@example.com`;
    await owner.query("insert into auth.users (email) values ($1)", [email]);
    const all = {
      anyHours: false,
      weekdayTimes: {},
      dayStart: 0,
      pausedUntil: null,
      skippedDay: null,
      movedDay: null,
      movedTime: null,
      callDays: PLAN.callDays,
      ...settings,
    };
    const { rows } = await owner.query<{ id: string }>(
      `update users set first_name = 'Asha', phone = $2, local_tz = $3, call_time = $4,
         weekday_times = $5, day_start = $6, any_hours = $7, evening_window_start = $8, evening_window_end = $9,
         paused_until = $10, skipped_day = $11, moved_day = $12, moved_time = $13, call_days = $14
       where email = $1 returning id`,
      [
        email,
        PLAN.phone,
        all.localTz ?? PLAN.localTz,
        all.callTime ?? PLAN.callTime,
        JSON.stringify(all.weekdayTimes),
        all.dayStart,
        all.anyHours,
        all.anyHours ? ALL_DAY.opens : null,
        all.anyHours ? "23:59" : null,
        all.pausedUntil,
        all.skippedDay,
        all.movedDay,
        all.movedTime,
        all.callDays,
      ],
    );
    const id = rows[0]?.id ?? "";
    await owner.query(
      `insert into consents (user_id, granted, text_version, text, phone, source)
       values ($1, true, '1', 'Yes.', $2, 'test')`,
      [id, PLAN.phone],
    );
    return id;
  };
  /** @returns the id of the talk's call */
  const addTalk = (userId: string, talk: Talk) => insertTalk(owner, userId, talk);
  const keep = (userId: string, now: string) => withService((tx) => keepNextCall(tx, userId, new Date(now)));
  /** The tick of this minute and, as nothing says that one does it all, of the next few. */
  const tick = async (now: string) => {
    let scheduled = 0;
    for (let minute = 0; minute < 6; minute++) {
      scheduled += await scheduleDueCalls({ now: new Date(Date.parse(now) + minute * MINUTE) });
    }
    return scheduled;
  };
  const slotsOf = async (userId: string) => {
    const { rows } = await owner.query<{ next_call_at: Date | null; next_silent_at: Date | null }>(
      "select next_call_at, next_silent_at from users where id = $1",
      [userId],
    );
    return [rows[0]?.next_call_at?.toISOString() ?? null, rows[0]?.next_silent_at?.toISOString() ?? null];
  };
  /** The receipts of a user's slots, one line each. */
  const callsOf = async (userId: string): Promise<string[]> => {
    const { rows } = await owner.query<{ words: string }>(
      `select concat_ws(' ', local_date, kind, attempt, status, ended_reason,
         (select string_agg(concat_ws(':', e.kind, e.detail->>'reason'), ' ') from call_events e where e.call_id = c.id),
         (select count(*) from graphile_worker._private_jobs j where j.payload->>'callId' = c.id::text) || ' jobs') as words
       from calls c where user_id = $1 order by scheduled_at, local_date`,
      [userId],
    );
    return rows.map(({ words }) => words);
  };
  /** Nobody of the tests before is due any more. */
  const forgetSlots = () => owner.query("update users set next_call_at = null, next_silent_at = null");
  const close = async () => {
    await closeDatabase();
    await owner.end();
    await database.drop();
  };
  return {
    ...{ owner, addUser, addTalk, keep, tick, slotsOf, callsOf, forgetSlots, close },
    ...{ scheduleDueCalls, keepWishes, moveCall, clearMove, saveCallPlan },
  };
}

/**
 * Writes down a talk that is over.
 *
 * @param db the owner's connection
 * @returns the id of its call
 */
export async function insertTalk(
  db: Pick<pg.Client, "query">,
  userId: string,
  { said, dialedAt, endedAt, kind = "on_demand", status = "completed" }: Talk,
): Promise<string> {
  const transcript = said.map((text) => ({ role: "user", text, at: dialedAt }));
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, provider, status, scheduled_at, dialed_at, answered_at, ended_at,
       transcript)
     select id, $2::call_kind, ($3::timestamptz at time zone local_tz)::date, 'simulator', $4::call_status, $3, $3,
       $3, $5, $6
     from users where id = $1 returning id`,
    [userId, kind, dialedAt, status, endedAt, JSON.stringify(transcript)],
  );
  return rows[0]?.id ?? "";
}
