/** The deepest address of ours has six. */
const DEEPEST = 16;
/** So many segments of all paths together are as much as a page full of links asks for. */
const MOST_ASKED = 600;

const depthOf = (path: string) => path.split("/").length - (path.startsWith("/") ? 1 : 0);

/**
 * Whether an address is deeper than any of ours, or asks what lies behind ones that are. Remix matches every ancestor
 * of a path against every route, both for a page's manifest and for `/__manifest`: what that costs grows with the
 * square of the depth, and one request of a few kilobytes would hold up a process for seconds.
 *
 * @param url the request's address, with dot segments resolved
 */
export function isTooDeep(url: URL): boolean {
  if (depthOf(url.pathname) > DEEPEST) return true;
  if (url.pathname !== "/__manifest") return false;
  const asked = url.searchParams.getAll("p").map(depthOf);
  return asked.some((depth) => depth > DEEPEST) || asked.reduce((sum, depth) => sum + depth, 0) > MOST_ASKED;
}
