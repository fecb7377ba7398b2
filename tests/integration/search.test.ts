import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knows, likes, NOW, openMemories, sentence } from "../setup/memory-stage";

let on: Awaited<ReturnType<typeof openMemories>>;
let me: string;
let them: string;
let talk: string;

beforeAll(async () => {
  on = await openMemories();
  me = await on.addUser();
  them = await on.addUser();
  talk = await on.tell(
    me,
    3,
    ["I practised the guitar for 45 minutes.", "My sister Marta listened.", "I'm <b>proud</b> & tired."],
    [
      sentence("summary", [1], "You practised guitar for 45 minutes."),
      sentence("learned", [3], "You learned that slowing down helps."),
      knows(2, "Marta", "sister"),
    ],
  );
  await on.tell(me, 9, ["Two guitars are better than one."], [likes(1, "guitars", "love")]);
  await on.tell(them, 4, ["I practised the guitar and a theremin with Ottilie."]);
});
afterAll(() => on?.close());

describe("what is found", () => {
  test("is everything with all the words in any of their forms, newest first, hits marked", async () => {
    expect(await on.found(me, "guitar")).toEqual([
      "memory: You love [guitars].",
      "turn: Two [guitars] are better than one.",
      "reflection: You practised [guitar] for 45 minutes.",
      "turn: I practised the [guitar] for 45 minutes.",
    ]);
    expect(await on.found(me, "PRACTISING guitars")).toEqual([
      "reflection: You [practised] [guitar] for 45 minutes.",
      "turn: I [practised] the [guitar] for 45 minutes.",
    ]);
    expect(await on.found(me, "45")).toHaveLength(2);
  });

  test("says where it stands", async () => {
    const { results } = await on.search(me, "marta");
    expect(results).toMatchObject([
      { kind: "memory", callId: talk, turn: 2, day: "2026-11-03" },
      { kind: "turn", callId: talk, turn: 2, day: "2026-11-03", memoryId: null },
    ]);
  });

  test.each([
    ['"practised the guitar"', 1],
    ['"guitar practised"', 0],
    ["guitar -minutes", 2],
    ["marta or proud", 3],
    ["-guitar", 0],
  ])("follows %s", async (q, count) => expect(await on.found(me, q)).toHaveLength(count));

  test.each([
    ["said", ["turn"]],
    ["reflections", ["reflection"]],
    ["memories", ["memory"]],
  ] as const)("is only %s where that is wanted", async (kind, kinds) => {
    const { results } = await on.search(me, "guitar", { kind });
    expect([...new Set(results.map((each) => each.kind))]).toEqual(kinds);
  });

  test("is only from the days that are wanted, the first and the last included", async () => {
    const days = async (from: string | null, to: string | null) =>
      [...new Set((await on.search(me, "guitar", { from, to })).results.map(({ day }) => day))].join(" ");
    expect(await days("2026-11-03", "2026-11-03")).toBe("2026-11-03");
    expect(await days("2026-11-04", null)).toBe("2026-11-09");
    expect(await days(null, "2026-11-08")).toBe("2026-11-03");
    expect(await days("2026-11-10", "2026-11-01")).toBe("");
  });

  test("is text, whatever stands in it", async () => {
    const [result] = (await on.search(me, "proud")).results;
    expect(result?.segments).toEqual([
      { text: "I'm <b>", hit: false },
      { text: "proud", hit: true },
      { text: "</b> & tired.", hit: false },
    ]);
  });

  test("comes twenty at a time", async () => {
    const chatty = await on.addUser();
    await on.tell(
      chatty,
      5,
      Array.from({ length: 45 }, (_, index) => `Scales again, part ${index + 1}.`),
    );
    const pages = [1, 2, 3, 4].map((page) => on.search(chatty, "scales", { page }));
    const [first, second, third, fourth] = await Promise.all(pages);
    expect([first, second, third, fourth].map((page) => page?.results.length)).toEqual([20, 20, 5, 0]);
    expect([first, second, third].map((page) => page?.more)).toEqual([true, true, false]);
    expect(first?.results[0]?.turn).toBe(45);
    const ids = [first, second, third].flatMap((page) => page?.results.map(({ id }) => id));
    expect(new Set(ids).size).toBe(45);
  });

  test("in Spanish is found by Spanish forms, with or without accents", async () => {
    const clara = await on.addUser("es");
    await on.tell(clara, 3, ["Practiqué las canciones con mi mamá.", "Guitarra, cuarenta minutos."]);
    expect(await on.found(clara, "canción")).toEqual(["turn: Practiqué las [canciones] con mi mamá."]);
    expect(await on.found(clara, "cancion")).toHaveLength(1);
    expect(await on.found(clara, "guitara")).toEqual(["turn: [Guitarra], cuarenta minutos."]);
  });
});

describe("a mistyped word", () => {
  test.each([
    ["gitar", "[guitar]"],
    ["giutar", "[guitar]"],
    ["guit", "[guitar]"],
    ["minuets", "[minutes]"],
    ["marta lisened", "[Marta] [listened]"],
  ])("%s finds %s", async (q, hit) => {
    expect((await on.found(me, q, { kind: "said" })).join("\n")).toContain(hit);
  });

  test("is told, with what was taken for it", async () => {
    expect((await on.search(me, "gitar")).near).toEqual(["guitar"]);
    expect((await on.search(me, "guitar")).near).toBeNull();
  });

  test("is never taken for a word of somebody else's", async () => {
    for (const q of ["thermin", "theremin", "Otilie", "ottilie"]) expect(await on.found(me, q)).toEqual([]);
  });

  test.each(["zzzzzz", "gitar zzzzzz", '"gitar"', "the", "x"])(
    "like nothing is like nothing: %s",
    async (q) => {
      expect(await on.found(me, q)).toEqual([]);
    },
  );
});

describe("any text is only text", () => {
  test.each([
    "'; drop table users; --",
    "') or 1=1 --",
    "%",
    "_",
    "\\",
    "\\'",
    '"unclosed',
    "a:*",
    "&|!",
    "!!!",
    "()",
    "<->",
    "guitar & | !",
    "$1 {0} %s",
    "x".repeat(10_000),
    "wörter ".repeat(1_000),
    "🎸😀",
    "\u0001guitar\u0002",
    "<script>alert(1)</script>",
    "-- -a -b",
    "or or or",
    "''''",
    "::tsquery",
  ])("%j does no harm", async (typed) => {
    const { readSearch } = await import("~/domain/memories/search-query");
    const before = await on.everything(them);
    for (const q of [typed, readSearch(new URLSearchParams({ q: typed })).q]) {
      const { results } = await on.search(me, q);
      for (const { segments } of results)
        expect(segments.map(({ text }) => text).join("")).not.toContain("theremin");
    }
    expect(await on.everything(them)).toBe(before);
    expect(await on.found(me, "marta")).toHaveLength(2);
  });

  test("in rows, too", async () => {
    const odd = await on.addUser();
    const said = ["\u0001bass\u0002 \u0003 marks", "<<< bass & >>>", "50 % of bass_lines \\ 'x'; --"];
    await on.tell(odd, 3, said);
    expect(await on.found(odd, "bass")).toEqual([
      "turn: 50 % of [bass]_lines \\ 'x'; --",
      "turn: <<< [bass] & >>>",
      "turn: [bass]  marks",
    ]);
  });

  test("nothing is found by nothing", async () => {
    expect(await on.search(me, "")).toEqual({ results: [], more: false, near: null });
  });
});

test("another person's rows are never found, whatever the database is asked", async () => {
  expect(await on.found(them, "theremin")).toHaveLength(1);
  expect(await on.found(me, "theremin")).toEqual([]);
  const { withUser } = await import("~/db/with-user.server");
  const ids = await withUser(
    me,
    (tx) => tx.$queryRaw<{ owner: string }[]>`
      select distinct e.user_id::text as owner from relevel.search_own('guitar'::tsquery, 'guitar'::tsquery,
        '{turn,reflection,memory}', '-infinity', 'infinity', 0, 1000) found join search_entries e using (id)`,
  );
  expect(ids).toEqual([{ owner: me }]);
  const { withService } = await import("~/db/with-service.server");
  const nobody = await withService((tx) => tx.$queryRaw`select current_setting('app.user_id', true) as id`);
  expect(nobody).toEqual([{ id: "" }]);
});

test("a call with a code is never searched", async () => {
  const { rows } = await on.owner.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, provider, status, scheduled_at, transcript)
     values ($1, 'verification', '2026-11-03', 'simulator', 'completed', now(),
       '[{"role":"user","text":"Xylophone","at":"2026-11-03T12:00:00Z"}]') returning id`,
    [me],
  );
  await on.storeMemories({ callId: rows[0]?.id ?? "", now: NOW });
  expect(await on.found(me, "xylophone")).toEqual([]);
});
