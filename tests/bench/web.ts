import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { Pool } from "undici";
import { freePort } from "../../app/process/embedded-postgres.server";
import { type Database, endChild, firstMessage, type Stage } from "./stage";

/** As many requests are under way at the same time. */
export const CONNECTIONS = 8;

/** A web process that is measured from outside. */
export type Web = { url: string; stop: () => Promise<void> };

/**
 * The product's web process as production runs it.
 *
 * @param databaseUrl where it finds the database, if not directly
 */
export async function startWeb(stage: Stage, database: Database, databaseUrl = database.url): Promise<Web> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = stage.spawnWeb(
    { ...database, url: databaseUrl },
    { PORT: String(port), HOST: "127.0.0.1", APP_URL: url, SIMULATOR_URL: url, LOG_LEVEL: "warn" },
  );
  await firstMessage(child);
  return { url: `http://127.0.0.1:${port}`, stop: () => endChild(child, "SIGTERM") };
}

/** Remix without us, see `programs/bare-app`. */
export async function startBareApp(stage: Stage): Promise<Web> {
  const child = stage.spawnProgram("bare-app", [], { PATH: process.env.PATH, NODE_ENV: "production" });
  const { port } = (await firstMessage(child)) as { port: number };
  return { url: `http://127.0.0.1:${port}`, stop: () => endChild(child, "SIGTERM") };
}

/** Signs somebody in. @returns the secret that the cookie `sid` holds */
export async function signIn({ db }: Pick<Database, "db">, userId: string): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await db.query(
    "insert into auth.sessions (user_id, token_hash, expires_at) values ($1, $2, now() + interval '30 days')",
    [userId, createHash("sha256").update(secret).digest()],
  );
  return secret;
}

/** A key that the product derives from its secret. */
export const derivedKey = (stage: Stage, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", stage.secret, "", `relevel.me/${purpose}`, 32));

export type Asking = {
  path: string;
  headers?: Record<string, string>;
  /** A body makes it a POST. */
  body?: string;
};

/**
 * Sends requests over connections that stay open, `CONNECTIONS` of them at a time, and reads the answers whole.
 *
 * @throws when one is answered with anything but 200
 * @returns requests per second, and how many milliseconds each took
 */
export async function load(web: Web, requests: Asking[]): Promise<{ perSecond: number; times: number[] }> {
  const pool = new Pool(web.url, { connections: CONNECTIONS });
  const left = [...requests].reverse();
  const times: number[] = [];
  const hand = async () => {
    for (let asking = left.pop(); asking; asking = left.pop()) {
      const { path, headers, body } = asking;
      const begun = performance.now();
      const answer = await pool.request({ path, method: body ? "POST" : "GET", headers, body });
      await answer.body.arrayBuffer();
      if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${answer.statusCode}`);
      times.push(performance.now() - begun);
    }
  };
  try {
    const begun = performance.now();
    await Promise.all(Array.from({ length: CONNECTIONS }, hand));
    return { perSecond: (requests.length / (performance.now() - begun)) * 1000, times };
  } finally {
    await pool.close();
  }
}
