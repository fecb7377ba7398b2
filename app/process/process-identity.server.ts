import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { codeOf } from "./command";

/** A process by number and start time: the number alone is reused, in a small container within minutes. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** Identity of a live process, or undefined when no process has that number (a zombie counts as gone). */
export function identify(pid: number): ProcessIdentity | undefined {
  if (process.platform === "linux") {
    try {
      // The command name may hold spaces and brackets, so the fields are counted from the last bracket.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z") return undefined;
      return { pid, startedAt: fields[19] ?? "" };
    } catch {
      return undefined;
    }
  }
  try {
    const startedAt = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return startedAt ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this very process (not another one that got its number) still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Name of a process' program as the system knows it (`postgres`, `node`), or undefined. */
export function programOf(pid: number): string | undefined {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Asks again and again until the answer is yes.
 *
 * @param timeoutMs how long to ask
 * @returns whether the answer was yes in time
 */
export async function until(
  answer: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 25,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await answer()) return true;
    if (Date.now() >= deadline) return false;
    await delay(everyMs);
  }
}

/** Sends a signal to a process, or to a whole process group (negative number); one that is gone is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}
