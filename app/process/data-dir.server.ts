import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CommandError, codeOf, messageOf } from "./command";
import { identify, isAlive, type ProcessIdentity, until } from "./process-identity.server";

/** Absolute path of the folder that holds everything one machine keeps: database, secrets, log. */
export function dataDir(source: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(source.RELEVEL_DATA_DIR || ".data");
}

/**
 * Creates the data folder. Others may pass through it (the database may run as a user of its own) but not
 * list it; every file in it guards itself.
 *
 * @throws CommandError when it cannot be created
 */
export function ensureDataDir(dir: string): void {
  try {
    if (mkdirSync(dir, { recursive: true }) !== undefined) chmodSync(dir, 0o711);
  } catch (error) {
    throw new CommandError(
      `Cannot create the data folder ${dir}: ${messageOf(error)}.\nChoose another one with RELEVEL_DATA_DIR.`,
    );
  }
}

/** Text of a file in the data folder, or undefined when there is none. */
export function readKept(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new CommandError(`Cannot read ${file}: ${messageOf(error)}`);
  }
}

/** Replaces a file in one step, readable by its owner only. */
export function writeKept(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${text}\n`, { mode: 0o600, flag: "wx" });
  renameSync(draft, file);
}

/** A random secret that is made once (32 bytes, base64url) and then kept in the data folder. */
export function keptSecret(dir: string, name: string): string {
  const file = path.join(dir, name);
  const kept = readKept(file);
  if (kept) return kept;
  ensureDataDir(dir);
  const secret = randomBytes(32).toString("base64url");
  writeKept(file, secret);
  return secret;
}

/** Who uses a data folder: `start` keeps the product running, `command` is over in a moment. */
export interface Claim {
  kind: "start" | "command";
  owner: ProcessIdentity;
  /** The process that hosts the embedded Postgres, once there is one. */
  host?: ProcessIdentity;
}

const claimFile = (dir: string) => path.join(dir, "running.json");

/** The claim on a data folder, whether its owner still lives or not. */
export function readClaim(dir: string): Claim | undefined {
  const text = readKept(claimFile(dir));
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Claim;
  } catch {
    return undefined;
  }
}

/** True while a run whose supervisor is already gone still stops what it had started. */
export function previousRunIsStopping(dir: string): boolean {
  const claim = readClaim(dir);
  return claim?.host !== undefined && !isAlive(claim.owner) && isAlive(claim.host);
}

/**
 * Claims the data folder for this process, waiting for a run that is just ending.
 *
 * @returns undefined when it is ours, or the claim of the live process that has it
 */
export async function claimDataDir(dir: string, kind: Claim["kind"]): Promise<Claim | undefined> {
  ensureDataDir(dir);
  const owner = identify(process.pid);
  if (!owner) throw new Error("cannot read this process' own start time");
  const waitMs = 30_000;
  let holder: Claim | undefined;
  await until(
    () => {
      holder = readClaim(dir);
      if (!holder || (holder.owner.pid === owner.pid && isAlive(holder.owner))) return true;
      if (isAlive(holder.owner)) return holder.kind === "start" || kind === "command";
      return !holder.host || !isAlive(holder.host);
    },
    waitMs,
    50,
  );
  if (holder && isAlive(holder.owner) && holder.owner.pid !== owner.pid) return holder;
  if (holder?.host && isAlive(holder.host)) {
    throw new CommandError(
      `The database of the previous run (process ${holder.host.pid}) is still shutting down. Try again in a moment.`,
    );
  }
  writeKept(claimFile(dir), JSON.stringify({ kind, owner } satisfies Claim));
  // Of two that claim in the same instant the later write wins; the other one sees it here.
  const seen = readClaim(dir);
  return seen?.owner.pid === owner.pid ? undefined : seen;
}

/** Adds the process that hosts the database to our own claim. */
export function recordHost(dir: string, pid: number): void {
  const claim = readClaim(dir);
  const host = identify(pid);
  if (claim?.owner.pid === process.pid && host) {
    writeKept(claimFile(dir), JSON.stringify({ ...claim, host }));
  }
}

/** Gives the data folder free, if it is ours. */
export function releaseDataDir(dir: string): void {
  if (readClaim(dir)?.owner.pid === process.pid) rmSync(claimFile(dir), { force: true });
}
