import { TaskError } from "./task-error";

/** Their words are ours or the language's, and quote nothing that a person typed. */
const PLAIN = new Set([
  "AppError",
  "BackupError",
  "TypeError",
  "RangeError",
  "ReferenceError",
  "AbortError",
  "TimeoutError",
]);
/** Their words name a host and a port at most. */
const NETWORK = new Set([
  "EADDRINUSE",
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);
const MOST_FRAMES = 8;
const MOST_ISSUES = 5;

/**
 * What may be logged of an error that nobody expected: its kind, its code and where it came from. Its words
 * only when they can't quote what a person typed, as those of databases, mail servers and parsers do.
 *
 * @param error whatever was thrown; its causes are described too
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (error instanceof TaskError) return describeError(error.cause);
  if (!(error instanceof Error)) return describeThrown(error);
  const code = textOf(error, "code");
  const mayQuote = !PLAIN.has(error.name) && !(code !== undefined && NETWORK.has(code));
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...wordsOf(error, mayQuote),
    at: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Of a schema's refusal: which fields and why, and never what stood in them. */
function wordsOf(error: Error, mayQuote: boolean): { message?: string } {
  if (!mayQuote) return { message: error.message };
  const issues: unknown = error.name === "ZodError" ? Reflect.get(error, "issues") : null;
  if (!Array.isArray(issues)) return {};
  const found = issues.slice(0, MOST_ISSUES).flatMap((issue) => {
    const path: unknown = Reflect.get(Object(issue), "path");
    const code = textOf(issue, "code");
    const where = Array.isArray(path) ? path.join(".") : "";
    return code === undefined ? [] : [/^[\w.]{1,80}$/.test(where) ? `${where} ${code}` : code];
  });
  return found.length > 0 ? { message: found.join(", ") } : {};
}

/** The database adapter's causes are no Errors: they name their kind and carry the server's code. */
function describeThrown(thrown: unknown): Record<string, unknown> {
  const code = textOf(thrown, "originalCode");
  return { kind: textOf(thrown, "kind") ?? typeof thrown, ...(code === undefined ? {} : { code }) };
}

/** A property that holds a name or a code: one word. */
function textOf(thrown: unknown, name: string): string | undefined {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const value = Reflect.get(thrown, name);
  return typeof value === "string" && /^\w{1,60}$/.test(value) ? value : undefined;
}

/** The stack begins with the words, which may have lines that look like frames. */
function framesOf({ stack = "", message }: Error): string[] {
  const start = stack.indexOf(message);
  const lines = (start < 0 ? stack : stack.slice(start + message.length)).split("\n");
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
