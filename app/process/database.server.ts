import { readFileSync } from "node:fs";
import pg from "pg";
import { CommandError, codeOf, messageOf } from "./command";
import { dataDir, readClaim } from "./data-dir.server";
import { loadDotEnv } from "./dot-env.server";
import { inUse, runningEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.server";
import { oneMachineDefaults } from "./one-machine.server";
import { isAlive } from "./process-identity.server";

/**
 * The connection string from DATABASE_URL or DATABASE_URL_FILE, or undefined when the embedded database is
 * to be used.
 *
 * @throws CommandError when the file cannot be read
 */
export function configuredDatabaseUrl(source: NodeJS.ProcessEnv = process.env): string | undefined {
  if (source.DATABASE_URL) return source.DATABASE_URL;
  if (!source.DATABASE_URL_FILE) return undefined;
  try {
    return readFileSync(source.DATABASE_URL_FILE, "utf8").trim();
  } catch (error) {
    throw new CommandError(`DATABASE_URL_FILE cannot be read: ${messageOf(error)}`);
  }
}

/**
 * Hands the product's database to a command: the configured one, or else the embedded one, which is used
 * as it runs or started for as long as the command takes.
 *
 * @param use gets the connection string
 * @throws CommandError when there is no database to be had
 */
export async function withDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  loadDotEnv();
  const configured = configuredDatabaseUrl();
  if (configured) return use(configured);
  const dir = dataDir();
  Object.assign(process.env, oneMachineDefaults(process.env, dir));
  const holder = readClaim(dir);
  if (holder && isAlive(holder.owner)) {
    const running = await runningEmbeddedPostgres(dir, 20_000);
    if (running) return use(running);
    throw new CommandError(inUse(dir, holder.owner.pid, holder.kind));
  }
  const embedded = await startEmbeddedPostgres({ dataDir: dir, kind: "command", say: console.error });
  try {
    return await use(embedded.url);
  } finally {
    await embedded.stop();
  }
}

/**
 * Lets a command use the product's own code, which reads the database's address from the environment like any
 * other part of it. That code has to be loaded inside `use`.
 *
 * @param url connection string
 */
export async function withProduct<T>(url: string, use: () => Promise<T>): Promise<T> {
  process.env.DATABASE_URL = url;
  delete process.env.DATABASE_URL_FILE;
  const { closeDatabase } = await import("~/db/client.server");
  try {
    return await use();
  } finally {
    await closeDatabase();
  }
}

/**
 * Opens one connection for the time of a function.
 *
 * @throws CommandError when the database does not answer or refuses us
 */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connect(url: string): Promise<pg.Client> {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch (error) {
    throw new CommandError(
      `DATABASE_URL is not a connection string: ${withoutPassword(messageOf(error), url)}`,
    );
  }
  // A server that goes away later shows itself in the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const reason = withoutPassword(messageOf(error) || (codeOf(error) ?? "no answer"), url);
    throw new CommandError(
      `Cannot reach the database at ${describeDatabase(url)}: ${reason}\nCheck that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use the embedded one.`,
    );
  }
}

/** Host, port, database and role of a connection string, never its password. */
export function describeDatabase(url: string): string {
  if (!URL.canParse(url)) return "DATABASE_URL";
  const { hostname, port, pathname, username } = new URL(url);
  return `${hostname || "localhost"}:${port || 5432}${pathname}${username ? ` as ${decodeURIComponent(username)}` : ""}`;
}

function withoutPassword(text: string, url: string): string {
  const password = URL.canParse(url) ? new URL(url).password : "";
  if (!password) return text.split(url).join("DATABASE_URL");
  return text
    .split(url)
    .join("DATABASE_URL")
    .split(password)
    .join("…")
    .split(decodeURIComponent(password))
    .join("…");
}
