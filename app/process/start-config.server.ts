import type { Env } from "~/env.server";
import { checkedEnv } from "./checked-env";
import { dataDir } from "./data-dir.server";
import { loadDotEnv } from "./dot-env.server";
import { oneMachineDefaults } from "./one-machine.server";

/** Everything the supervisor decides before it starts anything. */
export interface StartConfig {
  dev: boolean;
  env: Env;
  dataDir: string;
  /** Set when a database was configured; undefined means the embedded one. */
  databaseUrl: string | undefined;
  /** Environment of the children, still without the address of the embedded database. */
  childEnv: NodeJS.ProcessEnv;
  /** True when the simulator was turned on by us and not by the person. */
  simulatorByDefault: boolean;
}

/**
 * Reads `.env` and the environment and fills in what one machine does not have to set.
 *
 * One machine is the embedded database, or a configured one without an explicit NODE_ENV=production: a
 * deployment that says it is production has to bring its secret and must not show the simulator's outbox.
 *
 * @throws CommandError that lists every problem
 */
export function startConfig(dev: boolean): StartConfig {
  loadDotEnv();
  const given = process.env;
  const childEnv: NodeJS.ProcessEnv = { ...given };
  childEnv.NODE_ENV = given.NODE_ENV || (dev ? "development" : "production");
  const hasDatabase = Boolean(given.DATABASE_URL || given.DATABASE_URL_FILE);
  const oneMachine = !hasDatabase || given.NODE_ENV !== "production";
  const dir = dataDir(given);
  const defaults = oneMachine ? oneMachineDefaults(given, dir) : {};
  Object.assign(childEnv, defaults);
  const simulatorByDefault = defaults.SIMULATOR !== undefined;
  // Whoever reads the simulator's outbox can sign in as anyone: by default that is this machine alone.
  if (simulatorByDefault && !given.HOST && !given.HOST_FILE) childEnv.HOST = "127.0.0.1";
  const env = checkedEnv(childEnv);
  return { dev, env, dataDir: dir, databaseUrl: env.database.url, childEnv, simulatorByDefault };
}
