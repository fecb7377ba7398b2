import { build } from "./build.server";
import { runCommand } from "./command";

await runCommand(() => build(process.argv.includes("--quiet") ? "on-failure" : "show"));
