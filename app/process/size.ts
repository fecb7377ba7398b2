/**
 * The size budget: how much JavaScript and CSS a browser fetches before a page is usable, what is fetched later, and
 * the pictures, from the finished build. Exit code 1 when something is over its budget, or 3D came into what is
 * fetched at once.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { z } from "zod";
import { CompanionPicture } from "../components/avatar/companion-picture";
import { COMPANION_STATES } from "../components/avatar/companion-state";
import { BuildGraph, modulesIn } from "./build-graph";
import { CommandError, messageOf, runCommand } from "./command";

const CLIENT = path.join("build", "client");
const ASSETS = path.join(CLIENT, "assets");
const SERVER = path.join("build", "server");

/** In kB of 1000 bytes, compressed as the web server does. */
const PAGE_BUDGET: Record<string, number> = { "routes/_index": 100, "routes/_app.dashboard": 140 };
const OTHER_PAGES = 120;
/** Shows every component at once, to people who build the product. */
const NOT_A_PRODUCT_PAGE = "routes/simulator.styleguide";
const CSS_BUDGET = 20;

/** What is fetched once a page is there: the modules of a step, in the order they ask for each other. */
const LATER: { what: string; page: string; steps: string[]; budget: number }[] = [
  { what: "the scene", page: "routes/_app.dashboard", steps: ["bring-to-life", "mount"], budget: 195 },
  { what: "speech", page: "routes/_app.dashboard", steps: ["browser-speaker"], budget: 12 },
  { what: "and English", page: "routes/_app.dashboard", steps: ["browser-speaker", "english"], budget: 16 },
  { what: "the stage", page: "routes/_index", steps: ["companion-stage"], budget: 10 },
  { what: "exploring the world", page: "routes/_app.worldboard", steps: ["world-explore"], budget: 25 },
];

/** Files of `public`: as they are, and compressed; null where compressing gains nothing. */
const FILES: { file: string; raw: number; gzip: number | null }[] = [
  { file: "models/companion.glb", raw: 300, gzip: 125 },
  { file: "og.png", raw: 120, gzip: null },
  { file: "icon-512.png", raw: 20, gzip: null },
  { file: "icon-maskable-512.png", raw: 20, gzip: null },
  { file: "icon-192.png", raw: 10, gzip: null },
  { file: "icon-180.png", raw: 10, gzip: null },
  { file: "favicon.svg", raw: 2, gzip: null },
];
/** The still companion, which is markup. */
const PICTURE_BUDGET = 20;

/** Written into a browser's global scope by three itself, so it is in the text of whatever holds three. */
const THREE_IS_HERE = "__THREE__";
const THREE_PACKAGES = /^(three|@pixiv\/three-vrm)(\/|$)/;

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

/** What one thing weighs: kB against its budget. */
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

const client = new BuildGraph(CLIENT);
const placeOf = (url: string) => path.join(CLIENT, url);

/** Bytes of one file of the build, gzip. */
function weigh(file: string): number {
  const known = weights.get(file);
  if (known !== undefined) return known;
  const bytes = gzipSync(readFileSync(file)).length;
  weights.set(file, bytes);
  return bytes;
}

const kiloBytes = (files: Iterable<string>) =>
  [...new Set(files)].reduce((sum, file) => sum + weigh(file), 0) / 1000;

const source = (chunk: { module: string }) => client.text(placeOf(chunk.module));

/** Style sheets of a route: imported for their effect, or as an address for its `links`. */
const stylesOf = (route: Route) =>
  [...route.css, ...(source(route).match(/\/assets\/[\w.-]+\.css/g) ?? [])].map(placeOf);

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

/** Every module that a page waits for. */
const modulesOf = (manifest: Manifest, route: Route) =>
  client.together(
    [manifest.entry, ...matches(manifest, route)]
      .flatMap((chunk) => [chunk.module, ...chunk.imports])
      .map(placeOf),
  );

function measurePages(manifest: Manifest): Weight[] {
  const routes = pages(manifest);
  for (const id of Object.keys(PAGE_BUDGET)) routeOf(manifest, id);
  const scripts = routes.map((route) => ({
    what: `JavaScript of ${route.id.replace(/^routes\//, "")}`,
    kB: kiloBytes(modulesOf(manifest, route)),
    budget: PAGE_BUDGET[route.id] ?? OTHER_PAGES,
  }));
  const styles = routes.map((route) => kiloBytes(matches(manifest, route).flatMap(stylesOf)));
  return [...scripts, { what: "CSS of the heaviest page", kB: Math.max(...styles), budget: CSS_BUDGET }];
}

function routeOf(manifest: Manifest, id: string): Route {
  const route = manifest.routes[id];
  if (!route) throw new CommandError(`The page ${id} has a size budget but is not in the build.`);
  return route;
}

/** What a page fetches for a purpose, beside what it has. */
function measureLater(manifest: Manifest): Weight[] {
  return LATER.map(({ what, page, steps, budget }) => {
    const had = modulesOf(manifest, routeOf(manifest, page));
    const fetched = new Set<string>();
    for (const step of steps) {
      const file = client.lazy(step, [...had, ...fetched]);
      if (!file) throw new CommandError(`${step} is not fetched later by ${page} any more.`);
      for (const each of client.together([file])) fetched.add(each);
    }
    const more = [...fetched].filter((file) => !had.has(file));
    return { what: `later: ${what}`, kB: kiloBytes(more), budget };
  });
}

function measureFiles(): Weight[] {
  const files = FILES.flatMap(({ file, raw, gzip }) => {
    const place = placeOf(file);
    const own = { what: `${file}, as it is`, kB: readFileSync(place).length / 1000, budget: raw };
    return gzip === null ? [own] : [own, { what: file, kB: kiloBytes([place]), budget: gzip }];
  });
  const pictures = COMPANION_STATES.map((mood) =>
    renderToStaticMarkup(createElement(CompanionPicture, { mood })),
  );
  const heaviest = Math.max(...pictures.map((markup) => gzipSync(markup).length)) / 1000;
  return [...files, { what: "the still companion", kB: heaviest, budget: PICTURE_BUDGET }];
}

/**
 * Three must come with what is fetched later, and the server must start without it.
 *
 * @throws CommandError naming who asks for it
 */
function refuseEagerThree(manifest: Manifest): void {
  const holders = modulesIn(ASSETS).filter((file) => client.text(file).includes(THREE_IS_HERE));
  if (holders.length === 0) throw new CommandError("No module of the build holds three.");
  const eager = pages(manifest).filter((route) => {
    const modules = modulesOf(manifest, route);
    return holders.some((file) => modules.has(file));
  });
  if (eager.length > 0) {
    throw new CommandError(`Fetched at once with three: ${eager.map(({ id }) => id).join(", ")}.`);
  }
  const server = new BuildGraph(SERVER);
  const begins = [...server.together([path.join(SERVER, "index.js")])];
  const asking = begins.filter(
    (file) =>
      server.text(file).includes(THREE_IS_HERE) ||
      server.asked(file).packages.some((name) => THREE_PACKAGES.test(name)),
  );
  if (asking.length > 0) throw new CommandError(`The server starts with three: ${asking.join(", ")}.`);
}

await runCommand(async () => {
  const manifest = readManifest();
  const measured = [...measurePages(manifest), ...measureLater(manifest), ...measureFiles()];
  const width = Math.max(...measured.map(({ what }) => what.length));
  console.log(`${"gzip, in kB".padEnd(width)}    size  budget`);
  for (const { what, kB, budget } of measured) {
    const verdict = kB > budget ? "  over" : "";
    console.log(
      `${what.padEnd(width)}  ${kB.toFixed(1).padStart(6)}  ${String(budget).padStart(6)}${verdict}`,
    );
  }
  refuseEagerThree(manifest);
  console.log("Three is in no page's own modules and not in what the server starts with.");
  const over = measured.filter(({ kB, budget }) => kB > budget);
  if (over.length > 0) {
    throw new CommandError(`Over the size budget: ${over.map(({ what }) => what).join(", ")}.`);
  }
});
