import type pg from "pg";

/** A person's rows, seen from the catalogue, so that a table or a column that is added later is there, too. */

/** A table that holds rows of people's own; `owner` is the column that says whose. */
export type OwnTable = { name: string; owner: string };

type Column = {
  name: string;
  type: string;
  /** The first value of an enumeration. */
  label: string | null;
  needed: boolean;
  /** The table and the column that it must be found in. */
  from: string | null;
  fromColumn: string | null;
  /** What its check constraints say. */
  checks: string | null;
};

/** Every table of people's own rows. */
export async function ownTables(db: pg.Client): Promise<OwnTable[]> {
  const { rows } = await db.query<OwnTable>(
    `select n.nspname || '.' || c.relname as name, a.attname as owner
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('auth', 'public') and not a.attisdropped
       and (a.attname = 'user_id' or (c.oid = 'public.users'::regclass and a.attname = 'id'))
     order by 1`,
  );
  return rows;
}

async function columnsOf(db: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await db.query<Column>(
    `select a.attname as name, format_type(a.atttypid, null) as type,
       (select min(enumlabel) from pg_enum where enumtypid = a.atttypid) as label,
       a.attnotnull and not a.atthasdef and a.attidentity = '' as needed,
       f.confrelid::regclass::text as from,
       (select attname from pg_attribute where attrelid = f.confrelid and attnum = f.confkey[array_position(f.conkey, a.attnum)]) as "fromColumn",
       (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
         where k.conrelid = a.attrelid and k.contype = 'c' and a.attnum = any (k.conkey)) as checks
     from pg_attribute a
       left join lateral (select * from pg_constraint f where f.conrelid = a.attrelid and f.contype = 'f'
         and a.attnum = any (f.conkey) order by array_length(f.conkey, 1) limit 1) f on true
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [table],
  );
  return rows;
}

/** Whoever has a row in here is on their way out, and sees nothing but that. */
const LEAVING = ["public.account_deletions"];

/**
 * Gives a person a row in every table where they have none, as far as its rules can be read from the catalogue.
 *
 * @param mark what their texts say
 * @returns the tables that stay empty
 */
export async function fillTables(db: pg.Client, userId: string, mark: string): Promise<string[]> {
  let empty: string[] = [];
  // What one row hangs on may come in an earlier round.
  for (const _round of [1, 2, 3]) {
    empty = [];
    for (const { name, owner } of await ownTables(db)) {
      if (LEAVING.includes(name)) continue;
      const held = await db.query(`select 1 from ${name} where ${owner} = $1 limit 1`, [userId]);
      if (held.rowCount === 0 && !(await insertOne(db, name, owner, userId, mark))) empty.push(name);
    }
  }
  return empty;
}

async function insertOne(
  db: pg.Client,
  table: string,
  owner: string,
  userId: string,
  mark: string,
): Promise<boolean> {
  const columns = (await columnsOf(db, table)).filter(({ name, needed }) => needed || name === owner);
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  for (const json of ["{}", "[]"]) {
    const values = [];
    for (const [at, column] of columns.entries()) {
      // What is named later in a table ends later, too.
      values.push(await valueFor(db, column, { owner, userId, mark, json, minutes: at }));
    }
    try {
      await db.query(`insert into ${table} (${names}) values (${values.join(", ")})`);
      return true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
  return false;
}

type Given = { owner: string; userId: string; mark: string; json: string; minutes: number };

const quoted = (text: string) => `'${text.replace(/'/g, "''")}'`;

/** An expression of SQL that fits a column. */
async function valueFor(
  db: pg.Client,
  { name, type, label, from, fromColumn, checks }: Column,
  { owner, userId, mark, json, minutes }: Given,
): Promise<string> {
  if (name === owner) return quoted(userId);
  if (from && fromColumn) {
    const own = (await columnsOf(db, from)).some((column) => column.name === "user_id");
    const { rows } = await db.query<{ value: string }>(
      `select ${fromColumn}::text as value from ${from} ${own ? "where user_id = $1" : "where $1::uuid is not null"} limit 1`,
      [userId],
    );
    return rows[0] ? quoted(rows[0].value) : "null";
  }
  if (label !== null) return quoted(label);
  if (type.endsWith("[]")) return "'{}'";
  const listed = /'([^']+)'::text/.exec(checks?.split(`(${name} = `)[1] ?? "")?.[1];
  const samples: Record<string, string> = {
    uuid: "gen_random_uuid()",
    date: "current_date",
    "timestamp with time zone": `now() + ${minutes} * interval '1 minute'`,
    "time without time zone": "'10:00'",
    boolean: "true",
    jsonb: quoted(json),
    bytea: "sha256(gen_random_uuid()::text::bytea)",
    inet: "'127.0.0.1'",
  };
  if (type === "character") return quoted(mark.slice(0, 3));
  if (/^(text|citext|character)/.test(type)) return quoted(listed ?? mark);
  return samples[type] ?? "1";
}

/** Words of ours that the product decides by, and keys: not what anybody has said or typed. Reviewed one by one. */
const CODES =
  /^(kind|provider|status|source|key|finding_key|fingerprint|subject|format|storage_key|category|biome|code|language|local_tz|.*currency|state|outcome|quality|engine|.*_hash|rule|emblem|artifact_code|action|actor|timing|closed_by|meant|text_version|voicemail_choice|companion_\w+|avatar_gender|email|\w*phone\w*|to_number|.*_id|flag_reason|ended_reason|offer|interval_unit|sha256)$/;

/**
 * Puts a person's mark into everything they have said, typed or been told.
 *
 * @returns the columns that hold it now, such as `public.quests.title`
 */
export async function markRows(db: pg.Client, userId: string, mark: string): Promise<string[]> {
  const marked: string[] = [];
  for (const { name: table, owner } of await ownTables(db)) {
    for (const { name, type, from, checks } of await columnsOf(db, table)) {
      const isText = /^(text|citext|character)/.test(type);
      if (from || CODES.test(name) || !(isText || type === "jsonb") || checks?.includes(`(${name} = `))
        continue;
      const shown = isText
        ? [
            `left(${quoted(`${mark} `)} || coalesce(${name}, ''), 200)`,
            `left(${quoted(`${mark} `)} || coalesce(${name}, ''), 24)`,
          ]
        : [`replace(${name}::text, '"text": "', ${quoted(`"text": "${mark} `)})::jsonb`];
      for (const value of shown) {
        try {
          await db.query(
            `update ${table} set ${name} = ${value}
             where ${owner} = $1 and coalesce(${name}::text not like '%' || $2 || '%', ${isText})`,
            [userId, mark],
          );
          break;
        } catch (error) {
          // Rows that are never changed, and texts that have a form of their own.
          if (!(error instanceof Error)) throw error;
        }
      }
      const held = `select 1 from ${table} where ${owner} = $1 and ${name}::text like '%' || $2 || '%' limit 1`;
      if ((await db.query(held, [userId, mark])).rowCount) marked.push(`${table}.${name}`);
    }
  }
  return marked;
}

/** Every id in a person's rows, by table. */
export async function idsOf(db: pg.Client, userId: string): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const { name, owner } of await ownTables(db)) {
    const columns = (await columnsOf(db, name)).filter((column) => column.name === "id");
    if (columns.length === 0) continue;
    const { rows } = await db.query<{ id: string }>(
      `select id::text from ${name} where ${owner} = $1 order by 1 limit 5`,
      [userId],
    );
    if (rows.length > 0) ids[name] = rows.map(({ id }) => id);
  }
  return ids;
}

/** One line for each table: how much a person has in it, and a checksum of every byte of it. */
export async function checksumsOf(db: pg.Client, userId: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const { name, owner } of await ownTables(db)) {
    const { rows } = await db.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum
       from ${name} t where ${owner} = $1`,
      [userId],
    );
    sums[name] = rows[0]?.sum ?? "";
  }
  const { rows } = await db.query<{ sum: string }>(
    `select count(*) || ' ' || coalesce(md5(string_agg(j::text, '|' order by j::text)), '') as sum
     from graphile_worker._private_jobs j
     where payload ->> 'userId' = $1 or payload ->> 'callId' in (select id::text from calls where user_id = $1::uuid)`,
    [userId],
  );
  sums.jobs = rows[0]?.sum ?? "";
  return sums;
}
