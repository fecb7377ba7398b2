/**
 * The supervisor behind `npm start` and `npm run dev`: configuration, build, database, migrations, seed, then
 * web and worker, which it watches. When it ends, everything it has started ends.
 */
import { watch } from "node:fs";
import path from "node:path";
import { PROVIDER_LABELS } from "../providers/telephony/provider";
import { ensurePrismaClient, isBuildCurrent } from "./build.server";
import { runHelper, stopHelpers } from "./children.server";
import { reportFailure } from "./command";
import { previousRunIsStopping } from "./data-dir.server";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.server";
import { migrate } from "./migrate.server";
import { checkPort } from "./port.server";
import { until } from "./process-identity.server";
import { Service } from "./service.server";
import { siblingScript, tsxLoader } from "./sibling";
import { type StartConfig, startConfig } from "./start-config.server";

const say = (line: string) => console.log(line);
const services: Service[] = [];
let embedded: Promise<EmbeddedPostgres> | undefined;
let ending: Promise<never> | undefined;
let endedAt = 0;

/** Stops everything in order, database last, and ends this process. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    endedAt = Date.now();
    await stopHelpers();
    await Promise.all(services.map((service) => service.stop()));
    const database = await embedded?.catch(() => undefined);
    await database?.stop();
    process.exit(code);
  })();
  return ending;
}

function onSignal(): void {
  if (!ending) {
    say("\nStopping…");
    void end(0);
  } else if (Date.now() - endedAt > 1_000) {
    // One Ctrl-C may arrive twice, from the terminal and from npm; a second one comes later.
    for (const service of services) service.kill();
  }
}

/** Runs one step of the start, unless the start was called off before or meanwhile. */
async function step<T>(work: () => Promise<T>): Promise<T> {
  if (ending) return ending;
  try {
    const result = await work();
    return ending ?? result;
  } catch (error) {
    if (ending) return ending;
    throw error;
  }
}

async function portIsFree(config: StartConfig): Promise<void> {
  const { port, host } = config.env.app;
  // A supervisor that was killed leaves a web process that needs a moment to notice.
  await until(() => !previousRunIsStopping(config.dataDir), 15_000);
  await checkPort(port, host);
}

async function prepareBuild(config: StartConfig): Promise<void> {
  if (config.dev) return ensurePrismaClient("on-failure");
  if (isBuildCurrent()) return;
  say("Building, because this is the first start or the code has changed…");
  const { command, args } = siblingScript("build");
  await runHelper({ command, args: [...args, "--quiet"], output: "on-failure", what: "The build" });
}

async function prepareDatabase(config: StartConfig): Promise<string> {
  if (!config.databaseUrl) embedded = startEmbeddedPostgres({ dataDir: config.dataDir, say });
  const url = config.databaseUrl ?? (await embedded)?.url;
  if (!url) throw new Error("the database has no address");
  const applied = await step(() => migrate(url));
  if (applied.length > 0) say("The database is prepared.");
  return url;
}

/** How a program is started: its bundle, or its source in development. */
function program(config: StartConfig, name: string, source: string) {
  const args = config.dev
    ? ["--import", tsxLoader(), source, "--dev"]
    : ["--enable-source-maps", path.join("build", "process", `${name}.js`)];
  return { command: process.execPath, args };
}

/** In development, starts the worker anew when what it is made of has changed. */
function reloadOnChange(worker: Service): void {
  let pause: NodeJS.Timeout | undefined;
  for (const folder of ["app", "jobs"]) {
    watch(folder, { recursive: true }, (_event, file) => {
      if (!file || !/\.(ts|json)$/.test(file) || /^(routes|components|process)\b|generated/.test(file))
        return;
      clearTimeout(pause);
      pause = setTimeout(() => void worker.restart(), 300);
    });
  }
}

async function main(): Promise<void> {
  const config = startConfig(process.argv.includes("--dev"));
  await step(() => portIsFree(config));
  const [url] = await step(() => Promise.all([prepareDatabase(config), prepareBuild(config)]));
  const env: NodeJS.ProcessEnv = { ...config.childEnv, DATABASE_URL: url };
  delete env.DATABASE_URL_FILE;
  await step(() =>
    runHelper({
      ...program(config, "seed", "app/process/seed.ts"),
      env,
      output: "on-failure",
      what: "The seed",
    }),
  );
  const web = new Service({ name: "web", ...program(config, "web", "app/process/web.ts"), env, say });
  const worker = new Service({ name: "worker", ...program(config, "worker", "jobs/worker.ts"), env, say });
  services.push(web, worker);
  await step(() => Promise.all([web.ready, worker.ready]));
  if (config.dev) reloadOnChange(worker);
  const address = config.env.app.url;
  if (config.simulatorByDefault) {
    say(
      config.env.calls.provider === "simulator"
        ? `The simulator is on: calls ring at ${address}/simulator/phone, mails are at ${address}/simulator/outbox`
        : `Calls go through ${PROVIDER_LABELS[config.env.calls.provider]}; mails are at ${address}/simulator/outbox`,
    );
  }
  say(`relevel.me is ready at ${address}`);
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);
try {
  await main();
} catch (error) {
  reportFailure(error);
  await end(1);
}
