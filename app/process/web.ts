import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { checkedEnv } from "./checked-env";
import { CommandError, runCommand } from "./command";
import { loadDotEnv } from "./dot-env.server";
import { portProblem } from "./port.server";
import { createWebApp, stopServer } from "./web-server";

const dev = process.argv.includes("--dev");

/** Loads the finished server build of the working directory. */
async function finishedBuild(): Promise<ServerBuild> {
  const file = path.resolve("build/server/index.js");
  if (!existsSync(file)) {
    throw new CommandError(`There is no finished build (${file} is missing). Run \`npm run build\` first.`);
  }
  return import(pathToFileURL(file).href);
}

async function developmentServer(server: Server) {
  // Only development needs Vite, and it is not installed where a finished build runs.
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } } });
  const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  return { vite, build };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new CommandError(portProblem(error, port, host))));
    server.listen(port, host, resolve);
  });
}

await runCommand(async () => {
  loadDotEnv();
  const { app: settings, simulator } = checkedEnv(process.env);
  const { port, host, trustProxy, url } = settings;
  // Only now: it reads the configuration when it is loaded.
  const { logFailedRequest } = await import("~/observability/log-failed-request.server");
  const server = createServer();
  const parts = dev ? await developmentServer(server) : { build: await finishedBuild(), vite: undefined };
  const { app, endStreams } = createWebApp({
    ...parts,
    appUrl: url,
    simulatorUrl: simulator.url,
    trustProxy,
    onError: logFailedRequest,
  });
  server.on("request", app);
  // Longer than any load balancer keeps an idle connection, so that it is never us who close it under a request.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  server.requestTimeout = 120_000;
  await listen(server, port, host);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await stopServer(server, endStreams);
    await parts.vite?.close();
    process.exit(0);
  };
  for (const name of ["SIGTERM", "SIGINT", "disconnect"]) process.on(name, stop);
  if (process.send) process.send({ type: "ready" });
  else console.log(`The web process listens on http://${host}:${port}.`);
});
