const MAX_LENGTH = 1000;

/**
 * A path on this site that is safe to redirect to, or null.
 *
 * @param value what came with the request
 * @param appUrl the public address
 * @returns path, query and fragment as a browser will read them; never another host
 */
export function safePath(value: string | null | undefined, appUrl: string): string | null {
  if (!value || value.length > MAX_LENGTH || !staysHere(value) || /[\p{Cc}\\]/u.test(value)) return null;
  if (!URL.canParse(value, appUrl)) return null;
  const url = new URL(value, appUrl);
  const path = url.pathname + url.search + url.hash;
  // Resolving dot segments can uncover a second slash: "/.//evil.example".
  return url.origin === new URL(appUrl).origin && staysHere(path) ? path : null;
}

function staysHere(path: string): boolean {
  return path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
}
