import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { CommandError, messageOf } from "./command";
import { readKept } from "./data-dir.server";
import {
  canEnter,
  type PostgresBinaries,
  SERVER_ENV,
  type ServerUser,
  SYSTEM_HOME,
} from "./postgres-binaries.server";

/** Role and database of the product. The cluster's superuser has no password and no way in. */
export const APP_ROLE = "relevel";

// Over TCP with a password and in no other way: there is no socket, and the superuser has no password.
const HBA = ["host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256", ""].join("\n");

/** A cluster on disk, ready for its server. */
export interface Cluster {
  /** Real path of the cluster's folder. */
  folder: string;
  password: string;
}

/** The file with the connection string, readable by its owner only. */
export const databaseUrlFile = (dataDir: string) => path.join(dataDir, "database-url");

/**
 * Makes sure that the data folder has a cluster with the product's role and database.
 *
 * @param say prints a line for the person at the terminal
 * @throws CommandError when the cluster cannot be made, or belongs to another user or Postgres version
 */
export async function ensureCluster(options: {
  dataDir: string;
  binaries: PostgresBinaries;
  user: ServerUser | undefined;
  durable: boolean;
  createDatabases: boolean;
  say: (line: string) => void;
}): Promise<Cluster> {
  const { dataDir, binaries, user } = options;
  const place = path.join(dataDir, "postgres");
  if (!existsSync(place)) {
    const password = newPassword();
    await createCluster(options, placeFor(dataDir, user, options.say), password);
    return { folder: realpathSync(place), password };
  }
  const folder = realpathSync(place);
  checkCluster(folder, binaries, user);
  const kept = passwordIn(readKept(databaseUrlFile(dataDir)));
  if (kept) return { folder, password: kept };
  const password = newPassword();
  await singleUser(binaries, folder, user, [`ALTER ROLE ${APP_ROLE} PASSWORD '${password}'`]);
  return { folder, password };
}

const newPassword = () => randomBytes(24).toString("hex");

function passwordIn(url: string | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).password || undefined : undefined;
}

/** Decides where a new cluster lives: in the data folder, or where the server's user can reach it. */
function placeFor(dataDir: string, user: ServerUser | undefined, say: (line: string) => void): string {
  const place = path.join(dataDir, "postgres");
  // A link whose target is gone would make the rename below fail.
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(place);
  if (!user || canEnter(dataDir, user)) return place;
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
  chmodSync(SYSTEM_HOME, 0o755);
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  let folder = path.join(SYSTEM_HOME, name);
  // Another clone that once stood at this path may have left its database: it is kept and never reused.
  for (let copy = 2; existsSync(folder); copy += 1) folder = path.join(SYSTEM_HOME, `${name}-${copy}`);
  say(`The database's own user cannot enter ${dataDir}, so the database is kept in ${folder}.`);
  return folder;
}

async function createCluster(
  options: Parameters<typeof ensureCluster>[0],
  folder: string,
  password: string,
): Promise<void> {
  const { dataDir, binaries, user } = options;
  // Built beside its final name: an interrupted first start leaves nothing that looks like a database.
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"];
  const args = ["-D", draft, "-U", "postgres", "--auth=reject", "--no-instructions", ...locale];
  await run(binaries.initdb, options.durable ? args : [...args, "--no-sync"], user);
  writeFileSync(path.join(draft, "pg_hba.conf"), HBA, { mode: 0o600 });
  const attributes = options.createDatabases ? "LOGIN CREATEROLE CREATEDB" : "LOGIN CREATEROLE";
  await singleUser(binaries, draft, user, [
    `CREATE ROLE ${APP_ROLE} ${attributes} PASSWORD '${password}'`,
    `CREATE DATABASE ${APP_ROLE} OWNER ${APP_ROLE}`,
  ]);
  renameSync(draft, folder);
  const place = path.join(dataDir, "postgres");
  if (folder !== place) symlinkSync(folder, place);
}

function checkCluster(folder: string, binaries: PostgresBinaries, user: ServerUser | undefined): void {
  const owner = statSync(folder).uid;
  const ours = user?.uid ?? process.getuid?.();
  if (ours !== undefined && owner !== ours) {
    throw new CommandError(
      `The database in ${folder} belongs to another user (uid ${owner}).\n` +
        "Start as that user or as root, or choose another folder with RELEVEL_DATA_DIR.",
    );
  }
  if (user && !canEnter(folder, user)) {
    throw new CommandError(
      `The database's user (uid ${user.uid}) can no longer enter ${folder}.\n` +
        "Open the folders above it again (chmod a+x), or choose another folder with RELEVEL_DATA_DIR.",
    );
  }
  const made = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  const major = binaries.version.split(".")[0];
  if (made !== major) {
    throw new CommandError(
      `The database in ${folder} was made by Postgres ${made}, and Postgres ${major} is installed now.\n` +
        `Go back to the version that made it, run \`npm run db:backup -- FILE\`, and restore with this one.`,
    );
  }
}

/** Runs statements as superuser with no server up: Postgres' single-user mode, one statement per line. */
async function singleUser(
  binaries: PostgresBinaries,
  folder: string,
  user: ServerUser | undefined,
  statements: string[],
): Promise<void> {
  const args = [
    "--single",
    "-D",
    folder,
    "-c",
    "exit_on_error=on",
    "-c",
    "unix_socket_directories=",
    "postgres",
  ];
  await run(binaries.postgres, args, user, `${statements.join("\n")}\n`);
}

/** Runs one of Postgres' programs to its end; its output is shown only when it fails. */
function run(program: string, args: string[], user: ServerUser | undefined, input = ""): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: "/", env: SERVER_ENV, stdio: "pipe", ...user });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => reject(new CommandError(`Cannot run ${program}: ${messageOf(error)}`)));
    child.once("close", (code, stoppedBy) => {
      if (code === 0) resolve();
      else {
        const why = stoppedBy ? `was stopped by ${stoppedBy}` : `failed with code ${code}`;
        reject(new CommandError(`Postgres' ${path.basename(program)} ${why}:\n${output.trim()}`));
      }
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
