import { randomUUID } from "node:crypto";
import type pg from "pg";
import { FakeBland } from "../vendors/fake-bland";
import { FakeCallkaro } from "../vendors/fake-callkaro";
import { FakeTwilio } from "../vendors/fake-twilio";
import { FakeVapi } from "../vendors/fake-vapi";
import { type App, startApp } from "./start-app";

/** The product with every real vendor's fake at once. */

export const REAL_VENDORS = ["callkaro", "vapi", "twilio", "bland"] as const;
export type RealVendor = (typeof REAL_VENDORS)[number];

export async function startWithAllVendors(env: Record<string, string> = {}) {
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
      CALL_PROVIDER: "bland",
      CALLS_AT_ONCE: "1000",
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

/**
 * A call that a person has asked for, through the vendor that is named instead of the one new calls go through.
 *
 * @returns its id; the worker dials at once
 */
export async function dialThrough(db: pg.Client, provider: RealVendor, userId: string): Promise<string> {
  const callId = randomUUID();
  await db.query(
    `insert into calls (id, user_id, kind, local_date, provider, scheduled_at)
     values ($1, $2, 'on_demand', current_date, $3, now())`,
    [callId, userId, provider],
  );
  await db.query("select graphile_worker.add_job('place_call', json_build_object('callId', $1::uuid))", [
    callId,
  ]);
  return callId;
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

export type { App };
