import { execFile } from "node:child_process";
import { keepCommand } from "./kept-log";
import type { App } from "./start-app";

export type CommandRun = { code: number; out: string; err: string };

/**
 * Runs one of the product's commands as whoever runs the instance types it.
 *
 * @param app whose database and configuration it uses
 * @param args the command's name and its arguments
 * @param env overrides
 */
export function runCommand(app: App, args: string[], env: Record<string, string> = {}): Promise<CommandRun> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["app/process/run.mjs", "--built", ...args],
      { env: { ...app.env, ...env } },
      (error, out, err) => {
        keepCommand(args[0] ?? "", out, err);
        resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });
}
