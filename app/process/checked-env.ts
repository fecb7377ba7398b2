import { type Env, EnvError, parseEnv } from "~/env.server";
import { CommandError } from "./command";

/**
 * The configuration, for programs that a person starts.
 *
 * @throws CommandError that lists every problem in one message
 */
export function checkedEnv(source: NodeJS.ProcessEnv): Env {
  try {
    return parseEnv(source);
  } catch (error) {
    throw error instanceof EnvError ? new CommandError(error.message) : error;
  }
}
