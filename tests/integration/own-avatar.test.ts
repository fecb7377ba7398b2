import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  pictureFile,
  pngHead,
  shapesFile,
  textFile,
  triangleFile,
} from "../../app/domain/accounts/model/model.fixture";
import { HOUR, MINUTE } from "../../app/lib/time";
import { openSchedule } from "../setup/schedule";

const MEGABYTE = 1024 * 1024;
const NOW = new Date();

let on: Awaited<ReturnType<typeof openSchedule>>;
let folder: string;
let keep: typeof import("~/domain/accounts/keep-own-avatar.server").keepOwnAvatar;
let look: typeof import("~/domain/accounts/companion-look.server").companionLook;
let sweep: typeof import("~/domain/accounts/sweep-expired.server").sweepExpired;
let startSession: typeof import("~/http/sessions.server").startSession;
let page: typeof import("~/routes/_app.companion");
let file: typeof import("~/routes/avatars.$uploadId");

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "relevel-own-avatar-"));
  on = await openSchedule({ RELEVEL_DATA_DIR: folder });
  ({ keepOwnAvatar: keep } = await import("~/domain/accounts/keep-own-avatar.server"));
  ({ companionLook: look } = await import("~/domain/accounts/companion-look.server"));
  ({ sweepExpired: sweep } = await import("~/domain/accounts/sweep-expired.server"));
  ({ startSession } = await import("~/http/sessions.server"));
  page = await import("~/routes/_app.companion");
  file = await import("~/routes/avatars.$uploadId");
});
afterAll(async () => {
  await on?.close();
  rmSync(folder, { recursive: true, force: true });
});

let me: string;
beforeEach(async () => {
  me = await on.addUser();
});

/** Every file below the folder of uploads, half-written ones too. */
function filesOf(userId = ""): string[] {
  const uploads = path.join(folder, "uploads");
  if (!existsSync(uploads)) return [];
  return readdirSync(uploads, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(uploads, path.join(entry.parentPath, entry.name)))
    .filter((name) => name.includes(userId));
}
async function rowsOf(userId: string) {
  const { rows } = await on.owner.query(
    "select id, format, storage_key, bytes, name, stored_at from uploads where user_id = $1 order by created_at",
    [userId],
  );
  return rows;
}
const waitingToGo = async () =>
  (await on.owner.query("select count(*)::int as n from removed_files")).rows[0].n as number;

/** Each request has its own: what loaders share lasts as long as it does. */
const newContext = () => ({
  requestId: "test",
  clientIp: "::1",
  cspNonce: "n",
  fromThisMachine: false,
  retryAfter: () => undefined,
  drained: async () => undefined,
});
/** A request of somebody who is signed in. */
async function as(userId: string | null, address: string, init: RequestInit = {}): Promise<Request> {
  const headers = new Headers(init.headers);
  const url = `http://localhost:3000${address}`;
  if (userId) {
    const { setCookie } = await startSession(userId, new Request(url));
    headers.set("Cookie", setCookie.split(";")[0] ?? "");
  }
  return new Request(url, { ...init, headers, duplex: "half" } as RequestInit);
}
/** What a handler answers, whether it returns or throws it. */
async function answerOf(handler: () => Promise<unknown>): Promise<Response> {
  const answer = await handler().catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw answer;
  return answer;
}
/** Sends a form with a file. */
async function send(userId: string, bytes: Uint8Array, name = "model.glb"): Promise<Response> {
  const body = new FormData();
  body.set("model", new File([new Uint8Array(bytes)], name, { type: "model/gltf-binary" }));
  const request = await as(userId, "/companion", { method: "POST", body });
  return answerOf(() => page.action({ request, params: {}, context: newContext() }));
}
const open = async (userId: string | null, uploadId: string, headers: HeadersInit = {}) => {
  const request = await as(userId, `/avatars/${uploadId}`, { headers });
  return answerOf(() => file.loader({ request, params: { uploadId }, context: newContext() }));
};
/** Different every time, by nothing but its description. */
let serial = 0;
const newModel = () => triangleFile({ extras: { serial: ++serial } });

describe("a model of one's own", () => {
  test("is kept byte for byte, is what the companion looks like, and is served to its owner", async () => {
    const bytes = shapesFile(["jawOpen", "eyesClosed"]);
    const sent = await send(me, bytes, "Momo.VRM");
    expect([sent.status, sent.headers.get("location")]).toEqual([302, "/companion?saved=model"]);
    const [row] = await rowsOf(me);
    expect(row).toMatchObject({ format: "glb", bytes: bytes.length, name: "Momo" });
    expect(row.storage_key).toBe(`avatars/${me}/${row.id}`);
    expect(filesOf(me)).toEqual([row.storage_key]);
    expect(readFileSync(path.join(folder, "uploads", row.storage_key))).toEqual(Buffer.from(bytes));
    const url = `/avatars/${row.id}`;
    expect(await look(me)).toEqual({ colour: "lavender", voice: "warm", own: { url, format: "glb" } });

    const served = await open(me, row.id);
    expect(served.status).toBe(200);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-type": "model/gltf-binary",
      "content-length": String(bytes.length),
      "cache-control": "private, max-age=31536000, immutable, no-transform",
      "x-content-type-options": "nosniff",
    });
    expect(Buffer.from(await served.arrayBuffer())).toEqual(Buffer.from(bytes));
    const again = await open(me, row.id, { "If-None-Match": served.headers.get("etag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("that comes twice, at once or again, is one upload and one file", async () => {
    const bytes = newModel();
    const kept = await Promise.all([1, 2].map(() => keep(me, { name: "a.glb", bytes }, NOW)));
    const third = await keep(me, { name: "another name.glb", bytes }, NOW);
    expect(new Set([...kept, third].map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await rowsOf(me)).toHaveLength(1);
    expect(filesOf(me)).toHaveLength(1);
    // Somebody else's is theirs.
    const other = await on.addUser();
    await keep(other, { name: "a.glb", bytes }, NOW);
    expect([await rowsOf(me), await rowsOf(other)].map((rows) => rows.length)).toEqual([1, 1]);
    expect(filesOf(other)).toHaveLength(1);
  });

  test("leaves with its file, and the companion is ours again", async () => {
    await send(me, newModel());
    const [row] = await rowsOf(me);
    const other = await on.addUser();
    const remove = async (userId: string) => {
      const body = new URLSearchParams({ intent: "remove-companion", uploadId: row.id });
      const request = await as(userId, "/companion", { method: "POST", body });
      return (await answerOf(() => page.action({ request, params: {}, context: newContext() }))).status;
    };
    expect(await remove(other)).toBe(404);
    expect(filesOf(me)).toHaveLength(1);
    expect(await remove(me)).toBe(302);
    expect([await rowsOf(me), filesOf(me)]).toEqual([[], []]);
    expect(await look(me)).toMatchObject({ own: null });
    expect((await open(me, row.id)).status).toBe(404);
  });

  test("is nobody else's: not to open, not to choose, not to write", async () => {
    await send(me, newModel());
    const [row] = await rowsOf(me);
    const other = await on.addUser();
    for (const who of [other, null]) expect((await open(who, row.id)).status).toBe(404);
    for (const id of ["00000000-0000-4000-8000-000000000000", "../../etc/passwd", "", row.id.slice(1)])
      expect((await open(me, id)).status).toBe(404);
    const { withUser } = await import("~/db/with-user.server");
    await expect(
      withUser(other, (tx) => tx.user.updateMany({ where: { id: other }, data: { avatarUploadId: row.id } })),
    ).rejects.toThrow(/ForeignKeyConstraint/);
    await expect(
      withUser(other, (tx) => tx.user.updateMany({ data: { avatarUrl: `/avatars/${row.id}` } })),
    ).rejects.toThrow(/permission denied/);
    expect(await look(other)).toMatchObject({ own: null });
    // Nor may a row of one's own name the file of somebody else.
    await expect(
      withUser(
        other,
        (tx) =>
          tx.$executeRaw`insert into uploads (user_id, kind, format, storage_key, bytes, sha256, name, report)
          values (${other}::uuid, 'avatar', 'glb', ${row.storage_key}, 1, sha256('x'), 'x', '{}')`,
      ),
    ).rejects.toThrow(/uploads_check/);
    await on.owner.query("update users set avatar_url = 'https://tracker.example/' where id = $1", [me]);
    expect(await look(me)).toMatchObject({ own: { url: `/avatars/${row.id}` } });
  });
});

describe("refused, and nothing is written:", () => {
  const nothingChanges = async (attempt: () => Promise<Response>): Promise<Response> => {
    const before = [filesOf(), await rowsOf(me), await waitingToGo(), await look(me)];
    const answer = await attempt();
    expect([filesOf(), await rowsOf(me), await waitingToGo(), await look(me)]).toEqual(before);
    return answer;
  };

  test.each<[string, () => Uint8Array, RegExp]>([
    ["a drawing called .glb", () => textFile("<svg onload='alert(1)'/>"), /drawing/],
    ["a page called .glb", () => textFile("<!doctype html><script>alert(1)</script>"), /web page/],
    ["a zip", () => textFile("PK\u0003\u0004rest of a bomb"), /archive/],
    ["a gzip of 10 MB of zeros", () => gzipSync(new Uint8Array(10 * MEGABYTE)), /archive/],
    [
      "a picture elsewhere",
      () => triangleFile({ images: [{ uri: "http://tracker.example/" }] }),
      /other places/,
    ],
    ["a picture that is enormous", () => pictureFile(pngHead(16_384, 16_384)), /16,384/],
    [
      "numbers that aren't there",
      () => triangleFile({ accessors: [{ componentType: 5126, type: "VEC3", count: 400_000_000 }] }),
      /96 MB/,
    ],
    [
      "what only the validator sees",
      () =>
        triangleFile({
          accessors: [
            { bufferView: 0, componentType: 5126, type: "VEC3", count: 3, min: [5, 5, 5], max: [9, 9, 9] },
          ],
        }),
      /has a fault, says the glTF validator: .*\(\/accessors\/0/,
    ],
    ["nothing", () => new Uint8Array(), /empty/],
  ])("%s", async (_, bytes, reason) => {
    const answer = await nothingChanges(() => send(me, bytes()));
    expect(answer.status).toBe(422);
    expect((await answer.json()).error).toMatch(reason);
  });

  /** A body that comes in pieces, and how much of it was taken. */
  function endless(total: number) {
    const head = `--b\r\nContent-Disposition: form-data; name="model"; filename="a.glb"\r\n\r\n`;
    const piece = new Uint8Array(64 * 1024);
    let taken = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (taken === 0) controller.enqueue(new TextEncoder().encode(head));
          taken += piece.length;
          controller.enqueue(piece);
          if (taken >= total) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return { body, taken: () => taken };
  }
  const multipart = { "Content-Type": "multipart/form-data; boundary=b" };

  test.each([
    ["that says so", { "Content-Length": String(200 * MEGABYTE) }, 4 * MEGABYTE],
    ["that doesn't", {}, 20 * MEGABYTE],
    ["that lies", { "Content-Length": "1000" }, 20 * MEGABYTE],
  ])("200 MB %s, long before its end", async (_, headers, most) => {
    const { body, taken } = endless(200 * MEGABYTE);
    const request = await as(me, "/companion", {
      method: "POST",
      body,
      headers: { ...multipart, ...headers },
    });
    const answer = await nothingChanges(async () => {
      const early = await answerOf(() => page.action({ request, params: {}, context: newContext() }));
      expect(taken()).toBeLessThan(most);
      return early;
    });
    expect(answer.status).toBe(413);
    expect((await answer.json()).error).toMatch(/larger than 16 MB.*smaller pictures/);
  });

  test.each([
    ["no file", 422, () => new FormData()],
    [
      "a word in its place",
      422,
      () => {
        const form = new FormData();
        form.set("model", "../../etc/passwd");
        return form;
      },
    ],
  ])("%s", async (_, status, form) => {
    const request = await as(me, "/companion", { method: "POST", body: form() });
    const answer = await nothingChanges(() =>
      answerOf(() => page.action({ request, params: {}, context: newContext() })),
    );
    expect(answer.status).toBe(status);
  });

  test("a form that is none, breaks off, or has a thousand parts", async () => {
    for (const body of [
      `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(1000)}--b--\r\n`,
      "--x\r\nno boundary of ours",
      "--b\r\nContent-Disposition: form-data; name=model\r\n\r\nhalf",
    ]) {
      const request = await as(me, "/companion", { method: "POST", body, headers: multipart });
      const answer = await nothingChanges(() =>
        answerOf(() => page.action({ request, params: {}, context: newContext() })),
      );
      expect(answer.status).toBe(400);
    }
  });

  test("the sixth, and what is more than 48 MB together", async () => {
    for (let i = 0; i < 5; i++) expect((await send(me, newModel())).status).toBe(302);
    const sixth = await nothingChanges(() => send(me, newModel()));
    expect(sixth.status).toBe(422);
    expect((await sixth.json()).error).toMatch(/5 companions of your own already/);
    expect(filesOf(me)).toHaveLength(5);
    // The database holds to it, whoever asks.
    await expect(
      on.owner.query(
        `insert into uploads (id, user_id, kind, format, storage_key, bytes, sha256, name, report)
         select id, $1::uuid, 'avatar', 'glb', 'avatars/' || $1::text || '/' || id, 1, sha256('x'), 'x', '{}'
         from gen_random_uuid() id`,
        [me],
      ),
    ).rejects.toThrow(/at most 5 uploads/);
    await on.owner.query(
      "delete from uploads where id in (select id from uploads where user_id = $1 limit 1)",
      [me],
    );
    await on.owner.query("update uploads set bytes = 12582912 where user_id = $1", [me]);
    const tooMuch = await nothingChanges(() => send(me, newModel()));
    expect((await tooMuch.json()).error).toMatch(/larger than 48 MB together/);
  });

  test("more than 20 tries in an hour", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await send(me, textFile("<svg/>"))).status);
    expect(statuses).toEqual([...Array(20).fill(422), 429]);
    expect(await rowsOf(me)).toEqual([]);
  });
});

test("a file whose name is a path is kept under ids of ours all the same", async () => {
  for (const name of ["../../../../etc/passwd.glb", "..\\..\\evil\\passwd.VRM"]) {
    expect((await keep(me, { name, bytes: newModel() }, NOW)).ok).toBe(true);
  }
  const rows = await rowsOf(me);
  for (const { id, name, storage_key } of rows)
    expect([name, storage_key]).toEqual(["passwd", `avatars/${me}/${id}`]);
  expect(filesOf(me).sort()).toEqual(rows.map(({ storage_key }) => storage_key).sort());
  expect(readdirSync(folder)).toEqual(["uploads"]);
});

describe("no file is left behind", () => {
  test("by an account that is deleted", async () => {
    await send(me, newModel());
    const [row] = await rowsOf(me);
    await on.owner.query("delete from auth.users where id = (select auth_user_id from users where id = $1)", [
      me,
    ]);
    expect(await rowsOf(me)).toEqual([]);
    expect(filesOf(me)).toEqual([row.storage_key]);
    await sweep(NOW);
    expect(filesOf(me)).toEqual([]);
    expect(await waitingToGo()).toBe(0);
  });

  test("by an upload that broke off, once it is an hour old", async () => {
    await send(me, newModel());
    await on.owner.query("update uploads set stored_at = null where user_id = $1", [me]);
    const [row] = await rowsOf(me);
    expect((await open(me, row.id)).status).toBe(404);
    expect(await look(me)).toMatchObject({ own: null });
    await sweep(new Date(Date.now() + HOUR - MINUTE));
    expect(filesOf(me)).toHaveLength(1);
    await sweep(new Date(Date.now() + HOUR + MINUTE));
    expect([filesOf(me), await rowsOf(me)]).toEqual([[], []]);
  });

  test("by an upload that is deleted while it is being stored", async () => {
    await on.owner.query(`
      create function remove_at_once() returns trigger language plpgsql as
        $$ begin delete from public.uploads where id = old.id; return null; end $$;
      create trigger remove_at_once before update of stored_at on uploads
        for each row execute function remove_at_once()`);
    try {
      expect((await send(me, newModel())).status).toBe(503);
      expect([filesOf(me), await rowsOf(me), await look(me)]).toMatchObject([[], [], { own: null }]);
    } finally {
      await on.owner.query("drop function remove_at_once() cascade");
    }
  });

  test("nor a row, when the storage is away", async () => {
    writeFileSync(path.join(folder, "uploads", "avatars", me), "no folder");
    const answer = await send(me, newModel());
    expect(answer.status).toBe(503);
    expect((await answer.json()).error).toMatch(/could not be kept/);
    expect(await rowsOf(me)).toEqual([]);
    rmSync(path.join(folder, "uploads", "avatars", me));
  });

  test("and whatever broke off goes on where the same file comes again", async () => {
    const bytes = newModel();
    await keep(me, { name: "a.glb", bytes }, NOW);
    await on.owner.query("update uploads set stored_at = null where user_id = $1", [me]);
    rmSync(path.join(folder, "uploads", filesOf(me)[0] ?? "none"));
    expect((await keep(me, { name: "a.glb", bytes }, NOW)).ok).toBe(true);
    expect(filesOf(me)).toHaveLength(1);
    expect(await look(me)).toMatchObject({ own: { format: "glb" } });
  });
});

test("a file that the storage has lost is there again when it is brought again", async () => {
  const bytes = newModel();
  await send(me, bytes);
  const [row] = await rowsOf(me);
  rmSync(path.join(folder, "uploads", row.storage_key));
  expect((await open(me, row.id)).status).toBe(404);
  await send(me, bytes);
  expect((await rowsOf(me)).map(({ id }) => id)).toEqual([row.id]);
  expect((await open(me, row.id)).status).toBe(200);
});

test("a colour and a voice of ours are kept, and no others", async () => {
  const choose = async (form: Record<string, string>) => {
    const body = new URLSearchParams({ intent: "companion-look", ...form });
    const request = await as(me, "/companion", { method: "POST", body });
    return (await answerOf(() => page.action({ request, params: {}, context: newContext() }))).status;
  };
  expect(await choose({ colour: "amber", voice: "calm" })).toBe(302);
  expect(await look(me)).toEqual({ colour: "amber", voice: "calm", own: null });
  expect(await choose({ colour: "url(x)", voice: "calm" })).toBe(422);
  expect(await look(me)).toMatchObject({ colour: "amber" });
  await expect(
    on.owner.query("update users set companion_voice = 'shrill' where id = $1", [me]),
  ).rejects.toThrow(/companion_voice_check/);
});
