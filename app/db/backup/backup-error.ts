/** A backup that can't be written or isn't one. The message is for whoever runs the instance, and quotes nobody. */
export class BackupError extends Error {
  override name = "BackupError";
}

/** The system's code of a thrown error (`ENOSPC`, an SQLSTATE), or its kind; never its words, which name files. */
export function reasonOf(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return String(code ?? name ?? "unknown");
}
