import { type ChildProcess, spawn } from "node:child_process";
import { CommandError } from "./command";
import { signal } from "./process-identity.server";

/** Helpers of a start (build, migration, seed) that have to go when the start is called off. */
const helpers = new Set<ChildProcess>();

const ENDING: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A program to run to its end. */
export interface HelperOptions {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** `show` passes its output on as it comes; `on-failure` keeps it and shows it only if it fails. */
  output: "show" | "on-failure";
  /** What failed, as the start of a sentence: "The build". */
  what: string;
  /** False keeps a quiet one in the process group of a helper that runs it and is ended with it. */
  ownGroup?: boolean;
  /** Settles with true when the work is done although the program still runs: it is ended and counts as done. */
  done?: Promise<boolean>;
}

/**
 * Runs a program to its end. One that is shown shares our terminal and its Ctrl-C, and we wait for it to
 * finish; one that works quietly gets a process group of its own, which `stopHelpers` ends.
 *
 * @throws CommandError when it fails, with its output when that was kept back
 */
export function runHelper(options: HelperOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const show = options.output === "show";
    const child = spawn(options.command, options.args, {
      detached: options.ownGroup ?? !show,
      env: options.env ?? process.env,
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    if (!show) helpers.add(child);
    const passOn = (name: NodeJS.Signals) => name !== "SIGINT" && child.kill(name);
    if (show) for (const name of ENDING) process.on(name, passOn);
    const over = () => {
      helpers.delete(child);
      for (const name of ENDING) process.off(name, passOn);
    };
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    let done = false;
    void options.done?.then(
      (isDone) => {
        if (!isDone || child.exitCode !== null) return;
        done = true;
        child.kill("SIGTERM");
      },
      () => undefined,
    );
    child.once("error", (error) => {
      over();
      reject(new CommandError(`${options.what} could not be started: ${error.message}`));
    });
    child.once("close", (code) => {
      over();
      if (code === 0 || done) resolve();
      else reject(new CommandError(`${options.what} failed.${show ? "" : `\n${output.trim()}`}`));
    });
  });
}

/** Ends every helper that still runs, with what it has started. */
export async function stopHelpers(): Promise<void> {
  await Promise.all([...helpers].map((child) => stopGroup(child, 3_000)));
}

/**
 * Ends a child that leads a process group: SIGTERM to the child, and after a grace period SIGKILL to the
 * whole group.
 *
 * @param graceMs how long it may take to finish what it is doing
 */
export async function stopGroup(child: ChildProcess, graceMs: number): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    const hard = setTimeout(() => killGroup(pid), graceMs);
    child.kill("SIGTERM");
    await gone;
    clearTimeout(hard);
  }
  killGroup(pid);
}

/** Ends a process group at once. */
export function killGroup(leader: number): void {
  signal(-leader, "SIGKILL");
}
