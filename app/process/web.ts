import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { type FoundRoute, patternsOf, routeFinder } from "~/observability/route-patterns";
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

/** The routes of the build, which in development is another one after each change. */
class RouteTable {
  private finder = routeFinder([]);
  private known: ServerBuild["routes"] | null = null;

  /** From a path to its route. */
  readonly find = (path: string): FoundRoute => this.finder(path);

  /** The same build, whose routes are known from then on. */
  of(build: Building): Building {
    if (typeof build !== "function") return this.know(build);
    return async () => this.know(await build());
  }

  private know(build: ServerBuild): ServerBuild {
    if (this.known !== build.routes) this.finder = routeFinder(patternsOf(build.routes));
    this.known = build.routes;
    return build;
  }
}

type Building = ServerBuild | (() => Promise<ServerBuild>);

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new CommandError(portProblem(error, port, host))));
    server.listen(port, host, resolve);
  });
}

await runCommand(async () => {
  loadDotEnv();
  const { app: settings, simulator, signals } = checkedEnv(process.env);
  const { port, host, trustProxy, url } = settings;
  // Only now: it reads the configuration when it is loaded.
  const [{ logFailedRequest }, { watchRequests }, { measureProcess }, { startTracing, stopTracing }] =
    await Promise.all([
      import("~/observability/log-failed-request.server"),
      import("~/observability/watch-requests.server"),
      import("~/observability/metrics.server"),
      import("~/observability/tracing.server"),
    ]);
  measureProcess();
  await startTracing("relevel-web", signals.tracesUrl);
  const server = createServer();
  const parts = dev ? await developmentServer(server) : { build: await finishedBuild(), vite: undefined };
  const table = new RouteTable();
  const { app, endStreams } = createWebApp({
    ...parts,
    build: table.of(parts.build),
    watch: watchRequests({ findRoute: table.find, trustProxy: Boolean(trustProxy) }),
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
    await stopTracing();
    process.exit(0);
  };
  for (const name of ["SIGTERM", "SIGINT", "disconnect"]) process.on(name, stop);
  if (process.send) process.send({ type: "ready" });
  else console.log(`The web process listens on http://${host}:${port}.`);
});
