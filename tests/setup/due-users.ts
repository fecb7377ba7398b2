import type pg from "pg";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { MINUTE } from "~/lib/time";
import { personFor } from "~/simulator/people";
import { zoneAtNoon } from "./zone-at-noon";

/** Area codes that exist: with one each, people with the same last four digits have numbers of their own. */
const AREAS =
  "202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337".split(
    " ",
  );

/** The last four digits of every simulated person but those who wait for a human. */
export function simulatedPeople(): string[] {
  const codes = Array.from({ length: 100 }, (_, digits) => `01${String(digits).padStart(2, "0")}`);
  return codes.filter((code) => {
    const person = personFor(`+1202555${code}`);
    return person !== null && person.answers !== "human";
  });
}

/** `localDate` is the local day whose call is due. */
export type DueUser = { id: string; phone: string; localDate: string };

/**
 * Users whose daily call is due this minute, in the middle of their day, each with a number of their own.
 *
 * @param db the owner's connection
 * @param count how many
 * @param codes last four digits of the people behind their numbers, spread evenly
 */
export async function makeDueUsers(db: pg.Pool, count: number, codes: string[]): Promise<DueUser[]> {
  const zone = zoneAtNoon();
  const slot = new Date(Math.floor(Date.now() / MINUTE) * MINUTE);
  const wanted = JSON.stringify(
    Array.from({ length: count }, (_, n) => {
      const area = AREAS[Math.floor(n / codes.length)];
      if (!area) throw new Error(`there are no numbers for ${count} users`);
      return { email: `due${n}@example.com`, phone: `+1${area}555${codes[n % codes.length]}` };
    }),
  );
  await db.query("insert into auth.users (email) select email from jsonb_to_recordset($1) as w(email text)", [
    wanted,
  ]);
  const { rows } = await db.query<{ id: string; phone: string }>(
    `with planned as (
       update users u set first_name = 'Asha', phone = w.phone, local_tz = $2, call_time = $3, next_call_at = $4
       from jsonb_to_recordset($1) as w(email text, phone text) where w.email = u.email
       returning u.id, u.phone
     ), consented as (
       insert into consents (user_id, granted, text_version, text, phone, source)
       select id, true, 'test', 'I agree to calls.', phone, 'test' from planned
     )
     select id, phone from planned`,
    [wanted, zone, localTimeAt(slot, zone), slot],
  );
  return rows.map((user) => ({ ...user, localDate: localDateAt(slot, zone) }));
}
