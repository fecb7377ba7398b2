import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, vi } from "vitest";
import type { Asked } from "~/domain/progress/findings";
import { freshDatabase } from "./database";

/** A talk as it was read. "C: …" and "U: …", one line each; a learned line is the quote of a turn. */
export type ToldTalk = {
  /** Its local day; the talk is over at 19:35 on the clock. */
  day: string;
  lines?: string[];
  learned?: { quote: string; text: string; key?: string }[];
  asked?: { itemId: string; question: string }[];
  outcome?: "reflected" | "too_little" | "wrong_number";
  language?: "en" | "es";
};

/** The check-points' own modules on a database of their own, and people with talks that were read. */
export async function openCheckPoints() {
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
  const { updateCheckpoints } = await import("~/domain/checkpoints/update-checkpoints.server");
  const { applyRecalls } = await import("~/domain/checkpoints/apply-recalls.server");
  const { answerRecall } = await import("~/domain/checkpoints/answer-recall.server");
  const { retireItem } = await import("~/domain/checkpoints/retire-item.server");
  const queries = await import("~/domain/checkpoints/queries.server");
  const { loadRoom } = await import("~/domain/progress/room.server");
  const { instantAt } = await import("~/domain/schedule/local-time");

  let serial = 0;
  const addUser = async (zone = "Europe/Berlin", dayStart = 0): Promise<string> => {
    const email = `person${++serial}@example.com`;
    await owner.query("insert into auth.users (email) values ($1)", [email]);
    const { rows } = await owner.query<{ id: string }>(
      "update users set first_name = 'Asha', local_tz = $2, day_start = $3 where email = $1 returning id",
      [email, zone, dayStart],
    );
    return rows[0]?.id ?? "";
  };

  /** Half past seven in the evening of a local day, where the person lives. */
  const evening = async (userId: string, day: string): Promise<Date> => {
    const { rows } = await owner.query<{ local_tz: string }>("select local_tz from users where id = $1", [
      userId,
    ]);
    return instantAt(day, "19:35", rows[0]?.local_tz ?? "UTC");
  };

  /** What the dashboard asks of a person on the evening of a local day. */
  const dueRecalls = async (userId: string, day: string) =>
    (await loadRoom(userId, { recent: 0 }, await evening(userId, day))).recalls;

  const read = (callId: string, { learned = [], outcome = "reflected", language = "en", day }: ToldTalk) => {
    const found = learned.map(({ quote, text, key }, index) => ({
      kind: "learned",
      key: key ?? `learned:${index + 1}:1`,
      turns: [index + 1],
      quote,
      text,
    }));
    return owner.query(
      `insert into reflections (user_id, call_id, local_date, language, engine, engine_version, turns_hash, outcome,
         quality, found, told_at)
       select user_id, id, $2, $3, 'rules', 1, 'x', $4, case when $4 = 'reflected' then 'standard' end, $5, ended_at
       from calls where id = $1
       on conflict (user_id, call_id) do update set outcome = excluded.outcome, quality = excluded.quality,
         found = excluded.found`,
      [callId, day, language, outcome, JSON.stringify(outcome === "reflected" ? found : [])],
    );
  };

  /** @returns the id of the call, reflected on; its check-points are not looked at yet */
  const addTalk = async (userId: string, talk: ToldTalk): Promise<string> => {
    const at = await evening(userId, talk.day);
    const lines = talk.lines ?? (talk.learned ?? []).map(({ quote }) => `U: ${quote}`);
    const turns = lines.map((line) => ({
      role: line.startsWith("U") ? "user" : "companion",
      text: line.slice(3),
      at: at.toISOString(),
    }));
    const agenda: Asked | null = talk.asked ? { followUp: null, recalls: talk.asked } : null;
    const { rows } = await owner.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, provider, status, scheduled_at, dialed_at, answered_at, ended_at,
         duration_seconds, transcript, agenda)
       values ($1, 'on_demand', $2, 'simulator', 'completed', $3, $3, $3, $3, 180, $4, $5) returning id`,
      [userId, talk.day, at, JSON.stringify(turns), agenda && JSON.stringify(agenda)],
    );
    const callId = rows[0]?.id ?? "";
    await read(callId, talk);
    return callId;
  };

  /** A talk with everything that follows from it, on its day. */
  const tell = async (userId: string, talk: ToldTalk): Promise<string> => {
    const callId = await addTalk(userId, talk);
    await updateCheckpoints({ callId, now: await evening(userId, talk.day) });
    return callId;
  };

  /** A talk on which one item is asked and answered. */
  const recall = async (userId: string, day: string, item: { id: string; question: string }, said: string) =>
    tell(userId, {
      day,
      lines: [
        `C: Here is something to recall. ${item.question}`,
        `U: ${said}`,
        "C: Thank you. And what was hard?",
      ],
      asked: [{ itemId: item.id, question: item.question }],
    });

  /** A quiet evening: the day before it has closed. */
  const live = async (userId: string, day: string) =>
    applyRecalls({ userId, now: await evening(userId, day) });

  const itemsOf = async (userId: string) => {
    const { rows } = await owner.query<{
      id: string;
      question: string;
      text: string;
      quote: string;
      skill_id: string | null;
      learned: string;
      due: string;
      ask: string;
      missed: string | null;
      retired: boolean;
      card: { recalls: number; lapses: number; lastRecall: string | null };
    }>(
      `select id, question, text, quote, skill_id, learned_day::text as learned, due_day::text as due,
         ask_day::text as ask, missed_day::text as missed, retired_at is not null as retired, card
       from checkpoint_items where user_id = $1 order by learned_day, created_at, id`,
      [userId],
    );
    return rows;
  };

  /** "2026-11-25 3/3 on_time": day, heard, counted, timing. */
  const reviewsOf = async (userId: string): Promise<string[]> => {
    const { rows } = await owner.query<{ words: string }>(
      `select concat_ws(' ', local_date, concat(coalesce(heard_rating::text, '-'), '/', rating), timing,
         case when confirmed_at is not null then 'confirmed' end) as words
       from checkpoint_reviews where user_id = $1 order by local_date, created_at, id`,
      [userId],
    );
    return rows.map(({ words }) => words);
  };

  /** "2026-11-25 pending 1": day, status, items. */
  const checkpointsOf = async (userId: string): Promise<string[]> => {
    const { rows } = await owner.query<{ words: string }>(
      `select concat_ws(' ', due_day, status, items_count) as words from checkpoints where user_id = $1
       order by due_day, created_at, id`,
      [userId],
    );
    return rows.map(({ words }) => words);
  };

  /** Everything of a person, each row as text, with their jobs. */
  const everythingOf = async (userId: string) => {
    const tables = ["checkpoint_items", "checkpoint_reviews", "checkpoints", "recall_answers"];
    const held: string[] = [];
    for (const table of tables) {
      const { rows } = await owner.query<{ row: string }>(
        `select t::text as row from ${table} t where user_id = $1 order by 1`,
        [userId],
      );
      held.push(...rows.map(({ row }) => row));
    }
    const { rows } = await owner.query<{ row: string }>(
      `select concat(t.identifier, ' ', j.payload) as row from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload->>'userId' = $1 order by j.id`,
      [userId],
    );
    return [...held, ...rows.map(({ row }) => row)];
  };

  const close = async () => {
    await closeDatabase();
    await owner.end();
    await database.drop();
  };
  return {
    ...{ owner, addUser, addTalk, read, tell, recall, live, evening, itemsOf, reviewsOf, checkpointsOf },
    ...{
      everythingOf,
      close,
      updateCheckpoints,
      applyRecalls,
      answerRecall,
      retireItem,
      dueRecalls,
      ...queries,
    },
  };
}
