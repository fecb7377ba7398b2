import { execFile } from "node:child_process";
import { format } from "node:util";
import { vi } from "vitest";
import { keepCommand } from "./kept-log";
import type { App } from "./start-app";

export type CommandRun = { code: number; out: string; err: string };

/**
 * Runs one of the product's commands as whoever runs the instance types it.
 *
 * @param app whose database and configuration it uses
 * @param args the command's name and its arguments
 * @param env overrides
 * @param how empty runs it as a clone does, with the TypeScript loader
 */
export function runCommand(
  app: App,
  args: string[],
  env: Record<string, string> = {},
  how: readonly string[] = ["--built"],
): Promise<CommandRun> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["app/process/run.mjs", ...how, ...args],
      { env: { ...app.env, ...env } },
      (error, out, err) => {
        keepCommand(args[0] ?? "", out, err);
        resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });
}

/** A process has one environment and one place to print to: one command after the other. */
let turn: Promise<unknown> = Promise.resolve();
let loadedWith: string | undefined;
let runs = 0;

/**
 * Runs one of the product's commands in this process, where a process of its own would prove nothing more: its
 * start is most of what it costs. What the command logs is left out.
 *
 * @param app as for `runCommand`, like the others
 */
export function runCommandHere(
  app: App,
  args: string[],
  env: Record<string, string> = {},
): Promise<CommandRun> {
  const run = turn.then(() => runNow(args, { ...app.env, ...env, LOG_LEVEL: "silent" }));
  turn = run.catch(() => undefined);
  return run;
}

async function runNow([name = "", ...args]: string[], env: NodeJS.ProcessEnv): Promise<CommandRun> {
  const before = { argv: process.argv, env: { ...process.env } };
  const printed = { out: "", err: "" };
  const log = vi.spyOn(console, "log").mockImplementation((...words) => {
    printed.out += `${format(...words)}\n`;
  });
  const error = vi.spyOn(console, "error").mockImplementation((...words) => {
    printed.err += `${format(...words)}\n`;
  });
  try {
    Object.assign(process.env, env);
    process.argv = [process.execPath, name, ...args];
    process.exitCode = 0;
    // What a command loads reads the environment once.
    if (loadedWith !== JSON.stringify(env)) vi.resetModules();
    loadedWith = JSON.stringify(env);
    // It runs when it is loaded.
    const command = `~/process/${name}.ts?run=${++runs}`;
    await import(command);
    keepCommand(name, printed.out, printed.err);
    return { code: Number(process.exitCode), ...printed };
  } finally {
    process.exitCode = undefined;
    process.argv = before.argv;
    for (const key of Object.keys(process.env)) if (!(key in before.env)) delete process.env[key];
    Object.assign(process.env, before.env);
    log.mockRestore();
    error.mockRestore();
  }
}
