/**
 * Which route an address belongs to, by the pattern of that route. Addresses hold ids and some hold keys: logs,
 * metrics and traces name the pattern, and never the address.
 */

/** A route as the server build lists it. */
export type ListedRoute = { id: string; parentId?: string; path?: string };

/** The pattern of an address, such as `/calls/:callId`, and the parameters that it holds. */
export type FoundRoute = { pattern: string; params: Record<string, string | undefined> };

/** Stands for every address that no route knows. */
export const NO_ROUTE = "other";

type Compiled = { pattern: string; regex: RegExp; names: string[]; rank: string };

/**
 * The patterns of all routes, whole addresses each, in alphabetical order. Routes that only lay out others have
 * none.
 *
 * @param routes by their ids
 */
export function patternsOf(routes: Record<string, ListedRoute | undefined>): string[] {
  const pathOf = (route: ListedRoute | undefined): string[] =>
    route ? [...pathOf(routes[route.parentId ?? ""]), ...(route.path ? [route.path] : [])] : [];
  const patterns = Object.values(routes).map((route) => `/${pathOf(route).join("/")}`);
  return [...new Set(patterns)].sort();
}

/**
 * Finds the route of an address.
 *
 * @param patterns as `patternsOf` gives them
 * @returns from a path without its query to its pattern; `NO_ROUTE` for what only the last resort would answer
 */
export function routeFinder(patterns: readonly string[]): (path: string) => FoundRoute {
  const compiled = patterns.filter((pattern) => pattern !== "/*").map(compile);
  // Written words before parameters before the rest, part by part from the left, as the router ranks them.
  compiled.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (path) => {
    // What a page's script asks for is called after the page.
    const page = path.replace(/\.data$/, "").replace(/^\/_root$/, "/");
    const trimmed = page.replace(/(?<=.)\/+$/, "");
    for (const { pattern, regex, names } of compiled) {
      const match = regex.exec(trimmed);
      if (match) return { pattern, params: Object.fromEntries(names.map((name, n) => [name, match[n + 1]])) };
    }
    return { pattern: NO_ROUTE, params: {} };
  };
}

function compile(pattern: string): Compiled {
  const names: string[] = [];
  const parts = pattern.split("/").filter(Boolean);
  const kinds = parts.map((part) => (part === "*" ? "3" : part.startsWith(":") ? "2" : "1"));
  const source = parts.map((part) => {
    if (part === "*") return "(?:/.*)?";
    const [name, optional] = part.endsWith("?") ? [part.slice(0, -1), true] : [part, false];
    if (!name.startsWith(":")) return optional ? `(?:/${escaped(name)})?` : `/${escaped(name)}`;
    names.push(name.slice(1));
    return optional ? "(?:/([^/]+))?" : "/([^/]+)";
  });
  // A shorter pattern that fits is as exact as an address can be.
  return { pattern, names, regex: new RegExp(`^${source.join("") || "/"}$`, "i"), rank: kinds.join("") };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
