import { keptSecret } from "./data-dir.server";

/**
 * What nobody has to set where everything runs on one machine: `npm start` fills it in, and so does every command
 * there, or it would find the configuration wrong that the product runs with.
 *
 * @param given the environment
 * @param dir the data folder, where the secret is made at the first time
 * @returns the variables to add
 * @throws CommandError when the secret can't be read or written
 */
export function oneMachineDefaults(
  given: NodeJS.ProcessEnv,
  dir: string,
): { SIMULATOR?: "on"; SESSION_SECRET?: string } {
  return {
    ...(given.SIMULATOR || given.SIMULATOR_FILE ? {} : { SIMULATOR: "on" }),
    ...(given.SESSION_SECRET || given.SESSION_SECRET_FILE
      ? {}
      : { SESSION_SECRET: keptSecret(dir, "session-secret") }),
  };
}
