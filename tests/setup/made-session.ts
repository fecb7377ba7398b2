import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";

/**
 * A person with a finished profile and an open session, without a mail being sent.
 *
 * @param db the owner's connection
 * @param options.https whether the product is reached over https, which changes the cookie's name
 * @returns their id, and the value of the `Cookie` header
 */
export async function signIn(
  db: pg.Client,
  options: {
    email: string;
    phone: string;
    firstName: string;
    zone: string;
    role?: "user" | "admin";
    https?: boolean;
  },
): Promise<{ userId: string; cookie: string; sessionId: string }> {
  const { email, phone, firstName, zone, role = "user", https = false } = options;
  await db.query("insert into auth.users (email) values ($1)", [email]);
  const { rows } = await db.query<{ id: string }>(
    `update users set first_name = $2, phone = $3, local_tz = $4, call_time = '19:30', role = $5::user_role,
       phone_verified_at = now() where email = $1 returning id`,
    [email, firstName, phone, zone, role],
  );
  const userId = rows[0]?.id ?? "";
  await db.query(
    `insert into consents (user_id, granted, text_version, text, phone, source)
     values ($1, true, 'test', 'Yes.', $2, 'test')`,
    [userId, phone],
  );
  const secret = randomBytes(32).toString("base64url");
  const session = await db.query<{ id: string }>(
    `insert into auth.sessions (user_id, token_hash, user_agent, created_at, last_seen_at, expires_at)
     values ($1, $2, 'test', now(), now(), now() + interval '1 day') returning id`,
    [userId, createHash("sha256").update(secret).digest()],
  );
  const cookie = `${https ? "__Host-sid" : "sid"}=${secret}`;
  return { userId, cookie, sessionId: session.rows[0]?.id ?? "" };
}
