import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type pg from "pg";
import { FakeBland } from "../vendors/fake-bland";
import { FakeCallkaro } from "../vendors/fake-callkaro";
import { FakeTwilio } from "../vendors/fake-twilio";
import { FakeVapi } from "../vendors/fake-vapi";
import { runCommand } from "./run-command";
import { type App, startApp } from "./start-app";

/** The product with every real vendor set up, each a fake. */

export const REAL_VENDORS = ["callkaro", "vapi", "twilio", "bland"] as const;
export type RealVendor = (typeof REAL_VENDORS)[number];

/** @param provider the vendor that calls go through; the others are set up as well */
export async function startWithAllVendors(provider: RealVendor, env: Record<string, string> = {}) {
  const vendors = {
    callkaro: new FakeCallkaro(),
    vapi: new FakeVapi(),
    twilio: new FakeTwilio(),
    bland: new FakeBland(),
  };
  const each = Object.values(vendors);
  await Promise.all(each.map((vendor) => vendor.listen()));
  const app = await startApp({
    env: {
      ...Object.assign({}, ...each.map((vendor) => vendor.environment())),
      CALL_PROVIDER: provider,
      CALLS_AT_ONCE: "1000",
      CALLS_PER_SECOND: "1000",
      ...env,
    },
  });
  vendors.callkaro.webhookUrl = `${app.url}/api/webhooks/call/callkaro`;
  const stop = async () => {
    await app.stop();
    await Promise.all(each.map((vendor) => vendor.close()));
  };
  return { app, vendors, stop };
}

/** Everything that is written anywhere: every row of every table, as text. */
export async function everyRow(db: pg.Client): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'auth', 'graphile_worker', 'relevel')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    texts.push(name, ...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

/** Everything that could hold a word: tables and the queue, mails among them, logs, and a whole export. */
export async function everythingWritten(app: App, db: pg.Client): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "relevel-export-"));
  try {
    const file = path.join(folder, "backup");
    const { code, err } = await runCommand(app, ["backup", file]);
    if (code !== 0) throw new Error(err);
    const bytes = readFileSync(file);
    const exported = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
    return [await everyRow(db), app.web.output, app.worker.output, exported.toString("utf8")].join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export type { App };
