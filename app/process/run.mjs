/**
 * Runs a command of this folder: its TypeScript source where the loader is installed (a clone), its bundle
 * where only a finished build is (a container image).
 *
 * Usage: node app/process/run.mjs [--built] NAME [arguments]
 * With --built only the bundle will do.
 */
import { existsSync } from "node:fs";

const built = process.argv[2] === "--built";
const [name] = process.argv.splice(2, built ? 2 : 1).slice(-1);
const bundle = new URL(`../../build/process/${name}.js`, import.meta.url);

const loader = built ? undefined : await import("tsx/esm/api").catch(() => undefined);

if (loader) {
  loader.register();
  await import(new URL(`./${name}.ts`, import.meta.url).href);
} else if (existsSync(bundle)) {
  process.setSourceMapsEnabled(true);
  await import(bundle.href);
} else {
  console.error(
    `There is no finished build (build/process/${name}.js is missing). Run \`npm run build\` first.`,
  );
  process.exitCode = 1;
}
