import { type Env, EnvError, env } from "~/env.server";

/**
 * The configuration, for a program whose other files read it while they are loaded: imported before them, a wrong one
 * ends the process with every problem in one message, and without a stack.
 */
export const configuration: Env = checked();

function checked(): Env {
  try {
    return env();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
