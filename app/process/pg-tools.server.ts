import { spawnSync } from "node:child_process";
import { runHelper } from "./children.server";
import { CommandError } from "./command";
import { withClient } from "./database.server";

/**
 * Runs pg_dump or pg_restore against a database. The password travels in the environment, never in the
 * list of arguments that every user of the machine can read.
 *
 * @param args arguments besides the connection
 * @throws CommandError when the tool is missing, older than the server, or fails
 */
export async function runPgTool(tool: "pg_dump" | "pg_restore", url: string, args: string[]): Promise<void> {
  const needed = await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    return rows[0]?.version ?? 0;
  });
  const program = findPgTool(tool, needed);
  const { password, ...address } = connectionEnvironment(url);
  await runHelper({
    command: program,
    args: ["--no-password", ...args],
    env: { ...process.env, ...address, PGPASSWORD: password },
    output: "show",
    what: tool,
  });
}

/** Finds the newest installed tool that understands the server's version. */
function findPgTool(tool: string, needed: number): string {
  const places = [
    tool,
    `/usr/lib/postgresql/${needed}/bin/${tool}`,
    `/usr/local/opt/postgresql@${needed}/bin/${tool}`,
  ];
  const found: number[] = [];
  for (const place of places) {
    const { stdout } = spawnSync(place, ["--version"], { encoding: "utf8" });
    const version = Number(/(\d+)(\.\d+|devel|beta\d*|rc\d*)/.exec(stdout ?? "")?.[1]);
    if (version >= needed) return place;
    if (version) found.push(version);
  }
  const has = found.length > 0 ? `only version ${Math.max(...found)} is installed` : "it is not installed";
  throw new CommandError(
    `This needs ${tool} of Postgres ${needed} or newer, and ${has}.\n` +
      `Install the client tools (Debian: postgresql-client-${needed} from apt.postgresql.org) and run the command again.`,
  );
}

/** The connection as libpq's environment variables. */
function connectionEnvironment(url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const sslMode = searchParams.get("sslmode");
  return {
    PGHOST: decodeURIComponent(hostname) || searchParams.get("host") || "localhost",
    PGPORT: port || "5432",
    PGUSER: decodeURIComponent(username),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    password: decodeURIComponent(password),
    ...(sslMode ? { PGSSLMODE: sslMode } : {}),
  };
}
