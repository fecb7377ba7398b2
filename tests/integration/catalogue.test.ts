import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findOpenTables, reachOf } from "../setup/catalogue";
import { freshDatabase } from "../setup/database";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: pg.Client;

beforeAll(async () => {
  database = await freshDatabase(inject("templateUrl"));
  db = new pg.Client({ connectionString: database.url });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await database?.drop();
});

async function column<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await db.query<unknown[]>({ text: sql, values, rowMode: "array" });
  return rows.map(([value]) => value as T);
}

describe("every table", () => {
  test("with a person's data has forced row-level security and its policies", async () => {
    expect(await findOpenTables(db)).toEqual([]);
  });

  test("stands in a schema for tables, although the login role has a schema of its own name", async () => {
    expect(
      await column("select distinct schemaname from pg_tables where schemaname !~ '^pg_' order by 1"),
    ).toEqual(["auth", "graphile_worker", "information_schema", "public"]);
  });

  test("that is added without them is found, in whatever schema, until nothing is missing", async () => {
    await db.query("create schema journal");
    await db.query("create table journal.pages (id int primary key, user_id uuid not null)");
    expect(await findOpenTables(db)).toEqual([
      "journal.pages has no row-level security",
      "journal.pages doesn't force row-level security on its owner",
      "journal.pages has no policy for relevel_service",
      "journal.pages has no policy for relevel_app",
    ]);
    await db.query("alter table journal.pages enable row level security");
    await db.query("create policy service on journal.pages to relevel_service using (true)");
    expect(await findOpenTables(db)).toEqual([
      "journal.pages doesn't force row-level security on its owner",
      "journal.pages has no policy for relevel_app",
    ]);
    await db.query("alter table journal.pages force row level security");

    const open = ["journal.pages: own isn't about the signed-in person's own rows"];
    const own = "user_id = (select relevel.current_user_id())";
    for (const rule of [
      "true",
      "user_id is not null",
      `${own} or id = 7`,
      `${own} and id = 7 or true`,
      "user_id = relevel.current_user_id()",
      "(select relevel.current_user_id()) is not null",
    ]) {
      await db.query(`create policy own on journal.pages for select to relevel_app using (${rule})`);
      expect(await findOpenTables(db)).toEqual(open);
      await db.query("drop policy own on journal.pages");
    }
    await db.query(
      `create policy own on journal.pages for update to relevel_app using (${own}) with check (true)`,
    );
    expect(await findOpenTables(db)).toEqual(open);
    await db.query("drop policy own on journal.pages");
    await db.query(`create policy own on journal.pages to relevel_app using (${own} and id > 0)`);
    expect(await findOpenTables(db)).toEqual([]);
    await db.query("create policy anyone on journal.pages to public using (true)");
    expect(await findOpenTables(db)).toEqual(["journal.pages: anyone lets in public"]);
    await db.query("drop policy anyone on journal.pages");
    await db.query("create view journal.all_pages as select * from journal.pages");
    expect(await findOpenTables(db)).toEqual(["journal.all_pages is no table: policies don't bind it"]);
    await db.query("drop schema journal cascade");
  });

  test("loses its good name when one of its guards goes", async () => {
    for (const [breach, problem] of [
      ["alter table calls no force row level security", "doesn't force row-level security on its owner"],
      ["alter table calls disable row level security", "has no row-level security"],
      ["drop policy service on calls", "has no policy for relevel_service"],
      [
        "create policy peek on mails for select to relevel_app using (true)",
        "is for the service and lets people in",
      ],
      ["alter table artifacts add user_id uuid", "counts as shared and has a user_id"],
      [
        "alter policy catalogue on skills using (user_id is null or code is not null)",
        "catalogue isn't about the signed-in person's own rows",
      ],
    ] as const) {
      await db.query("begin");
      await db.query(breach);
      expect((await findOpenTables(db)).join("\n")).toContain(problem);
      await db.query("rollback");
    }
  });
});

describe("the roles", () => {
  test("can't log in, are nobody special, own nothing and create nothing", async () => {
    const { rows } = await db.query(
      `select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
       from pg_roles where rolname like 'relevel\\_%' order by 1`,
    );
    const plain = {
      rolcanlogin: false,
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(rows).toEqual([
      { rolname: "relevel_app", ...plain },
      { rolname: "relevel_service", ...plain },
    ]);
    for (const role of ["relevel_app", "relevel_service"]) {
      expect(
        await column(
          `select relname from pg_class where relowner = $1::regrole
           union all select proname from pg_proc where proowner = $1::regrole
           union all select nspname from pg_namespace where has_schema_privilege($1, oid, 'CREATE')
           union all select datname from pg_database where datname = current_database() and has_database_privilege($1, oid, 'CREATE')`,
          [role],
        ),
      ).toEqual([]);
    }
  });

  test("are members of nothing, so neither can become the other", async () => {
    expect(
      await column(
        "select roleid::regrole::text from pg_auth_members where member::regrole::text like 'relevel\\_%'",
      ),
    ).toEqual([]);
  });

  test("have no way into the queue but the function that adds a job", async () => {
    for (const role of ["relevel_app", "relevel_service"]) {
      expect(
        await column(
          "select nspname from pg_namespace where nspname !~ '^pg_' and has_schema_privilege($1, oid, 'USAGE') order by 1",
          [role],
        ),
      ).toEqual(["auth", "information_schema", "public", "relevel"]);
    }
  });

  test("of the product's login is no superuser and bypasses nothing, and yet it owns the tables", async () => {
    const { rows } = await db.query(
      "select rolsuper, rolbypassrls from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    expect(
      await column("select distinct relowner = current_user::regrole from pg_class where relname = 'calls'"),
    ).toEqual([true]);
  });
});

describe("a signed-in person's request", () => {
  test("reaches these columns and no others", async () => {
    const read = { SELECT: "*" };
    expect(await reachOf(db, "relevel_app")).toEqual({
      "auth.sessions": {
        SELECT: ["id", "user_id", "user_agent", "created_at", "last_seen_at", "expires_at"],
        DELETE: "*",
      },
      "public.account_deletions": read,
      "public.artifacts": read,
      "public.audit_log": { ...read, INSERT: ["actor", "actor_id", "action", "user_id", "target", "detail"] },
      "public.billing_notices": read,
      "public.call_events": { ...read, INSERT: ["call_id", "user_id", "at", "kind", "detail"] },
      "public.calls": {
        ...read,
        INSERT: ["user_id", "kind", "local_date", "attempt", "status", "provider", "scheduled_at"],
        UPDATE: ["status", "ended_at", "ended_reason"],
      },
      "public.checkpoint_items": { ...read, UPDATE: ["retired_at"] },
      "public.checkpoint_reviews": read,
      "public.checkpoints": read,
      "public.checkouts": read,
      "public.consents": {
        ...read,
        INSERT: ["user_id", "kind", "granted", "text_version", "text", "phone", "source"],
      },
      "public.phone_verifications": { ...read, DELETE: "*" },
      "public.imports": {
        ...read,
        INSERT: ["id", "user_id", "storage_key", "bytes", "sha256", "state", "counts", "created_at"],
      },
      "public.instance_switches": { SELECT: ["name", "is_on"] },
      "public.memories": {
        ...read,
        INSERT: [
          "id",
          "user_id",
          "kind",
          "subject",
          "text",
          "sensitive",
          "valid_from",
          "last_said_on",
          "fingerprint",
        ],
        UPDATE: [
          "subject",
          "text",
          "quote",
          "turns",
          "sensitive",
          "corrected_at",
          "pinned_at",
          "valid_until",
          "superseded_by",
          "forgotten_at",
        ],
      },
      "public.practice_sessions": {
        ...read,
        INSERT: [
          "user_id",
          "skill_id",
          "local_date",
          "minutes",
          "source",
          "note",
          "practiced_at",
          "created_at",
        ],
        DELETE: "*",
      },
      "public.progress": read,
      "public.quests": {
        ...read,
        UPDATE: ["title", "due_day", "status", "slips", "closed_at", "closed_by"],
      },
      "public.recall_answers": { ...read, INSERT: ["user_id", "item_id", "review_id", "rating"] },
      "public.reflection_corrections": { ...read, INSERT: ["user_id", "call_id", "turn", "meant"] },
      "public.reflections": read,
      "public.search_entries": {
        ...read,
        INSERT: ["user_id", "kind", "call_id", "memory_id", "turn", "local_date", "language", "text"],
        DELETE: "*",
      },
      "public.search_words": read,
      "public.skills": {
        ...read,
        INSERT: ["code", "name", "category", "biome", "description", "is_meta_skill", "user_id"],
      },
      "public.streak_days": read,
      "public.streak_repairs": { ...read, INSERT: ["user_id", "local_date", "note"] },
      "public.subscription_snapshots": read,
      "public.subscriptions": read,
      "public.talk_plans": read,
      "public.text_talks": {
        ...read,
        INSERT: ["user_id", "local_date", "state", "turns", "agenda", "started_at", "last_said_at"],
        UPDATE: ["state", "turns", "said", "no_game", "last_said_at", "ended_at"],
        DELETE: "*",
      },
      "public.transcript_grants": {
        ...read,
        INSERT: ["user_id", "granted_at", "expires_at"],
        UPDATE: ["revoked_at"],
      },
      "public.uploads": {
        ...read,
        INSERT: ["id", "user_id", "kind", "format", "storage_key", "bytes", "sha256", "name", "report"],
        UPDATE: ["stored_at"],
        DELETE: "*",
      },
      "public.user_artifacts": { ...read, UPDATE: ["weekday", "weekday_chosen_on"] },
      "public.user_skills": {
        ...read,
        INSERT: ["user_id", "skill_id"],
        UPDATE: ["name", "archived_at", "merged_into"],
      },
      "public.users": {
        ...read,
        UPDATE: [
          "phone",
          "first_name",
          "avatar_gender",
          "local_tz",
          "call_time",
          "evening_window_start",
          "evening_window_end",
          "call_days",
          "call_enabled",
          "paused_until",
          "next_call_at",
          "updated_at",
          "any_hours",
          "weekday_times",
          "day_start",
          "skipped_day",
          "voicemail_choice",
          "next_silent_at",
          "calendar_version",
          "language",
          "moved_day",
          "moved_time",
          "companion_colour",
          "companion_voice",
          "avatar_upload_id",
          "transcript_days",
        ],
      },
      "public.waitlist": { ...read, INSERT: ["user_id", "offer"], DELETE: "*" },
      "public.world_banners": {
        ...read,
        INSERT: "*",
        UPDATE: ["biome", "words", "emblem", "planted_at"],
        DELETE: "*",
      },
      "public.xp_events": read,
    });
  });

  test("reads no sequence and sets none", async () => {
    const { rows } = await db.query(
      `select c.oid::regclass::text as name, p as privilege from pg_class c, unnest(array['SELECT', 'UPDATE', 'USAGE']) p
       where c.relkind = 'S' and has_sequence_privilege('relevel_app', c.oid, p) order by 1`,
    );
    expect(rows).toEqual([
      { name: "call_events_id_seq", privilege: "USAGE" },
      { name: "search_entries_id_seq", privilege: "USAGE" },
    ]);
  });
});

test("the service writes rows and nothing else", async () => {
  const { "public.audit_log": log, ...reach } = await reachOf(db, "relevel_service");
  expect(log, "added to, and never changed").toEqual({ SELECT: "*", INSERT: "*" });
  const rows = { SELECT: "*", INSERT: "*", UPDATE: "*", DELETE: "*" };
  expect(
    new Set(Object.values(reach).map((privileges) => JSON.stringify(Object.entries(privileges).sort()))),
  ).toEqual(new Set([JSON.stringify(Object.entries(rows).sort())]));
  expect(Object.keys(reach)).not.toContain("public._prisma_migrations");
});

describe("a function", () => {
  const ours =
    "from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname in ('public', 'auth', 'relevel')";

  test("that runs as its owner has a fixed search path with temporary tables last", async () => {
    const { rows } = await db.query(
      `select n.nspname || '.' || f.proname as name, f.proconfig ${ours} and f.prosecdef order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "public.handle_new_auth_user",
      "relevel.book_spending",
      "relevel.calls_without",
      "relevel.calls_without_job",
      "relevel.close_subscription",
      "relevel.count_search_words",
      "relevel.enqueue_job",
      "relevel.enqueue_jobs",
      "relevel.forget_jobs",
      "relevel.keep_removed_file",
      "relevel.note_blocked_phone",
      "relevel.search_own",
      "relevel.tell_owners_of_number",
    ]);
    for (const { proconfig } of rows) {
      expect(proconfig).toEqual([expect.stringMatching(/^search_path=pg_catalog,( public,)? pg_temp$/)]);
    }
  });

  test("in the schema relevel is for those it was given to", async () => {
    const callers = (role: string) =>
      column(
        `select f.proname ${ours} and n.nspname = 'relevel' and has_function_privilege('${role}', f.oid, 'EXECUTE') order by 1`,
      );
    expect(await callers("public")).toEqual([]);
    expect(await callers("relevel_app")).toEqual(["current_user_id", "enqueue_job", "search_own"]);
    expect(await callers("relevel_service")).toEqual([
      "call_hours",
      "calls_without",
      "calls_without_job",
      "current_user_id",
      "enqueue_job",
      "enqueue_jobs",
      "forget_jobs",
      "instant_at",
      "line_is_free",
      "plan_after",
      "take_dial_turn",
    ]);
  });
});
