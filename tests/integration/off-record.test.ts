import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyRow, REAL_VENDORS, startWithAllVendors } from "../setup/all-vendors";
import { pressCallNow, provedUser, quietQueue } from "../setup/real-call";
import { signUpUser } from "../setup/sign-up-user";
import { startApp } from "../setup/start-app";
import { type CallRow, waitForEnd } from "../setup/watch";

/** Words said off the record, that must be nowhere. */
const CANARY = ["Quibblethorpe", "marzipantiger"];

const SAID = [
  "I practised guitar for 45 minutes.",
  "Can we go off the record for a moment?",
  `My manager ${CANARY[0]} is leaving and nobody knows yet.`,
  `I called him a ${CANARY[1]} to his face.`,
  "Okay. Back on the record, please.",
  "I learned that my thumb belongs behind the neck.",
];

const folder = mkdtempSync(path.join(tmpdir(), "relevel-off-record-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Everything that could hold a word: tables and the queue, mails among them, logs, and a whole export. */
async function everything(app: Awaited<ReturnType<typeof startApp>>, db: pg.Client): Promise<string> {
  const file = path.join(folder, String(process.hrtime.bigint()));
  await promisify(execFile)(process.execPath, ["app/process/run.mjs", "--built", "backup", file], {
    env: app.env,
  });
  const { gunzipSync } = await import("node:zlib");
  const bytes = readFileSync(file);
  const exported = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  return [await everyRow(db), app.web.output, app.worker.output, exported.toString("utf8")].join("\n");
}

describe.each(REAL_VENDORS)("with %s", (name) => {
  let world: Awaited<ReturnType<typeof startWithAllVendors>>;
  let db: pg.Client;
  beforeAll(async () => {
    world = await startWithAllVendors(name, { LOG_LEVEL: "trace" });
    db = new pg.Client({ connectionString: world.app.databaseUrl });
    await db.connect();
  });
  afterAll(async () => {
    await db?.end();
    await world?.stop();
  });

  /** A whole call. @returns what is kept of what was said */
  async function talkOf(said: readonly string[]): Promise<string[]> {
    const { app, vendors } = world;
    vendors[name].behave({ create: "accept", story: "talk", deliver: "twice", said });
    const callId = await pressCallNow(await provedUser(app, db));
    await waitForEnd(db, callId);
    await vendors[name].settled();
    await quietQueue(db);
    const { rows } = await db.query<CallRow>("select * from calls where id = $1", [callId]);
    return (rows[0]?.transcript ?? []).filter(({ role }) => role === "user").map(({ text }) => text);
  }

  test("what was said off the record is nowhere, what was said before and after is kept", async () => {
    const kept = await talkOf(SAID);
    expect(kept[0]).toBe(SAID[0]);
    expect(kept).toContain(SAID[5]);
    // A talk that ends off the record leaves nothing after that.
    expect(await talkOf(SAID.slice(0, 4))).not.toContain(SAID[3]);
    const all = await everything(world.app, db);
    expect(all).toContain(SAID[0]);
    for (const word of CANARY) expect(all).not.toContain(word);
  });
});

test("with the simulator: the person who confides", async () => {
  const app = await startApp({ env: { LOG_LEVEL: "trace" } });
  const db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  try {
    const { browser } = await signUpUser(app, db, "+12025550107");
    const { callId } = JSON.parse((await browser.post("/api/calls/initiate")).body) as { callId: string };
    const row: CallRow = await waitForEnd(db, callId);
    expect(JSON.stringify(row.transcript)).toContain("I practised guitar");
    await quietQueue(db);
    expect(await everything(app, db)).not.toMatch(/Ottilie|get her job/);
  } finally {
    await db.end();
    await app.stop();
  }
});
