/**
 * What may be logged of an error that nobody expected: its kind, its code and where it came from. Words of
 * database errors are left out, because they can quote what a person typed.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const quotesValues = error.name.startsWith("Prisma") || error.name === "ZodError" || "severity" in error;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(quotesValues ? {} : { message: error.message }),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
