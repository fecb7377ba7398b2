import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { triangleFile } from "../../app/domain/accounts/model/model.fixture";
import { addressOf, everyRoute, type RouteFile } from "../setup/every-route";
import { everyIdField, everyIntent, intentsOf, queryNamesOf } from "../setup/form-words";
import { checksumsOf, fillTables, idsOf, markRows } from "../setup/full-person";
import { neverLog } from "../setup/kept-log";
import { signIn } from "../setup/made-session";
import { type App, startApp } from "../setup/start-app";
import { zoneAtNoon } from "../setup/zone-at-noon";

/**
 * Two people with a row in every table, and every address of ours asked by one for what is the other's: nothing of
 * theirs is ever shown, and not a byte of it changes. Addresses, forms, fields and tables are read from the source
 * and from the catalogue, so that what is added later is tried as well.
 */

type Person = {
  userId: string;
  cookie: string;
  /** A word that is in everything of theirs. */
  mark: string;
  ids: Record<string, string[]>;
};

/** The table whose rows a part of an address names. Null: keys and words, which no row's id is. */
const ROWS_OF: Readonly<Record<string, string | null>> = {
  callId: "public.calls",
  skillId: "public.skills",
  uploadId: "public.uploads",
  sessionId: "public.checkouts",
  grantId: "public.transcript_grants",
  userId: "public.users",
  jobId: null,
  id: null,
  paymentId: null,
  provider: null,
  token: null,
  "*": null,
};
/** The table whose rows a field of a form names, where its name alone doesn't say it. */
const FIELD_OF: Readonly<Record<string, string>> = {
  into: "public.skills",
  itemId: "public.checkpoint_items",
  reviewId: "public.checkpoint_reviews",
  skillId: "public.skills",
  talkId: "public.text_talks",
};
/** Tools of whoever runs an instance that simulates: they show what is simulated, to everybody at that machine. */
const TOOLS = [
  "simulator.outbox.tsx",
  "simulator.outbox[.]json.ts",
  "simulator.payments.tsx",
  "simulator.phone.tsx",
];
/** Tables in which neither has a row: reviewed one by one. */
const EMPTY_OK: readonly string[] = [];
/** What a form says beside ids. */
const TYPED: Readonly<Record<string, string>> = {
  ...{ text: "Something new.", title: "Something", name: "Something", note: "Something", words: "Something" },
  ...{
    turn: "1",
    said: "0",
    minutes: "10",
    rating: "3",
    grade: "good",
    answer: "knew",
    lines: "[]",
    page: "1",
  },
  ...{
    code: "123456",
    category: "music",
    kind: "practice",
    biome: "desert",
    emblem: "leaf",
    redirectTo: "/calls",
  },
};
const NOBODY = "00000000-0000-4000-8000-000000000000";
const AT_ONCE = 8;
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_123);

let app: App;
let db: pg.Client;
let me: Person;
let them: Person;
let empty: string[];
let marked: string[];

const routes = everyRoute();
const withParams = routes.filter(({ params }) => params.length > 0);
const forAdministrators = routes.filter(({ pattern }) => /^\/(api\/)?admin(\/|$)/.test(pattern));
const others = routes.filter((route) => !forAdministrators.includes(route) && route.pattern !== "/logout");

beforeAll(async () => {
  app = await startApp({ env: { PAYMENTS: "simulator" } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  [me, them] = await Promise.all([settle("qzadaqz", "+12025550101"), settle("qzgraceqz", "+13125550101")]);
  await app.worker.end("SIGTERM");
  for (const person of [me, them]) {
    await ask(person, "/api/calls/initiate", { method: "POST" });
    await ask(person, "/reflect", { method: "POST", body: new URLSearchParams({ intent: "open" }) });
    const file = new FormData();
    file.set("model", new Blob([new Uint8Array(triangleFile())]), `${person.mark}.glb`);
    expect((await ask(person, "/companion", { method: "POST", body: file })).status).toBe(302);
    empty = await fillTables(db, person.userId, person.mark);
    marked = await markRows(db, person.userId, person.mark);
    person.ids = await idsOf(db, person.userId);
  }
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** Somebody who has been called, and whose call has been thought about. */
async function settle(mark: string, phone: string): Promise<Person> {
  const { userId, cookie } = await signIn(db, {
    email: `${mark}@example.com`,
    phone,
    firstName: mark,
    zone: zoneAtNoon(),
  });
  neverLog(mark, cookie.split("=")[1]);
  const person = { userId, cookie, mark, ids: {} };
  const order = { method: "POST", body: JSON.stringify({ tier: "pro" }) };
  expect((await ask(person, "/api/create-checkout", order)).status).toBe(200);
  await db.query(
    `insert into subscriptions (user_id, tier, status, granted_at, granted_until, access_until, first_access_at)
     values ($1, 'pro', 'active', now(), now() + interval '1 year', now() + interval '1 year', now())
     on conflict (user_id) do update set tier = excluded.tier, status = excluded.status,
       granted_at = excluded.granted_at, granted_until = excluded.granted_until,
       access_until = excluded.access_until, first_access_at = excluded.first_access_at`,
    [userId],
  );
  expect((await ask(person, "/api/calls/initiate", { method: "POST" })).status).toBe(202);
  await vi.waitFor(
    async () => {
      const { rows } = await db.query(
        `select (select count(*)::int from reflections where user_id = $1) as thought,
           (select count(*)::int from search_entries where user_id = $1) as found`,
        [userId],
      );
      expect(rows[0].thought).toBeGreaterThan(0);
      expect(rows[0].found).toBeGreaterThan(0);
    },
    { timeout: 60_000, interval: 100 },
  );
  return person;
}

type Answer = { status: number; location: string; body: string };

/** Asks as somebody, or as nobody. Of a stream, what comes first is read. */
async function ask(
  who: Pick<Person, "cookie"> | null,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  // Packing and unpacking thousands of pages on one machine proves nothing.
  const headers = new Headers({
    "accept-encoding": "identity",
    ...Object.fromEntries(new Headers(init.headers)),
  });
  if (who) headers.set("cookie", who.cookie);
  const limit = AbortSignal.timeout(30_000);
  const answer = await fetch(app.url + path, { redirect: "manual", signal: limit, ...init, headers }).catch(
    (error) => {
      throw new Error(`${init.method ?? "GET"} ${path} is not answered`, { cause: error });
    },
  );
  const shown = { status: answer.status, location: answer.headers.get("location") ?? "" };
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    return { ...shown, body: await answer.text() };
  }
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return { ...shown, body: new TextDecoder().decode(first?.value) };
}

/** Does each piece of work, some at a time. */
async function forEach<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = list.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of left) await work(item);
    }),
  );
}

/** Nothing of somebody is in an answer. */
function expectNothing(what: string, of: Person, { status, location, body }: Answer): void {
  // Without a worker nothing is ready.
  if (!what.includes("/ready")) expect(status, what).toBeLessThan(500);
  expect(location.includes(of.mark), what).toBe(false);
  const at = body.indexOf(of.mark);
  expect(at < 0 ? "" : body.slice(Math.max(0, at - 100), at + 50), what).toBe("");
}

/** Runs an attempt on somebody's rows, and checks that not a byte of them has changed. */
async function leavesAlone(victim: Person, attempt: () => Promise<void>): Promise<void> {
  const before = await checksumsOf(db, victim.userId);
  expect(before["public.calls"]).not.toMatch(/^0 /);
  await attempt();
  expect(await checksumsOf(db, victim.userId)).toEqual(before);
  // Or nothing was tried at all.
  expect((await ask(me, "/settings")).status).toBe(200);
  await db.query("delete from rate_limits");
}

/** The ways to write an address that mean the same, or nearly. */
function waysTo(route: RouteFile, id: string): string[] {
  const path = addressOf(route, Object.fromEntries(route.params.map((name) => [name, id])));
  const escaped = id.replace(/[0-9a-f]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return [
    path,
    path.replaceAll(id, id.toUpperCase()),
    path.replaceAll(id, escaped),
    path.replaceAll(id, `${id}%20`),
    path.replaceAll(id, `x/../${id}`),
    `${path}/`,
    `${path}?_data=root`,
    `${path}?userId=${them.userId}&user_id=${them.userId}`,
    ...(route.isPage ? [`${path}.data`] : []),
  ];
}

const REFUSED = [400, 401, 403, 404, 405, 410, 422];
/** Of a page: to sign in, or to this person's own. Of its data: the router is told so. */
const isRefusal = ({ status, location }: Answer) =>
  REFUSED.includes(status) || (status === 302 && location.startsWith("/signup"));

/** The rows of somebody that a part of an address may name. */
const rowsFor = (person: Person, { params }: RouteFile): string[] =>
  params.flatMap((name) => person.ids[ROWS_OF[name] ?? ""] ?? []);
const everyId = (person: Person) => Object.values(person.ids).flat();
/** Of rows that an address isn't meant for, one stands for all of its table. */
const oneOfEachTable = (person: Person) => Object.values(person.ids).flatMap((ids) => ids.slice(0, 1));

test("every part of an address is known to this test", () => {
  const unknown = [...new Set(withParams.flatMap(({ params }) => params))].filter(
    (name) => !(name in ROWS_OF),
  );
  expect(unknown, "Add it to ROWS_OF: the table whose rows it names, or null.").toEqual([]);
});

test("both have a row in every table, and their word in all that was said or typed", () => {
  expect(empty.filter((table) => !EMPTY_OK.includes(table))).toEqual([]);
  expect(marked).toEqual(
    expect.arrayContaining([
      "public.calls.transcript",
      "public.calls.transcript_text",
      "public.checkpoint_items.question",
      "public.memories.text",
      "public.practice_sessions.note",
      "public.quests.title",
      "public.skills.name",
      "public.uploads.name",
      "public.users.first_name",
      "public.world_banners.words",
    ]),
  );
  expect(Object.keys(them.ids).length).toBeGreaterThan(20);
});

test("what is their own is there for both", async () => {
  for (const person of [me, them]) {
    for (const route of others.filter(({ params }) => params.some((name) => ROWS_OF[name]))) {
      if (route.pattern.startsWith("/simulator/")) continue;
      const [id = ""] = rowsFor(person, route);
      const [path = ""] = waysTo(route, id);
      expect([path, (await ask(person, path)).status]).toEqual([path, 200]);
    }
    for (const path of ["/calls", "/memories", "/dashboard", "/companion"]) {
      expect((await ask(person, path)).body, path).toContain(person.mark);
    }
  }
});

describe("the other's rows", () => {
  test("aren't there, in whatever way they are asked for", async () => {
    await leavesAlone(them, async () => {
      const asked = others
        .filter(({ params }) => params.length > 0)
        .flatMap((route) => rowsFor(them, route).map((id) => ({ route, id })));
      expect(asked.length).toBeGreaterThan(5);
      await forEach(asked, async ({ route, id }) => {
        for (const path of waysTo(route, id)) {
          for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]) {
            const answer = await ask(me, path, { method });
            expectNothing(`${method} ${path}`, them, answer);
            expect([method, path, answer.status, isRefusal(answer)]).toEqual([
              method,
              path,
              answer.status,
              true,
            ]);
          }
          expectNothing(path, them, await ask(null, path));
        }
        if (!route.isPage) return;
        for (const frames of [
          "root",
          "root,routes/_app",
          `root,routes/${route.file.replace(/\.tsx$/, "")}`,
        ]) {
          const path = `${addressOf(route, Object.fromEntries(route.params.map((name) => [name, id])))}.data?_routes=${frames}`;
          expectNothing(path, them, await ask(me, path));
        }
      });
    });
  });

  test("aren't there by an id of another kind either", async () => {
    await leavesAlone(them, async () => {
      const asked = others
        .filter(({ params }) => params.length > 0)
        .flatMap((route) => oneOfEachTable(them).map((id) => ({ route, id })));
      await forEach(asked, async ({ route, id }) => {
        const [path = ""] = waysTo(route, id);
        const answer = await ask(me, route.isPage ? `${path}.data` : path);
        expectNothing(path, them, answer);
        expect([path, answer.status, isRefusal(answer)]).toEqual([path, answer.status, true]);
      });
    });
  });

  test("are on no page, whatever is asked for behind its address", async () => {
    await leavesAlone(them, async () => {
      const asked = others
        .filter(({ file }) => !TOOLS.includes(file))
        .flatMap((route) => {
          const [path = ""] = waysTo(route, rowsFor(me, route)[0] ?? NOBODY);
          const asks = (names: string[], id: string) =>
            `?${new URLSearchParams(names.map((name) => [name, id]))}`;
          // What it reads there gets an id of every table. Names that nobody reads are asked for once.
          const names = queryNamesOf(route.source);
          const queries = [
            asks(["id", "userId"], them.userId),
            ...names.map((name) => asks([name], them.userId)),
          ];
          if (names.length > 0) queries.push(...oneOfEachTable(them).map((id) => asks(names, id)));
          const data = route.isPage && path !== "/" ? `${path}.data` : path;
          return [path, data, ...queries.map((query) => data + query)];
        });
      await forEach(asked, async (path) => expectNothing(path, them, await ask(me, path)));
    });
  });
});

/** Every field that stands for a row holds an id of the other's; the others say something that fits. */
function formOf(intent: string, pick: (field: string, ids: string[]) => string): Record<string, string> {
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const ids = everyIdField().map((field) => {
    const table = FIELD_OF[field] ?? `public.${field.replace(/Id$/, "")}s`;
    return [field, pick(field, them.ids[table] ?? everyId(them))];
  });
  return { ...TYPED, day, until: day, ...Object.fromEntries(ids), intent };
}

describe("the other's rows in forms", () => {
  const post = (path: string, form: Record<string, string>) =>
    ask(me, path, { method: "POST", body: new URLSearchParams(form) });

  test("stay as they are, for every form of every page", async () => {
    const statuses = new Map<number, number>();
    await leavesAlone(them, async () => {
      const tried = others
        .filter(({ file, source }) => !TOOLS.includes(file) && /export const action/.test(source))
        .flatMap((route) => {
          const intents = intentsOf(route.source);
          return (intents.length > 0 ? intents : [""]).map((intent) => ({ route, intent }));
        });
      expect(tried.length).toBeGreaterThan(80);
      await forEach(tried, async ({ route, intent }) => {
        const [path = ""] = waysTo(route, rowsFor(me, route)[0] ?? NOBODY);
        // As the router of the page posts it; the mixing posts forms without scripts, too.
        const address = route.isPage ? `${path}.data` : path;
        const form = formOf(intent, (_, ids) => ids[0] ?? NOBODY);
        const answer = await post(address, form);
        expectNothing(`${intent} to ${address}`, them, answer);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        await db.query("delete from rate_limits");
      });
    });
    // Forms that were understood as well as such that weren't.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([202, 404, 422]));
    expect(statuses.get(404)).toBeGreaterThan(10);
  });

  test("stay as they are, however addresses, methods, forms and ids are mixed", async () => {
    const [intents, fields, ids] = [everyIntent(), everyIdField(), [them.userId, ...everyId(them)]];
    const open = others.filter(({ file }) => !TOOLS.includes(file));
    const mixed = fc.record({
      file: fc.constantFrom(...open.map(({ file }) => file)),
      at: fc.constantFrom(...ids),
      way: fc.nat(9),
      method: fc.constantFrom("GET", "POST", "POST", "PUT", "PATCH", "DELETE"),
      intent: fc.constantFrom(...intents),
      named: fc.dictionary(fc.constantFrom(...fields), fc.constantFrom(...ids), { maxKeys: 4 }),
      type: fc.constantFrom("form", "json", "multipart"),
      own: fc.boolean(),
    });
    await leavesAlone(them, () =>
      fc.assert(
        fc.asyncProperty(mixed, async ({ file, at, way, method, intent, named, type, own }) => {
          const route = open.find((each) => each.file === file);
          if (!route) return;
          const ways = waysTo(route, own ? (rowsFor(me, route)[0] ?? at) : at);
          const path = ways[way % ways.length] ?? "/";
          const form = { ...formOf(intent, () => at), ...named };
          const query = way % 2 === 0 ? `${path.includes("?") ? "&" : "?"}${new URLSearchParams(named)}` : "";
          const multipart = new FormData();
          for (const [name, value] of Object.entries(form)) multipart.set(name, value);
          const body =
            type === "json" ? JSON.stringify(form) : type === "form" ? new URLSearchParams(form) : multipart;
          const answer = await ask(me, path + query, method === "GET" ? {} : { method, body });
          expectNothing(`${method} ${path}${query}`, them, answer);
        }),
        { seed: SEED, numRuns: 100, endOnFailure: true },
      ),
    );
  });
});

describe("administrators' doors", () => {
  test("aren't there for people, nor for whoever is signed out", async () => {
    await leavesAlone(them, async () => {
      const asked = forAdministrators.flatMap((route) => {
        const meant = route.params.length > 0 ? [...rowsFor(them, route), "1"] : [NOBODY];
        const strange = route.params.length > 0 ? oneOfEachTable(them) : [];
        return [
          ...meant.map((id) => ({ route, id, methods: ["GET", "POST", "DELETE"], whoever: [me, null] })),
          ...strange.map((id) => ({ route, id, methods: ["GET"], whoever: [me] })),
        ];
      });
      await forEach(asked, async ({ route, id, methods, whoever }) => {
        const [path = ""] = waysTo(route, id);
        for (const address of route.isPage ? [path, `${path}.data`] : [path]) {
          for (const method of methods) {
            for (const who of whoever) {
              const answer = await ask(who, address, { method });
              expectNothing(`${method} ${address}`, them, answer);
              // A page without forms takes none from anybody.
              const status = method !== "GET" && answer.status === 405 ? 405 : 404;
              expect([method, address, answer.status]).toEqual([method, address, status]);
            }
          }
        }
      });
    });
  });
});
