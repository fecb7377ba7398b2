import { spawn } from "node:child_process";
import { freePort } from "../../app/process/embedded-postgres.server";
import { endChild, type Stage } from "./stage";

export type Redis = { port: number; stop: () => Promise<void> };

/**
 * Starts a throw-away redis-server that is found on the PATH.
 *
 * @returns null when there is none
 */
export async function startRedis(stage: Stage): Promise<Redis | null> {
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, {
    cwd: stage.folder("redis"),
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ready = await new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", () => resolve(false));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resolve(true);
    });
  });
  if (!ready) return null;
  stage.onClose(() => endChild(child, "SIGKILL"));
  return { port, stop: () => endChild(child, "SIGTERM") };
}
