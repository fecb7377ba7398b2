/**
 * A failure that the person at the terminal can act on: its message is all they need to see.
 * Everything else that is thrown is a defect and keeps its stack.
 */
export class CommandError extends Error {
  override name = "CommandError";
}

/**
 * Runs a command's body: a `CommandError` becomes one message and exit code 1, anything else is printed with
 * its stack, exit code 1.
 *
 * @param body what the command does; the process exits by itself once nothing is left to do
 */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

/** Prints a failure the way the terminal should see it: expected ones as text, defects with their stack. */
export function reportFailure(error: unknown): void {
  if (error instanceof CommandError) console.error(`\n${error.message}\n`);
  else console.error(error);
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** The system's code of a thrown error (`ENOENT`, `EADDRINUSE`, an SQLSTATE), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
