/**
 * The size budget: how much JavaScript and CSS a browser fetches before a page is usable, gzip, from the
 * finished build. Exit code 1 when a page is over its budget.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { CommandError, messageOf, runCommand } from "./command";

const CLIENT = path.join("build", "client");
const ASSETS = path.join(CLIENT, "assets");

/** In kB of 1000 bytes, compressed as the web server does. */
const PAGE_BUDGET: Record<string, number> = { "routes/_index": 100, "routes/_app.dashboard": 140 };
const OTHER_PAGES = 120;
/** Shows every component at once, to people who build the product. */
const NOT_A_PRODUCT_PAGE = "routes/simulator.styleguide";
const CSS_BUDGET = 20;

const Chunk = z.object({ module: z.string(), imports: z.array(z.string()).default([]) });
const Manifest = z.object({
  entry: Chunk,
  routes: z.record(
    z.string(),
    Chunk.extend({
      id: z.string(),
      parentId: z.string().optional(),
      path: z.string().optional(),
      index: z.boolean().optional(),
      css: z.array(z.string()).default([]),
    }),
  ),
});
type Manifest = z.infer<typeof Manifest>;
type Route = Manifest["routes"][string];

/** What one page weighs: kB against its budget. */
interface Weight {
  what: string;
  kB: number;
  budget: number;
}

function readManifest(): Manifest {
  try {
    const name = readdirSync(ASSETS).find((file) => /^manifest-.+\.js$/.test(file));
    const text = name ? readFileSync(path.join(ASSETS, name), "utf8") : "";
    const json = text.slice(text.indexOf("=") + 1).replace(/;\s*$/, "");
    return Manifest.parse(JSON.parse(json));
  } catch (error) {
    throw new CommandError(
      `There is no finished build to measure. Run \`npm run build\` first.\n${messageOf(error)}`,
    );
  }
}

const weights = new Map<string, number>();

/** Bytes of one file of the build, gzip. */
function weigh(url: string): number {
  const known = weights.get(url);
  if (known !== undefined) return known;
  const bytes = gzipSync(readFileSync(path.join(CLIENT, url))).length;
  weights.set(url, bytes);
  return bytes;
}

const kiloBytes = (urls: Iterable<string>) =>
  [...new Set(urls)].reduce((sum, url) => sum + weigh(url), 0) / 1000;

const source = (chunk: { module: string }) => readFileSync(path.join(CLIENT, chunk.module), "utf8");

/** Style sheets of a route: imported for their effect, or as an address for its `links`. */
const stylesOf = (route: Route) => [...route.css, ...(source(route).match(/\/assets\/[\w.-]+\.css/g) ?? [])];

/** A route and its parents, leaf first. */
function matches(manifest: Manifest, leaf: Route): Route[] {
  const parent = leaf.parentId === undefined ? undefined : manifest.routes[leaf.parentId];
  return parent ? [leaf, ...matches(manifest, parent)] : [leaf];
}

/** Routes that show something: one without a component leaves an empty module. */
function pages(manifest: Manifest): Route[] {
  return Object.values(manifest.routes)
    .filter(({ id, parentId, index, path: url }) => parentId && (index || url) && id !== NOT_A_PRODUCT_PAGE)
    .filter((route) => source(route).includes("default"))
    .sort((a, b) => a.id.localeCompare(b.id));
}

function measure(manifest: Manifest): Weight[] {
  const routes = pages(manifest);
  const scripts = routes.map((route) => {
    const chain = [manifest.entry, ...matches(manifest, route)];
    return {
      what: `JavaScript of ${route.id.replace(/^routes\//, "")}`,
      kB: kiloBytes(chain.flatMap((chunk) => [chunk.module, ...chunk.imports])),
      budget: PAGE_BUDGET[route.id] ?? OTHER_PAGES,
    };
  });
  const styles = routes.map((route) => kiloBytes(matches(manifest, route).flatMap(stylesOf)));
  for (const id of Object.keys(PAGE_BUDGET)) {
    if (!manifest.routes[id])
      throw new CommandError(`The page ${id} has a size budget but is not in the build.`);
  }
  return [...scripts, { what: "CSS of the heaviest page", kB: Math.max(...styles), budget: CSS_BUDGET }];
}

await runCommand(async () => {
  const measured = measure(readManifest());
  const width = Math.max(...measured.map(({ what }) => what.length));
  console.log(`${"gzip, in kB".padEnd(width)}    size  budget`);
  for (const { what, kB, budget } of measured) {
    const verdict = kB > budget ? "  over" : "";
    console.log(
      `${what.padEnd(width)}  ${kB.toFixed(1).padStart(6)}  ${String(budget).padStart(6)}${verdict}`,
    );
  }
  const over = measured.filter(({ kB, budget }) => kB > budget);
  if (over.length > 0) {
    throw new CommandError(`Over the size budget: ${over.map(({ what }) => what).join(", ")}.`);
  }
});
