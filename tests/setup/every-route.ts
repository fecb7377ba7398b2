import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One file of app/routes, and the addresses it answers. */
export type RouteFile = {
  file: string;
  /** Its source text. */
  source: string;
  /** Such as `/calls/:callId/events`. An optional part is there, `*` stands for whatever is left. */
  pattern: string;
  /** The names in its address, in order; `*` for whatever is left. */
  params: string[];
  /** Does it show a page? The others answer with data alone. */
  isPage: boolean;
};

const FOLDER = "app/routes";

/** Every address of ours, read from the folder, so that none is forgotten. Frames around pages have none. */
export function everyRoute(): RouteFile[] {
  const files = readdirSync(FOLDER).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  return files
    .filter((file) => !isFrame(file, files))
    .map((file) => {
      const parts = partsOf(file);
      const source = readFileSync(path.join(FOLDER, file), "utf8");
      return {
        file,
        source,
        pattern: `/${parts.join("/")}`,
        params: parts.flatMap((part) => (part === "*" ? part : (/:(\w+)/.exec(part)?.[1] ?? []))),
        isPage: /^export default /m.test(source),
      };
    });
}

/**
 * An address of a route.
 *
 * @param values what stands for each name
 */
export function addressOf({ pattern }: RouteFile, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)|\*/g, (name) => values[name.replace(":", "")] ?? "x");
}

/** Remix' flat routes: https://v2.remix.run/docs/file-conventions/routes */
function partsOf(file: string): string[] {
  const name = file.replace(/\.tsx?$/, "");
  // What is in brackets is meant as it stands.
  const parts = name.split(/\.(?![^[]*\])/);
  return parts
    .map((part) => part.replace(/^\((.+)\)$/, "$1"))
    .filter((part) => !part.startsWith("_"))
    .map((part) => part.replace(/_$/, "").replace(/^\$$/, "*").replace(/^\$/, ":").replace(/[[\]]/g, ""));
}

/** A file whose name others begin with and that has an index beside it, or no address at all. */
function isFrame(file: string, files: string[]): boolean {
  const name = file.replace(/\.tsx?$/, "");
  return partsOf(file).length === 0
    ? name !== "_index" && !name.endsWith("._index")
    : files.some((other) => other.startsWith(`${name}._index.`));
}
