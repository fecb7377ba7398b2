import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, vi } from "vitest";
import type { SearchQuery } from "~/domain/memories/search-query";
import type { Finding } from "~/domain/progress/findings";
import { freshDatabase } from "./database";
import { insertTalk } from "./schedule";

export const NOW = new Date("2026-11-30T12:00:00Z");

/** Facts as they are read out of a turn. */
export const likes = (turn: number, subject: string, value: string): Finding => ({
  kind: "fact",
  about: "preference",
  subject,
  value,
  key: `fact:${turn}:1`,
  turns: [turn],
  quote: `I ${value} ${subject}`,
  text: `You ${value} ${subject}.`,
});
export const knows = (turn: number, name: string, relation: string | null): Finding => ({
  kind: "person",
  name,
  relation,
  key: `person:${turn}:1`,
  turns: [turn],
  quote: name,
  text: relation ? `${name} is your ${relation}.` : `You know ${name}.`,
});
export const sentence = (kind: "summary" | "win" | "learned", turns: number[], text: string): Finding => ({
  kind,
  key: `${kind}:${turns[0]}:1`,
  turns,
  quote: text,
  text,
});

/** The memories' own modules on a database of their own, and people who have talked. */
export async function openMemories() {
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
  const { storeMemories } = await import("~/domain/memories/store-memories.server");
  const { correctMemory } = await import("~/domain/memories/correct-memory.server");
  const { pinMemory } = await import("~/domain/memories/pin-memory.server");
  const { forgetMemory } = await import("~/domain/memories/forget-memory.server");
  const { addMemory } = await import("~/domain/memories/add-memory.server");
  const { listMemories } = await import("~/domain/memories/queries.server");
  const { searchAll } = await import("~/domain/memories/search.server");

  let serial = 0;
  const addUser = async (language = "en"): Promise<string> => {
    const email = `user${++serial}@example.com`;
    await owner.query("insert into auth.users (email) values ($1)", [email]);
    const { rows } = await owner.query<{ id: string }>(
      "update users set first_name = 'Asha', local_tz = 'Europe/Berlin', language = $2 where email = $1 returning id",
      [email, language],
    );
    return rows[0]?.id ?? "";
  };
  /** What is read out of a talk, as its reflection keeps it. */
  const reflect = (callId: string, found: Finding[], outcome = "reflected") =>
    owner.query(
      `insert into reflections (user_id, call_id, local_date, language, engine, engine_version, turns_hash, outcome,
         quality, found, told_at)
       select user_id, c.id, local_date, language, 'rules', 1, gen_random_uuid()::text, $3,
         case when $3 = 'reflected' then 'standard' end, $2, ended_at
       from calls c join users u on u.id = user_id where c.id = $1
       on conflict (user_id, call_id) do update set found = excluded.found, outcome = excluded.outcome,
         quality = excluded.quality`,
      [callId, JSON.stringify(found), outcome],
    );
  const store = (callId: string) => storeMemories({ callId, now: NOW });
  /** A talk of a day in November, kept. @returns its call's id */
  const tell = async (
    userId: string,
    day: number,
    said: string[],
    found: Finding[] = [],
    outcome?: string,
  ) => {
    const at = `2026-11-${String(day).padStart(2, "0")}T18:30:00Z`;
    const callId = await insertTalk(owner, userId, { said, dialedAt: at, endedAt: at });
    await reflect(callId, found, outcome);
    await store(callId);
    return callId;
  };
  /** What is known, one line each: what holds, and what held before it. */
  const known = async (userId: string): Promise<string[]> => {
    const { groups } = await listMemories(userId);
    return groups.flatMap(({ group, memories }) =>
      memories.map(({ text, past }) => [`${group}: ${text}`, ...past.map((each) => each.text)].join(" < ")),
    );
  };
  const idOf = async (userId: string, text: string): Promise<string> => {
    const { rows } = await owner.query<{ id: string }>(
      "select id from memories where user_id = $1 and text = $2 and valid_until is null",
      [userId, text],
    );
    return rows[0]?.id ?? "";
  };
  const search = (userId: string, q: string, change: Partial<SearchQuery> = {}) =>
    searchAll(userId, { q, kind: null, from: null, to: null, page: 1, ...change });
  /** What is found, one line each, with the hits in brackets. */
  const found = async (userId: string, q: string, change: Partial<SearchQuery> = {}): Promise<string[]> => {
    const { results } = await search(userId, q, change);
    return results.map(
      ({ kind, segments }) =>
        `${kind}: ${segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")}`,
    );
  };
  /** Everything that the tables of this area hold of a person, ids included. */
  const everything = async (userId: string): Promise<string> => {
    const { rows } = await owner.query<{ row: string }>(
      `select m::text as row from memories m where user_id = $1
       union all select s::text from search_entries s where user_id = $1
       union all select w::text from search_words w where user_id = $1 order by 1`,
      [userId],
    );
    return rows.map(({ row }) => row).join("\n");
  };
  const close = async () => {
    await closeDatabase();
    await owner.end();
    await database.drop();
  };
  return {
    ...{ owner, addUser, tell, reflect, store, known, idOf, search, found, everything, close },
    ...{ correctMemory, pinMemory, forgetMemory, addMemory, listMemories, searchAll, storeMemories },
  };
}
