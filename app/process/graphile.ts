import { createRequire } from "node:module";
import path from "node:path";
import { runHelper } from "./children.server";
import { runCommand } from "./command";
import { withDatabase } from "./database.server";
import { tsxLoader } from "./sibling";

await runCommand(() =>
  withDatabase((url) => {
    const library = createRequire(import.meta.url).resolve("graphile-worker");
    const options = `${process.env.NODE_OPTIONS ?? ""} --import ${tsxLoader()}`.trim();
    return runHelper({
      command: process.execPath,
      args: [path.join(path.dirname(library), "cli.js"), ...process.argv.slice(2)],
      env: { ...process.env, DATABASE_URL: url, DATABASE_URL_FILE: "", NODE_OPTIONS: options },
      output: "show",
      what: "graphile-worker",
    });
  }),
);
