import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What to spawn for a script of this folder. */
export interface Script {
  command: string;
  args: string[];
}

/**
 * A script next to this one, in the same form as we are running in: the TypeScript source (with its loader)
 * or the bundle in `build/process`.
 *
 * @param name file name without its ending
 */
export function siblingScript(name: string): Script {
  const fromSource = import.meta.url.endsWith(".ts");
  const script = fileURLToPath(new URL(fromSource ? `./${name}.ts` : `./${name}.js`, import.meta.url));
  const loader = fromSource ? ["--import", tsxLoader()] : ["--enable-source-maps"];
  return { command: process.execPath, args: [...loader, script] };
}

/** Address of the TypeScript loader, independent of the working directory. */
export function tsxLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}
