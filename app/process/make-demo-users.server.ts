import { randomBytes } from "node:crypto";
import type pg from "pg";
import { CONSENT } from "~/domain/onboarding/consent";
import { localTimeAt } from "~/domain/schedule/local-time";
import { CommandError, codeOf } from "./command";
import { withClient } from "./database.server";

/** Large enough to be quick, small enough to say something every second or so. */
const BATCH = 5_000;
const LANES = 2;
const PROGRESS_EVERY_MS = 2_000;

const DOMAIN = "demo.relevel.invalid";
const FIRST_NAMES = ["Asha", "Ben", "Chloe", "Daniel", "Esra", "Felix", "Grace", "Hiro", "Ines", "Jonas"];
/** Any area code will do: 555 01xx is reserved for fiction in all of them. */
const AREA_CODES = ["202", "212", "303", "312", "415", "503", "617", "702", "808", "919"];

/** Zones around the world without clock changes, far enough apart that it is always day in one of them. */
const ZONES = ["UTC", "Asia/Dubai", "Asia/Tokyo", "Pacific/Tarawa", "Pacific/Honolulu", "America/Bogota"];

/** A zone where it is the middle of the day, well inside the hours in which phones may ring. */
export function zoneByDay(now: Date): string {
  const hourIn = (zone: string) => Number(localTimeAt(now, zone).slice(0, 2));
  return ZONES.find((zone) => hourIn(zone) >= 10 && hourIn(zone) < 17) ?? "UTC";
}

export type DemoUsers = {
  count: number;
  /** The last four digits of their number: 0101. */
  person: string;
  /** IANA name of where they live. */
  zone: string;
  /** The local time of their daily call, `HH:MM`; or the instant at which it is due, once, in its own minute. */
  due: string | Date;
  /** Whether they need a plan to be called, and how long it lasts. */
  entitled: "a year" | null;
  /** Told now and then how many there are. */
  onProgress?: (made: number) => void;
};

/**
 * Adds users of the simulator who are ready to be called: profile, number, consent and next call, as if they had
 * signed up. Each batch is whole or not there.
 *
 * @param url connection string of the owner of a migrated database
 * @returns the instant of their next call
 * @throws CommandError when the database holds anybody else's data, or doesn't know the zone or finds no slot
 */
export async function makeDemoUsers(url: string, users: DemoUsers): Promise<{ slot: Date }> {
  return withClient(url, async (client) => {
    await assertNobodyElse(client);
    await assertZone(client, users.zone);
    const callTime = typeof users.due === "string" ? users.due : localTimeAt(users.due, users.zone);
    const slot = typeof users.due === "string" ? await nextSlot(client, users.due, users) : users.due;
    await addAll(url, { ...users, callTime, slot, run: randomBytes(6).toString("hex") });
    // The planner has to know how many there are now.
    await client.query("vacuum analyze auth.users, public.users, public.consents");
    return { slot };
  });
}

type Run = DemoUsers & { run: string; callTime: string; slot: Date };

/** Batch after batch, on as many connections as help. */
async function addAll(url: string, run: Run): Promise<void> {
  let begun = 0;
  let made = 0;
  let told = performance.now();
  const lane = () =>
    withClient(url, async (client) => {
      // Whoever loses the last moments to a power cut runs the command again.
      await client.query("set synchronous_commit to off");
      while (begun < run.count) {
        const from = begun + 1;
        begun = Math.min(begun + BATCH, run.count);
        const until = begun;
        await addBatch(client, run, from, until).catch((error) => {
          // The other lane stops as well.
          begun = run.count;
          throw error;
        });
        made += until - from + 1;
        if (performance.now() - told < PROGRESS_EVERY_MS || made === run.count) continue;
        run.onProgress?.(made);
        told = performance.now();
      }
    });
  await Promise.all(Array.from({ length: Math.min(LANES, Math.ceil(run.count / BATCH)) }, lane));
}

async function assertNobodyElse(client: pg.Client): Promise<void> {
  const { rows } = await client
    .query<{ found: boolean }>(
      `select exists (select from auth.users where email::text not like 'demo-%@${DOMAIN}')
         or exists (select from public.users where email::text not like 'demo-%@${DOMAIN}') as found`,
    )
    .catch((error) => {
      const missing = ["42P01", "3F000"].includes(codeOf(error) ?? "");
      throw missing
        ? new CommandError("This database has no tables yet. Run `npm run db:migrate` first.")
        : error;
    });
  if (rows[0]?.found) {
    throw new CommandError(
      "This database has users that weren't made by this command. Demo users go into a database of their own:\nset RELEVEL_DATA_DIR to a new folder, or DATABASE_URL to an empty database.",
    );
  }
}

async function assertZone(client: pg.Client, zone: string): Promise<void> {
  await client.query("select now() at time zone $1", [zone]).catch((error) => {
    const unknown = codeOf(error) === "22023";
    throw unknown ? new CommandError(`The database doesn't know the zone "${zone}".`) : error;
  });
}

/** The first slot after now, by the same function that the tick plans with. */
async function nextSlot(client: pg.Client, callTime: string, { zone, person }: DemoUsers): Promise<Date> {
  const after = (instant: string) =>
    `relevel.plan_after(${instant}, $1, $2::time, '{}', '{1,2,3,4,5,6,7}', 0::smallint, null, null, null, null,
       h.opens, h.closes, null)`;
  const { rows } = await client.query<{ slot: Date | null }>(
    `select case when today.next_call_at > now() then today.next_call_at else later.next_call_at end as slot
     from relevel.call_hours($3, null, null, false) h, ${after("now() - interval '1 day'")} today,
       ${after("now()")} later`,
    [zone, callTime, `+1202555${person}`],
  );
  const slot = rows[0]?.slot;
  if (!slot)
    throw new CommandError(`There is no call at ${callTime} in ${zone} within the hours of these numbers.`);
  return slot;
}

/** One statement. The trigger that makes a row in users for a new one in auth.users finds it made. */
async function addBatch(client: pg.Client, run: Run, from: number, until: number): Promise<void> {
  await client.query(
    `with accounts as (
       insert into auth.users (email)
       select 'demo-' || n || '-' || $3::text || '@${DOMAIN}' from generate_series($1::int, $2::int) n
       returning id, email, split_part(email::text, '-', 2)::int as n
     ), made as (
       insert into users (auth_user_id, email, first_name, phone, local_tz, call_time, next_call_at)
       select id, email, ($4::text[])[1 + n % cardinality($4)],
         '+1' || ($5::text[])[1 + n % cardinality($5)] || '555' || $6::text, $7, $8::time, $9
       from accounts returning id, phone
     ), plans as (
       insert into subscriptions (user_id, tier, status, access_until, granted_until, granted_at, first_access_at)
       select id, 'pro', 'granted', now() + interval '1 year', now() + interval '1 year', now(), now() from made
       where $10::boolean
     )
     insert into consents (user_id, kind, granted, text_version, text, phone, source)
     select id, 'calls', true, $11, $12, phone, 'demo:users' from made`,
    [
      from,
      until,
      run.run,
      FIRST_NAMES,
      AREA_CODES,
      run.person,
      run.zone,
      run.callTime,
      run.slot,
      run.entitled !== null,
      CONSENT.version,
      CONSENT.text,
    ],
  );
}
