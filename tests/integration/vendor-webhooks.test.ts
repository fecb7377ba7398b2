import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { everythingWritten, REAL_VENDORS, type RealVendor, startWithAllVendors } from "../setup/all-vendors";
import { pressCallNow, provedUser, quietQueue } from "../setup/real-call";
import { type CallRow, waitForCall, waitForEnd } from "../setup/watch";
import type { Delivered, Delivery } from "../vendors/fake-vendor";

/** Webhooks of real vendors at our own door, genuine and otherwise, and what becomes of the call. */

let world: Awaited<ReturnType<typeof startWithAllVendors>>;
let db: pg.Client;
/** Whom the calls are for. */
let person: Awaited<ReturnType<typeof provedUser>>;

async function begin(name: RealVendor): Promise<void> {
  world = await startWithAllVendors(name, { LOG_LEVEL: "trace" });
  db = new pg.Client({ connectionString: world.app.databaseUrl });
  await db.connect();
  person = await provedUser(world.app, db);
}
async function end(): Promise<void> {
  await db?.end();
  await world?.stop();
}

const SAID = ["I practised guitar for 45 minutes.", "Bye for now."];

/** Words said off the record, that must be nowhere. */
const CANARY = ["Quibblethorpe", "marzipantiger"];
const CONFIDED = [
  "I practised guitar for 50 minutes.",
  "Can we go off the record for a moment?",
  `My manager ${CANARY[0]} is leaving and nobody knows yet.`,
  `I called him a ${CANARY[1]} to his face.`,
  "Okay. Back on the record, please.",
  "I learned that my thumb belongs behind the neck.",
];

const asUsual = { create: "accept", story: "talk", deliver: "once", said: SAID } as const;

/** What only a signature over it can protect. */
const DETECTS: Record<RealVendor, { body: boolean; query: boolean }> = {
  twilio: { body: true, query: true },
  bland: { body: true, query: false },
  vapi: { body: false, query: true },
  callkaro: { body: false, query: false },
};

async function ended(name: RealVendor): Promise<{ row: CallRow; last: Delivered }> {
  const vendor = world.vendors[name];
  const callId = await pressCallNow(person);
  await waitForEnd(db, callId);
  await vendor.settled();
  await quietQueue(db);
  const { rows } = await db.query<CallRow>("select * from calls where id = $1", [callId]);
  const last = vendor.delivered.at(-1);
  if (!rows[0] || !last) throw new Error("the call told nothing of its end");
  return { row: rows[0], last };
}

/** What the person said, as far as it is kept. */
const heardOn = (row: CallRow | undefined) =>
  (row?.transcript ?? []).filter(({ role }) => role === "user").map(({ text }) => text);

const post = async ({ url, headers, body }: Delivery) =>
  (await fetch(url, { method: "POST", headers, body })).status;
const stored = async () => (await db.query("select count(*)::int as n from webhook_events")).rows[0].n;
const rowOf = async (id: string) => (await db.query("select * from calls where id = $1", [id])).rows[0];

describe.each(REAL_VENDORS)("%s", (name) => {
  beforeAll(() => begin(name));
  afterAll(end);
  beforeEach(() => world.vendors[name].behave(asUsual));

  describe("a call that has told its end", () => {
    let call: ReturnType<typeof ended> | undefined;
    /** None of these tests changes anything about it. */
    const toldCall = () => {
      call ??= ended(name);
      return call;
    };

    test("was dialled once, with its words, whole seconds and no number in what is kept", async () => {
      const { row } = await toldCall();
      expect(row.status).toBe("completed");
      expect(heardOn(row)).toEqual(SAID);
      expect(Number.isInteger(row.duration_seconds)).toBe(true);
      expect(world.vendors[name].taken.filter(({ callId }) => callId === row.id)).toHaveLength(1);
      const { rows } = await db.query("select payload from webhook_events where payload::text like $1", [
        `%${row.to_number.slice(1)}%`,
      ]);
      expect(rows).toEqual([]);
    });

    test("replayed: a no-op", async () => {
      const { row, last } = await toldCall();
      const [events, before] = [await stored(), await rowOf(row.id)];
      expect(await post(last)).toBe(200);
      await quietQueue(db);
      expect(await stored()).toBe(events);
      expect(await rowOf(row.id)).toEqual(before);
    });

    test("changed by one header: refused", async () => {
      const { last } = await toldCall();
      const events = await stored();
      const proof = Object.keys(last.headers).find((header) =>
        /signature|relevel-token|secret|authorization/i.test(header),
      );
      if (!proof) throw new Error("nothing proves this webhook");
      const value = last.headers[proof] ?? "";
      const changed = value.slice(0, -1) + (value.endsWith("0") ? "1" : "0");
      expect(await post({ ...last, headers: { ...last.headers, [proof]: changed } })).toBe(401);
      const { [proof]: _, ...without } = last.headers;
      expect(await post({ ...last, headers: without })).toBe(401);
      expect(await stored()).toBe(events);
    });

    test("changed by one byte: refused, or as true as a fixed secret is", async () => {
      const { row, last } = await toldCall();
      const before = await rowOf(row.id);
      const status = await post({ ...last, body: `${last.body} ` });
      if (DETECTS[name].body) expect(status).toBe(401);
      else expect([200, 400]).toContain(status);
      await quietQueue(db);
      expect(await rowOf(row.id)).toEqual(before);
    });

    test("changed by one query parameter: refused where the address is signed", async () => {
      const { row, last } = await toldCall();
      const before = await rowOf(row.id);
      const url = `${last.url}${last.url.includes("?") ? "&" : "?"}x=1`;
      const status = await post({ ...last, url });
      if (DETECTS[name].query) expect(status).toBe(401);
      else expect(status).toBe(200);
      await quietQueue(db);
      expect(await rowOf(row.id)).toEqual(before);
    });

    test("sent to another vendor's door: refused", async () => {
      const { last } = await toldCall();
      const events = await stored();
      for (const other of [...REAL_VENDORS, "simulator"].filter((each) => each !== name)) {
        const url = last.url.replace(`/call/${name}`, `/call/${other}`);
        expect(await post({ ...last, url }), other).toBe(401);
      }
      expect(await stored()).toBe(events);
    });

    test("with a secret in it that isn't ours to keep: it is in no table", async () => {
      await toldCall();
      const secrets = Object.entries(world.vendors[name].environment())
        .filter(([key]) => /SECRET|TOKEN|API_KEY/.test(key))
        .map(([, value]) => value);
      const { rows } = await db.query<{ row: string }>(
        "select to_jsonb(w)::text as row from webhook_events w",
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const secret of secrets) for (const each of rows) expect(each.row).not.toContain(secret);
    });

    test("a failure of ours is no 2xx, so that it can send it again", async () => {
      const { last } = await toldCall();
      await db.query("alter table webhook_events rename to webhook_events_away");
      try {
        expect(await post(last)).toBeGreaterThanOrEqual(500);
      } finally {
        await db.query("alter table webhook_events_away rename to webhook_events");
      }
    });
  });

  test.each(["twice", "reversed"] as const)("told %s, the row ends the same", async (deliver) => {
    world.vendors[name].behave({ deliver });
    const { row } = await ended(name);
    expect(row.status).toBe("completed");
    expect(heardOn(row)).toEqual(SAID);
  });

  test("what was said off the record is nowhere, what was said before and after is kept", async () => {
    const talkOf = async (said: readonly string[]) => {
      world.vendors[name].behave({ deliver: "twice", said });
      return heardOn((await ended(name)).row);
    };
    const kept = await talkOf(CONFIDED);
    expect(kept[0]).toBe(CONFIDED[0]);
    expect(kept).toContain(CONFIDED[5]);
    // A talk that ends off the record leaves nothing after that.
    expect(await talkOf(CONFIDED.slice(0, 4))).not.toContain(CONFIDED[3]);
    const all = await everythingWritten(world.app, db);
    expect(all).toContain(CONFIDED[0]);
    for (const word of CANARY) expect(all).not.toContain(word);
  });

  test("no word of its end: it is asked where it can be, and its late word believed where it can't", async () => {
    const vendor = world.vendors[name];
    const canAsk = name !== "callkaro";
    vendor.behave({ story: "no_answer", deliver: canAsk ? "lost" : "held" });
    const callId = await pressCallNow(person);
    await waitForCall<CallRow>(db, callId, ({ vendor_call_id }) => vendor_call_id !== null);
    await db.query("update calls set dialed_at = dialed_at - interval '1 hour' where id = $1", [callId]);
    await db.query("select graphile_worker.add_job('reap_calls', '{}')");
    expect((await waitForEnd(db, callId)).status).toBe(canAsk ? "no_answer" : "unknown");
    vendor.release();
    await waitForCall<CallRow>(db, callId, ({ status }) => status === "no_answer");
    expect(vendor.taken.filter((call) => call.callId === callId)).toHaveLength(1);
  });

  if (name === "vapi")
    test("that was another one until now: a call that has waited goes through the new one, and numbers proved on the simulated phone are proved no more", async () => {
      const { app, vendors } = world;
      vendors.vapi.behave(asUsual);
      const [waits, heard] = [person, await provedUser(app, db)];
      await db.query("update users set phone_verified_by = 'simulator' where id = $1", [heard.userId]);
      const callId = await pressCallNow(waits);
      await waitForEnd(db, callId);
      const { rows } = await db.query<{ id: string }>(
        `insert into calls (user_id, kind, local_date, provider, scheduled_at)
         values ($1, 'on_demand', current_date, 'twilio', now()) returning id`,
        [waits.userId],
      );
      const old = rows[0]?.id ?? "";
      await db.query("select graphile_worker.add_job('place_call', json_build_object('callId', $1::uuid))", [
        old,
      ]);
      const row = await waitForEnd(db, old);
      expect(row).toMatchObject({ status: "completed", provider: "vapi" });
      expect(vendors.twilio.taken).toEqual([]);

      await app.worker.end("SIGTERM");
      await app.worker.start();
      const proved = async (userId: string) =>
        (await db.query("select phone_verified_at is not null as yes from users where id = $1", [userId]))
          .rows[0].yes;
      expect([await proved(waits.userId), await proved(heard.userId)]).toEqual([true, false]);
    });
});
