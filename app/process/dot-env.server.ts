import { existsSync } from "node:fs";
import { CommandError, messageOf } from "./command";

/**
 * Reads `.env` of the working directory into the environment; what is set already wins.
 *
 * @throws CommandError when the file cannot be read
 */
export function loadDotEnv(): void {
  if (!existsSync(".env")) return;
  try {
    process.loadEnvFile(".env");
  } catch (error) {
    throw new CommandError(`Cannot read .env: ${messageOf(error)}`);
  }
}
