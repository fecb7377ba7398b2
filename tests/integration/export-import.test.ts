import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { triangleFile } from "../../app/domain/accounts/model/model.fixture";
import { EXPORTED, LEFT_OUT, MADE_COLUMNS } from "../../app/domain/privacy/export-tables";
import { relink } from "../../app/domain/privacy/import-links";
import { type BroughtName, NOT_BROUGHT, rowsAt } from "../../app/domain/privacy/import-rows";
import { PhoneCompany } from "../../app/process/demo-year/phone-company.server";
import { type Row, renamed, rowsIn, stored, unzip, wholeOf, withRows, zipOf } from "../setup/copies";
import { freshDatabase } from "../setup/database";

const UNTIL = "2026-03-25";
const DAYS = 7;
/** Rows of those days that the database dates itself are of now. */
const NOW = new Date();
const APP_URL = "https://relevel.example";

const folder = mkdtempSync(path.join(tmpdir(), "relevel-copies-"));
const company = new PhoneCompany();
let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: pg.Client;
let use: Awaited<ReturnType<typeof importUseCases>>;
/** Who lived those days, until they are deleted. */
let before: string;
let copy: Buffer;
let entries: Map<string, Buffer>;

async function importUseCases() {
  return {
    ...(await import("~/db/client.server")),
    ...(await import("~/domain/privacy/make-export.server")),
    ...(await import("~/domain/privacy/bring-copy.server")),
    ...(await import("~/domain/privacy/apply-import.server")),
    ...(await import("~/domain/privacy/close-stale-imports.server")),
    ...(await import("~/domain/privacy/load-copies.server")),
    ...(await import("~/domain/privacy/import-ids.server")),
    ...(await import("~/domain/progress/settle-progress.server")),
    ...(await import("~/domain/memories/add-memory.server")),
    ...(await import("~/domain/memories/forget-memory.server")),
    ...(await import("~/domain/memories/store-memories.server")),
    ...(await import("~/domain/memories/fingerprint.server")),
    ...(await import("~/domain/progress/award-progress.server")),
    ...(await import("~/domain/accounts/keep-own-avatar.server")),
    ...(await import("~/domain/accounts/sweep-files.server")),
  };
}

beforeAll(async () => {
  database = await freshDatabase(inject("templateUrl"));
  Object.assign(process.env, {
    NODE_ENV: "test",
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "silent",
    RELEVEL_DATA_DIR: folder,
    SIMULATOR_URL: await company.open(),
  });
  // The configuration is read once per module registry.
  vi.resetModules();
  use = await importUseCases();
  db = new pg.Client({ connectionString: database.url });
  await db.connect();
  await (await import("../../prisma/seed")).seed();
  const { simulateYear } = await import("~/process/simulate-year.server");
  const year = { seed: 1, until: UNTIL, zone: "Europe/Berlin", days: DAYS, company };
  before = (await simulateYear(year)).userId;
  await addMore();
  await use.settleProgress({ userId: before, now: NOW });
  copy = await wholeOf((await use.makeExport(before, APP_URL, NOW)).body);
  entries = await unzip(copy);
}, 300_000);
afterAll(async () => {
  await use?.closeDatabase();
  await db?.end();
  await database?.drop();
  await company.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the story of those days leaves out. */
async function addMore(): Promise<void> {
  await use.addMemory(before, "I live by the *sea*.", NOW);
  const [told] = await column<string>("select id from memories where user_id = $1 and call_id is not null", [
    before,
  ]);
  await use.forgetMemory(before, told ?? "", NOW);
  await db.query(
    "insert into world_banners (user_id, biome, words, emblem, planted_at) values ($1, 'mist', 'Here', 'leaf', $2)",
    [before, NOW],
  );
  expect(await use.keepOwnAvatar(before, { name: "triangle.glb", bytes: triangleFile() }, NOW)).toMatchObject(
    {
      ok: true,
    },
  );
}

async function column<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await db.query<unknown[]>({ text: sql, values, rowMode: "array" });
  return rows.map(([value]) => value as T);
}

let serial = 0;
async function newAccount(): Promise<string> {
  const email = `new${++serial}@example.com`;
  await db.query("insert into auth.users (email) values ($1)", [email]);
  return (await column<string>("select id from users where email = $1", [email]))[0] ?? "";
}

const helpers = () => ({
  marks: { ofFact: use.fingerprintOf, ofOwn: use.ownFingerprint },
  bringModel: use.keepOwnAvatar,
});

/** Brings a copy and lets its jobs run. @returns what the page then knows of it */
async function bring(userId: string, bytes: Buffer) {
  const at = new Date(NOW.getTime() + ++serial * 1000);
  const taken = await use.bringCopy(userId, bytes, at);
  if (!taken.ok) return { refused: taken.reason };
  const [importId = ""] = await column<string>(
    "select id from imports where user_id = $1 and state = 'waiting'",
    [userId],
  );
  await use.applyImport({ importId, now: NOW }, helpers());
  await use.settleProgress({ userId, now: NOW });
  return { ...(await use.loadCopies(userId)).lastImport, importId };
}

/** Everything that somebody has, as text; two of these are equal when nothing has changed. */
async function everythingOf(userId: string): Promise<string[]> {
  const rows: string[] = [];
  for (const { table } of Object.values(EXPORTED)) {
    if (["public.users", "public.imports", "public.audit_log", "auth.sessions"].includes(table)) continue;
    const mine = await column<string>(
      `select '${table} ' || (to_jsonb(t) - 'updated_at')::text from ${table} t where user_id = $1 order by 1`,
      [userId],
    );
    rows.push(...mine);
  }
  return rows;
}

/** What stays with the account it was of. */
const OF_THE_ACCOUNT: { [N in BroughtName]?: (row: Row) => Row } = {
  calls: () => ({ to_number: null, recording_url: null }),
  skills: ({ own }) => (own ? { code: "own" } : {}),
};

const exportOf = async (userId: string) =>
  unzip(await wholeOf((await use.makeExport(userId, APP_URL, NOW)).body));

describe("the list of what a copy holds", () => {
  test("names every table with rows of a person, and every one of their columns", async () => {
    const { rows } = await db.query<{ name: string; columns: string[] }>(
      `select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth')
       group by 1
       having bool_or(a.attname = 'user_id') or n.nspname || '.' || c.relname in ('public.users', 'auth.users')
       order by 1`,
    );
    const listed = new Map(
      Object.values(EXPORTED).map(({ table, columns, withheld }) => [
        table as string,
        [...columns.filter((name) => !(name in MADE_COLUMNS)), ...Object.keys(withheld)].sort(),
      ]),
    );
    const missing = rows
      .filter(({ name }) => !listed.has(name) && !(name in LEFT_OUT))
      .map(({ name }) => name);
    expect(missing, "in the copy, or left out with a reason").toEqual([]);
    for (const { name, columns } of rows) {
      if (listed.has(name)) expect([name, listed.get(name)]).toEqual([name, [...columns].sort()]);
    }
    expect([...listed.keys(), ...Object.keys(LEFT_OUT)].sort()).toEqual(rows.map(({ name }) => name));
  });

  test("says of every table whether it is brought", () => {
    const names = [...Object.keys(rowsAt(NOW)), ...Object.keys(NOT_BROUGHT)];
    expect(names.sort()).toEqual(Object.keys(EXPORTED).sort());
  });
});

describe("a copy", () => {
  test("holds every row, and is noted", async () => {
    const head = JSON.parse(entries.get("relevel.json")?.toString() ?? "");
    expect(head).toMatchObject({ product: "relevel.me", format: 1, account: before, from: APP_URL });
    expect(head.files).toHaveLength(1);
    expect(entries.get(head.files[0].path)).toEqual(Buffer.from(triangleFile()));
    for (const [name, { table, ...rest }] of Object.entries(EXPORTED)) {
      if ("whose" in rest) continue;
      const [count] = await column<number>(`select count(*)::int from ${table} where user_id = $1`, [before]);
      // The copy notes itself before it is read.
      expect([name, rowsIn(entries, name).length, head.rows[name]]).toEqual([name, count, count]);
    }
    expect(rowsIn(entries, "calls").length).toBeGreaterThan(5);
    expect(rowsIn(entries, "xp_events").length).toBeGreaterThan(10);
    expect(rowsIn(entries, "audit_log").at(-1)).toMatchObject({ action: "export_made" });
    expect(JSON.parse(entries.get("consents.json")?.toString() ?? "")).toEqual(rowsIn(entries, "consents"));
  });

  test("has a page to read for every day with a talk", () => {
    const days = rowsIn(entries, "calls").flatMap(({ status, local_date }) =>
      status === "completed" ? [`diary/${local_date}.md`] : [],
    );
    const pages = [...entries.keys()].filter((name) => name.startsWith("diary/"));
    expect(pages).toEqual([...new Set(days)].sort());
    const page = entries.get(pages[0] ?? "")?.toString() ?? "";
    expect(page).toMatch(
      /^# \w+day \d+ March 2026\n\n## (Daily call|Call you asked for|Talk in writing), \d\d:\d\d/,
    );
    expect(page).toMatch(/\*\*You:\*\* \S/);
  });

  test("holds nothing that opens or betrays anything", async () => {
    const text = [...entries]
      .filter(([name]) => /json|md/.test(name))
      .map(([, content]) => content.toString());
    const secrets = await column<string>(
      `select encode(token_hash, 'hex') from auth.sessions union all select fingerprint from memories
       union all select vendor_call_id from calls where vendor_call_id is not null`,
    );
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(text.join("\n")).not.toContain(secret);
  });
});

describe("the address of a copy", () => {
  let route: typeof import("~/routes/account.export");
  let cookie: string;
  beforeAll(async () => {
    route = await import("~/routes/account.export");
    const { startSession } = await import("~/http/sessions.server");
    cookie = (await startSession(await newAccount(), new Request(APP_URL))).setCookie.split(";")[0] ?? "";
  });
  const ask = (headers: HeadersInit) => {
    const request = new Request(`${APP_URL}/account/export`, { method: "POST", headers });
    const context = {
      ...{ requestId: "test", clientIp: "::1", fromThisMachine: false, cspNonce: "n" },
      ...{ retryAfter: () => undefined, drained: async () => undefined },
    };
    return route.action({ request, context, params: {} }).catch((thrown: unknown) => thrown as Response);
  };

  test("gives it to whoever is signed in, also before their first day, and not without end", async () => {
    const asked: Response[] = [];
    for (let n = 0; n < 7; n++) {
      const answer = await ask({ Cookie: cookie });
      if (answer.ok) expect(await unzip(Buffer.from(await answer.arrayBuffer()))).toHaveProperty("size");
      asked.push(answer);
    }
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(Number(asked.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(asked[0]?.headers.get("content-disposition")).toMatch(
      /^attachment; filename="relevel-me-[\d-]{10}\.zip"$/,
    );
  });

  test("sends everybody else to sign in", async () => {
    expect(await ask({})).toMatchObject({ status: 302 });
  });

  test("makes two at a time, and lets go of one that nobody reads on", async () => {
    const make = () => use.makeExport(before, APP_URL, NOW);
    const [one, two] = [await make(), await make()];
    await expect(make()).rejects.toMatchObject({ code: "unavailable" });
    await one.body.cancel();
    await expect
      .poll(
        () =>
          make()
            .then(({ body }) => body.cancel())
            .then(() => "made"),
        { interval: 20 },
      )
      .toBe("made");
    await two.body.cancel();
  });
});

describe("export, delete, import into a new account", () => {
  let after: string;
  beforeAll(async () => {
    await db.query("delete from auth.users where id = (select auth_user_id from users where id = $1)", [
      before,
    ]);
    expect(await everythingOf(before)).toEqual([]);
    await use.sweepFiles(NOW);
    after = await newAccount();
    expect(await bring(after, copy)).toMatchObject({ state: "applied", problem: null });
  });

  /** A row of the first copy as it has to be in the second. */
  function expected(name: BroughtName, row: Row): Row {
    const catalogue = new Set(rowsIn(entries, "skills").flatMap(({ id, own }) => (own ? [] : [id])));
    const newId = use.idsFor({ userId: after, own: before });
    const idOf = (old: string) => (catalogue.has(old) ? old : newId(old));
    return relink(name, row, idOf);
  }
  const sorted = (rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort();

  test("is the same, table by table", async () => {
    const again = await exportOf(after);
    for (const name of Object.keys(rowsAt(NOW)) as BroughtName[]) {
      const was = rowsIn(entries, name).map((row) => expected(name, row));
      const is = rowsIn(again, name);
      if (name === "xp_events") {
        // Its numbers are counted for everybody: what matters is the order, and what takes back what.
        const numbered = (rows: Row[]) =>
          rows.map((row) => ({
            ...row,
            id: rows.indexOf(row),
            reverses: row.reverses === null ? null : rows.findIndex(({ id }) => id === row.reverses),
          }));
        expect(numbered(is)).toEqual(numbered(was));
        continue;
      }
      const plain = (row: Row) => ({ ...row, ...OF_THE_ACCOUNT[name]?.(row) });
      expect([name, sorted(is.map(plain))]).toEqual([name, sorted(was.map(plain))]);
    }
    for (const name of ["progress", "talk_plans"]) {
      const newId = use.idsFor({ userId: after, own: before });
      const was = JSON.stringify(rowsIn(entries, name)).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, newId);
      expect([name, ...rowsIn(again, name)]).toEqual([name, ...JSON.parse(was)]);
    }
    const diary = (of: Map<string, Buffer>) =>
      [...of].filter(([name]) => name.startsWith("diary/")).map(([name, page]) => [name, page.toString()]);
    expect(diary(again)).toEqual(diary(entries));
    const files = (of: Map<string, Buffer>) =>
      rowsIn(of, "uploads").map(({ name, sha256, bytes, report }) => ({ name, sha256, bytes, report }));
    expect(files(again)).toEqual(files(entries));
  });

  test("counts the same XP, and nothing twice", async () => {
    const [xp] = rowsIn(entries, "progress").map(({ xp }) => xp);
    expect(xp).toBeGreaterThan(100);
    const { rows } = await db.query(
      `select p.xp, (select sum(amount)::int from xp_events e where e.user_id = p.user_id) as ledger
       from progress p where user_id = $1`,
      [after],
    );
    expect(rows).toEqual([{ xp, ledger: xp }]);
    expect((await use.loadCopies(after)).lastImport?.counts).toMatchObject({
      xp,
      companions: 1,
      companionsLeftOut: 0,
    });
  });

  test("stays the same when the talks are worked out anew", async () => {
    const stood = await everythingOf(after);
    for (const callId of await column<string>("select call_id from reflections where user_id = $1", [
      after,
    ])) {
      await use.awardProgress({ callId, now: NOW });
      await use.storeMemories({ callId, now: NOW });
    }
    expect(await everythingOf(after)).toEqual(stood);
  });

  test("rings nowhere and signs nobody in", async () => {
    const { rows } = await db.query(
      "select phone, phone_verified_at, next_call_at, first_name, local_tz, companion_colour from users where id = $1",
      [after],
    );
    expect(rows).toEqual([
      {
        ...{ phone: null, phone_verified_at: null, next_call_at: null },
        ...{ first_name: "Asha", local_tz: "Europe/Berlin", companion_colour: "lavender" },
      },
    ]);
    for (const table of ["consents", "auth.sessions", "subscriptions"])
      expect(await column(`select 1 from ${table} where user_id = $1`, [after])).toEqual([]);
    expect(await column("select 1 from calls where user_id = $1 and to_number is not null", [after])).toEqual(
      [],
    );
  });

  test("once more adds nothing", async () => {
    const stood = await everythingOf(after);
    expect(await bring(after, copy)).toMatchObject({ state: "applied", counts: { again: 1 } });
    expect(await everythingOf(after)).toEqual(stood);
    const [importId = ""] = await column<string>("select id from imports where user_id = $1 limit 1", [
      after,
    ]);
    await use.applyImport({ importId, now: NOW }, helpers());
    expect(await everythingOf(after)).toEqual(stood);
  });

  test("into another account as well gets in nobody's way", async () => {
    const stood = await everythingOf(after);
    const other = await newAccount();
    expect(await bring(other, copy)).toMatchObject({ state: "applied" });
    expect(await everythingOf(after)).toEqual(stood);
    expect((await everythingOf(other)).length).toBe(stood.length);
  });

  test("takes the file away, and what broke off is ended", async () => {
    expect(await column("select storage_key from imports where storage_key is not null")).toEqual([]);
    const third = await newAccount();
    expect(await use.bringCopy(third, copy, NOW)).toEqual({ ok: true });
    expect(await use.bringCopy(third, copy, NOW)).toMatchObject({ ok: false });
    await use.closeStaleImports(new Date(NOW.getTime() + 25 * 3_600_000));
    expect((await use.loadCopies(third)).lastImport).toMatchObject({ state: "refused", problem: "lost" });
    await use.sweepFiles(NOW);
    expect(await column("select 1 from removed_files")).toEqual([]);
  });

  test("is refused where there are talks already", async () => {
    const stood = await everythingOf(after);
    const forged = await withRows(entries, "streak_repairs", (rows) => rows);
    expect(await bring(after, forged)).toEqual({
      refused: expect.stringContaining("talks or practice of its own"),
    });
    expect(await everythingOf(after)).toEqual(stood);
  });
});

describe("a copy whose import came to nothing", () => {
  const waiting = async (userId: string) => {
    expect(await use.bringCopy(userId, copy, NOW)).toEqual({ ok: true });
    return (await column<string>("select id from imports where user_id = $1", [userId]))[0] ?? "";
  };

  test("and was given up meanwhile brings no companion either", async () => {
    const userId = await newAccount();
    const importId = await waiting(userId);
    await db.query(
      "update imports set state = 'refused', problem = 'lost', finished_at = now() where id = $1",
      [importId],
    );
    await use.applyImport({ importId, now: NOW }, helpers());
    expect(await column("select 1 from uploads where user_id = $1", [userId])).toEqual([]);
    expect((await use.loadCopies(userId)).lastImport).toMatchObject({ state: "refused", counts: {} });
  });

  test("because it was given up while the file was on its way leaves no file", async () => {
    const userId = await newAccount();
    await db.query(`
      create function too_late() returns trigger language plpgsql as 'begin return null; end';
      create trigger too_late before update of stored_at on imports
        for each row when (new.user_id = '${userId}') execute function too_late()`);
    expect(await use.bringCopy(userId, copy, NOW)).toEqual({
      ok: false,
      reason: expect.stringContaining("didn't reach us whole"),
    });
    await db.query("drop function too_late cascade");
    const files = readdirSync(path.join(folder, "uploads"), { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile() && file.parentPath.includes(userId))).toEqual([]);
  });

  test("is refused to an account that is being deleted", async () => {
    const userId = await newAccount();
    await db.query(
      "insert into account_deletions (user_id, asked_at, due_at, calls_were_on) values ($1, now(), now() + interval '7 days', true)",
      [userId],
    );
    expect(await use.bringCopy(userId, copy, NOW)).toEqual({
      ok: false,
      reason: expect.stringContaining("being deleted"),
    });
    expect(await column("select 1 from imports where user_id = $1", [userId])).toEqual([]);
  });
});

describe("a file that isn't as we wrote it changes nothing", () => {
  const change = (name: string, edit: (row: Row) => Row) => () =>
    withRows(entries, name, (rows) => rows.map((row, index) => (index === 0 ? edit(row) : row)));
  const replaced = (name: string, content: string) => () =>
    zipOf([...entries].map(([key, old]) => [key, key === name ? content : old]));
  /** Not packed, so that it isn't its ratio that betrays it. */
  const withContent = (name: string, content: string) =>
    stored([...entries].map(([key, old]) => [key, key === name ? content : old]));
  const head = (edit: object) => () =>
    replaced(
      "relevel.json",
      JSON.stringify({ ...JSON.parse(entries.get("relevel.json")?.toString() ?? ""), ...edit }),
    )();

  test.each<[string, () => Promise<Buffer>, string]>([
    ["no ZIP", async () => Buffer.from("hello"), "no ZIP file"],
    ["half of one", async () => copy.subarray(0, copy.length / 2), "no ZIP file"],
    ["a ZIP of something else", () => zipOf([["README.md", "hello"]]), "no relevel.json"],
    ["another product's", head({ product: "other" }), "no relevel.json"],
    ["a newer format", head({ format: 2 }), "newer version"],
    [
      "an entry that we never write",
      () => zipOf([...entries, ["data/constructor.json", "[]"]]),
      "entries that we never write",
    ],
    ["an entry twice", () => zipOf([...entries, ["relevel.json", "{}"]]), "entries that we never write"],
    [
      "a name that leads elsewhere",
      async () => renamed(copy, "consents.json", "../../etc/pas"),
      "no ZIP file",
    ],
    ["a bomb", replaced("data/memories.json", `["${" ".repeat(20_000_000)}"]`), "larger than any"],
    ["no JSON", replaced("data/memories.json", "{"), "data/memories.json in this copy can't be read"],
    ["no list", replaced("data/memories.json", "{}"), "data/memories.json in this copy can't be read"],
    [
      "a list of millions",
      () => withContent("data/memories.json", `[${"{},".repeat(1_500_000)}{}]`),
      "larger than any",
    ],
    [
      "a row of a million",
      change("calls", (row) => ({ ...row, transcript: Array.from({ length: 200_000 }, () => 0) })),
      "larger than any",
    ],
    [
      "more rows than anybody has",
      () => withRows(entries, "memories", (rows) => Array.from({ length: 20_001 }, () => rows[0])),
      "larger than any",
    ],
    [
      "more talks to be read than anybody has",
      () =>
        withRows(entries, "calls", (rows) => {
          const unread = { ...rows[0], status: "completed", ended_at: NOW.toISOString() };
          return Array.from({ length: 101 }, () => ({ ...unread, id: randomUUID() }));
        }),
      "calls.json",
    ],
    ["JSON that is nested too deep", replaced("data/memories.json", "[".repeat(100_000)), "can't be read"],
    [
      "a day that is to come",
      change("streak_days", (row) => ({ ...row, local_date: "2199-04-25" })),
      "streak_days.json",
    ],
    [
      "a talk that is to come",
      change("calls", (row) => ({ ...row, ended_at: "2199-01-01T00:00:00Z" })),
      "calls.json",
    ],
    ["a huge award", change("xp_events", (row) => ({ ...row, amount: 2_000_000_000 })), "xp_events.json"],
    [
      "an award that is no number",
      change("xp_events", (row) => ({ ...row, amount: "Infinity" })),
      "xp_events.json",
    ],
    [
      "an award that is taken back twice",
      () =>
        withRows(entries, "xp_events", (rows) => {
          const [first = {}] = rows;
          const back = { ...first, amount: -Number(first.amount), reverses: first.id };
          return [...rows, { ...back, id: 9_000_001, key: "a" }, { ...back, id: 9_000_002, key: "b" }];
        }),
      "don't add up",
    ],
    [
      "a doubled award",
      () => withRows(entries, "xp_events", (rows) => [...rows, { ...rows[0], id: 9_000_001 }]),
      "don't fit together",
    ],
    ["a talk that isn't there", () => withRows(entries, "calls", () => []), "don't fit together"],
    [
      "a finding of no kind",
      change("reflections", (row) => ({ ...row, found: [{ kind: "spell" }] })),
      "reflections.json",
    ],
    ["a list for a talk", change("calls", (row) => ({ ...row, transcript: "hello" })), "calls.json"],
    ["a kind of call that rings", change("calls", (row) => ({ ...row, kind: "conference" })), "calls.json"],
    [
      "a forged check-point",
      change("checkpoint_items", (row) => ({ ...row, card: { due: "soon" } })),
      "checkpoint_items.json",
    ],
  ])("%s", async (_case, forge, words) => {
    const userId = await newAccount();
    await use.settleProgress({ userId, now: NOW });
    const stood = await everythingOf(userId);
    const shown = await bring(userId, await forge());
    const { problemWords } = await import("~/domain/privacy/import-problem");
    const said = "refused" in shown ? shown.refused : problemWords(shown.problem ?? "");
    expect(said).toContain(words);
    expect(await everythingOf(userId)).toEqual(stood);
  });

  test("ids of somebody else become ids of one's own", async () => {
    const victim = await newAccount();
    expect(await bring(victim, copy)).toMatchObject({ state: "applied" });
    const stood = await everythingOf(victim);
    const theirs = await column<string>("select id from calls where user_id = $1 order by id", [victim]);
    const mine = rowsIn(entries, "calls").map(({ id }) => String(id));
    const forge = (text: string) => mine.reduce((all, id, at) => all.replaceAll(id, theirs[at] ?? id), text);
    const forged = await zipOf(
      [...entries].map(([name, of]) => [name, name.endsWith(".json") ? forge(of.toString()) : of]),
    );
    const userId = await newAccount();
    expect(await bring(userId, forged)).toMatchObject({ state: "applied" });
    expect(await everythingOf(victim)).toEqual(stood);
    expect(await column("select 1 from calls where user_id = $1 and id = any($2)", [userId, theirs])).toEqual(
      [],
    );
  });

  test("keys of every object's own are keys like others", async () => {
    const odd = `{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {"isAdmin": true}},`;
    const calls = (entries.get("data/calls.json")?.toString() ?? "").replaceAll('{"id":', `${odd}"id":`);
    expect(calls).toContain("__proto__");
    const userId = await newAccount();
    expect(await bring(userId, await replaced("data/calls.json", calls)())).toMatchObject({
      state: "applied",
    });
    expect(Reflect.get({}, "isAdmin")).toBeUndefined();
    expect(
      await column("select 1 from calls where user_id = $1 and calls::text like '%isAdmin%'", [userId]),
    ).toEqual([]);
  });

  test("a companion that is named often is brought once", async () => {
    const [file] = JSON.parse(entries.get("relevel.json")?.toString() ?? "").files;
    const userId = await newAccount();
    const forged = await head({ files: Array.from({ length: 20 }, () => file) })();
    expect(await bring(userId, forged)).toMatchObject({
      state: "applied",
      counts: { companions: 1, companionsLeftOut: 0 },
    });
  });

  test("a companion that isn't whole stays behind, and all else comes along", async () => {
    const forged = await zipOf(
      [...entries].map(([name, of]) => [name, name.startsWith("files/") ? "GLB" : of]),
    );
    const userId = await newAccount();
    expect(await bring(userId, forged)).toMatchObject({
      state: "applied",
      counts: { companions: 0, companionsLeftOut: 1 },
    });
  });

  test("XP that somebody wrote for themselves are theirs to count, and break nothing", async () => {
    const userId = await newAccount();
    const forged = await change("xp_events", (row) => ({ ...row, amount: 99_999, base: 99_999 }))();
    expect(await bring(userId, forged)).toMatchObject({ state: "applied" });
    const [xp = 0] = await column<number>("select xp from progress where user_id = $1", [userId]);
    const [sum] = await column<number>("select sum(amount)::int from xp_events where user_id = $1", [userId]);
    expect(xp).toBe(sum);
  });
});

describe("a copy that was made where the secret is another", () => {
  test("is brought like any other, and its talks give nothing a second time", async () => {
    const here = use;
    await here.closeDatabase();
    process.env.SESSION_SECRET = randomBytes(32).toString("hex");
    vi.resetModules();
    use = await importUseCases();
    const userId = await newAccount();
    expect(await bring(userId, copy)).toMatchObject({ state: "applied", counts: { companions: 1 } });
    const [xp] = rowsIn(entries, "progress").map(({ xp }) => xp);
    expect(await column("select xp from progress where user_id = $1", [userId])).toEqual([xp]);
    const stood = await everythingOf(userId);
    for (const callId of await column<string>("select call_id from reflections where user_id = $1", [
      userId,
    ])) {
      await use.awardProgress({ callId, now: NOW });
      await use.storeMemories({ callId, now: NOW });
    }
    expect(await everythingOf(userId)).toEqual(stood);
    // What was forgotten stays forgotten: it is known again by a mark of this instance.
    expect(
      await column(
        "select 1 from memories where user_id = $1 and forgotten_at is not null and text is not null",
        [userId],
      ),
    ).toEqual([]);
  });
});
