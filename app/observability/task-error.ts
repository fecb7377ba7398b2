/**
 * What a task threw, as the queue may keep it: the queue stores an error's words, and those of databases, mail
 * servers and parsers quote what people typed. The words here are described ones; `cause` is the error itself.
 */
export class TaskError extends Error {
  override name = "TaskError";

  /**
   * @param description of the error, as `describeError` gives it
   * @param cause the error itself, for logs and traces
   */
  constructor(description: Record<string, unknown>, cause: unknown) {
    super(wordsOf(description), { cause });
  }
}

/** Lines for people: the kind with its code and words, where it came from, and what caused it. */
function wordsOf({ kind, code, message, at, cause }: Record<string, unknown>): string {
  const head = [kind, code].filter((word) => word !== undefined).join(" ");
  const frames = Array.isArray(at) ? at.map((frame) => `    ${frame}`) : [];
  return [
    message === undefined ? head : `${head}: ${message}`,
    ...frames,
    ...(typeof cause === "object" && cause !== null ? [`caused by ${wordsOf({ ...cause })}`] : []),
  ].join("\n");
}
