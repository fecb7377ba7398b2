import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { expect, inject, vi } from "vitest";
import type { CallKind, CallStatus } from "~/domain/calls/call-state";
import type { Finding, Outcome, Quality } from "~/domain/progress/findings";
import { type LedgerRow, replay, standing } from "~/domain/progress/ledger-view";
import { freshDatabase } from "./database";

/** A call as a test writes it down. */
export type GivenCall = {
  day: string;
  kind?: CallKind;
  status?: CallStatus;
  endedReason?: string;
  attempt?: number;
  noGame?: boolean;
  agenda?: object;
};

/** A completed talk with what was read out of it. */
export type GivenTalk = GivenCall & {
  found?: Finding[];
  outcome?: Outcome;
  quality?: Quality;
  /** When it was over; by default at noon UTC of its day. */
  toldAt?: string;
};

let serial = 0;
const said = (kind: string) => {
  const turn = (serial++ % 90) + 1;
  return {
    key: `${kind}:${turn}:${serial}`,
    turns: [turn],
    quote: `words ${serial}`,
    text: `Text ${serial}.`,
  };
};

/** Findings with words of their own. */
export const find = {
  practice: (thing: string, minutes: number) => ({
    kind: "practice" as const,
    thing,
    minutes,
    ...said("practice"),
  }),
  commitment: (title: string, dueDay: string | null = null) => ({
    kind: "commitment" as const,
    title,
    dueDay,
    ...said("commitment"),
  }),
  step: (step: string) => ({ kind: "next_step" as const, step, ...said("next_step") }),
  kept: (questId: string) => ({ kind: "kept" as const, questId, ...said("kept") }),
  feeling: () => ({ kind: "feeling" as const, ...said("feeling") }),
  learned: () => ({ kind: "learned" as const, ...said("learned") }),
} satisfies Record<string, (...args: never[]) => Finding>;

/** The use cases of progress on a database of their own, with people to try them on. Nothing runs by itself. */
export async function openProgress() {
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
  });
  // The configuration is read once per module registry.
  vi.resetModules();
  const { closeDatabase } = await import("~/db/client.server");
  const useCases = await importUseCases();
  const { seed } = await import("../../prisma/seed");
  await seed();

  const column = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => {
    const { rows } = await owner.query<unknown[]>({ text: sql, values, rowMode: "array" });
    return rows.map(([value]) => value as T);
  };

  /** @returns the id of somebody who lives in a zone */
  const addUser = async (zone = "Europe/Berlin", dayStart = 0): Promise<string> => {
    const email = `user${++serial}@example.com`;
    await owner.query("insert into auth.users (email) values ($1)", [email]);
    const [id = ""] = await column<string>(
      `update users set first_name = 'Asha', phone = '+12025550101', local_tz = $2, call_time = '19:30', day_start = $3
       where email = $1 returning id`,
      [email, zone, dayStart],
    );
    return id;
  };

  const addCall = async (userId: string, given: GivenCall): Promise<string> => {
    const { day, kind = "daily", status = "completed", endedReason = null, noGame = false } = given;
    const [id = ""] = await column<string>(
      `insert into calls (user_id, kind, local_date, attempt, status, provider, scheduled_at, ended_at, ended_reason,
         no_game, agenda, created_at)
       values ($1, $2::call_kind, $3, $4, $5::call_status, 'simulator', $3::date + interval '12 hours',
         $3::date + interval '12 hours 5 minutes', $6, $7, $8, $3::date + interval '12 hours')
       returning id`,
      [userId, kind, day, given.attempt ?? 1, status, endedReason, noGame, given.agenda ?? null],
    );
    return id;
  };

  /** Keeps what was read out of a talk, as reading it would. */
  const reflect = async (userId: string, callId: string, given: GivenTalk): Promise<void> => {
    const { outcome = "reflected", found = [], day } = given;
    const quality = outcome === "reflected" ? (given.quality ?? "standard") : null;
    await owner.query(
      `insert into reflections (user_id, call_id, local_date, language, engine, engine_version, turns_hash, outcome,
         quality, found, told_at)
       values ($1, $2, $3, 'en', 'rules', 1, $4, $5, $6, $7, $8)
       on conflict (user_id, call_id) do update set turns_hash = excluded.turns_hash, outcome = excluded.outcome,
         quality = excluded.quality, found = excluded.found`,
      [
        userId,
        callId,
        day,
        randomUUID(),
        outcome,
        quality,
        JSON.stringify(found),
        given.toldAt ?? `${day}T12:05:00Z`,
      ],
    );
  };

  /** A talk that is over and was read. @returns its call */
  const addTalk = async (userId: string, given: GivenTalk): Promise<string> => {
    const callId = await addCall(userId, { kind: "on_demand", ...given });
    await reflect(userId, callId, given);
    return callId;
  };

  const award = (callId: string, now: string) => useCases.awardProgress({ callId, now: new Date(now) });
  const settle = (userId: string, now: string, day?: string) =>
    useCases.settleProgress({ userId, now: new Date(now), day });
  const roll = (now: string) => useCases.rollDays({ now: new Date(now) });

  /** A talk that is over, with everything that followed from it a few minutes later. */
  const talk = async (userId: string, given: GivenTalk): Promise<string> => {
    const callId = await addTalk(userId, given);
    await award(callId, given.toldAt ?? `${given.day}T12:06:00Z`);
    return callId;
  };

  const ledgerOf = async (userId: string): Promise<LedgerRow[]> => {
    const { rows } = await owner.query(
      `select id, key, rule, base, multiplier_percent as "multiplierPercent", amount, reason, quote,
         skill_id as "skillId", call_id as "callId", source_id as "sourceId", local_date::text as day, reverses
       from xp_events where user_id = $1 order by xp_events.id`,
      [userId],
    );
    return rows;
  };

  /** Everything that is shown of somebody, and the same reckoned from the ledger. */
  const totalsOf = async (userId: string) => {
    const { rows: skills } = await owner.query<{ skill: string; xp: number; minutes: number; level: number }>(
      `select coalesce(u.name, s.name) as skill, u.xp, u.minutes, u.level::int from user_skills u
         join skills s on s.id = u.skill_id where u.user_id = $1 order by 1`,
      [userId],
    );
    const { rows } = await owner.query(
      `select xp, level::int, streak, longest_streak, freezes::int, rhythm::float8, reflections,
         next_settle_at from progress where user_id = $1`,
      [userId],
    );
    const replayed = replay(await ledgerOf(userId));
    return { progress: rows[0], skills, replayed: replayed.total, replayedBySkill: replayed.bySkill };
  };

  /** Awards that stand, in words: "reflection 50 A standard reflection". */
  const standingOf = async (userId: string): Promise<string[]> =>
    standing(await ledgerOf(userId)).map(({ rule, amount, reason }) => `${rule} ${amount} ${reason}`);

  /** What is shown is what the ledger adds up to. */
  const expectInLine = async (userId: string): Promise<void> => {
    const { progress, skills, replayed, replayedBySkill } = await totalsOf(userId);
    expect(progress.xp).toBe(replayed);
    const ofSkills = skills.reduce((sum, { xp }) => sum + xp, 0);
    expect(ofSkills).toBe([...replayedBySkill.values()].reduce((sum, xp) => sum + xp, 0));
  };

  /** Every row that holds something of somebody, as text: two of these are equal when nothing has changed. */
  const everythingOf = async (userId: string): Promise<string[]> => {
    const rows: string[] = [];
    for (const table of TABLES) {
      const except = table === "progress" ? "- 'updated_at'" : "";
      rows.push(
        ...(await column<string>(
          `select '${table} ' || (to_jsonb(t) ${except})::text from ${table} t where user_id = $1 order by 1`,
          [userId],
        )),
      );
    }
    return rows;
  };

  /** Quests in words: "open Send the draft 2026-03-06 0". */
  const questsOf = (userId: string) =>
    column<string>(
      `select concat_ws(' ', status, title, due_day, slips, closed_by) from quests where user_id = $1
       order by created_at, key`,
      [userId],
    );

  const close = async () => {
    await closeDatabase();
    await owner.end();
    await database.drop();
  };
  return {
    ...useCases,
    database,
    owner,
    column,
    addUser,
    addCall,
    addTalk,
    reflect,
    award,
    settle,
    roll,
    talk,
    ledgerOf,
    standingOf,
    expectInLine,
    totalsOf,
    everythingOf,
    questsOf,
    close,
  };
}

const TABLES = [
  "user_skills",
  "practice_sessions",
  "xp_events",
  "streak_days",
  "progress",
  "user_artifacts",
  "quests",
  "talk_plans",
  "reflections",
  "reflection_corrections",
];

/** They read the configuration when they are first used. */
async function importUseCases() {
  return {
    ...(await import("~/db/with-user.server")),
    ...(await import("~/db/with-service.server")),
    ...(await import("~/domain/progress/award-progress.server")),
    ...(await import("~/domain/progress/settle-progress.server")),
    ...(await import("~/domain/progress/roll-days.server")),
    ...(await import("~/domain/progress/finish-quest.server")),
    ...(await import("~/domain/progress/drop-quest.server")),
    ...(await import("~/domain/progress/reopen-quest.server")),
    ...(await import("~/domain/progress/shrink-quest.server")),
    ...(await import("~/domain/progress/take-on-quest.server")),
    ...(await import("~/domain/progress/repair-streak.server")),
    ...(await import("~/domain/progress/queries.server")),
    ...(await import("~/domain/progress/correction-diff.server")),
  };
}
