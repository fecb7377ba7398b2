import { existsSync } from "node:fs";
import path from "node:path";
import { CommandError, runCommand } from "./command";
import { withDatabase } from "./database.server";
import { migrate } from "./migrate.server";
import { runPgTool } from "./pg-tools.server";

await runCommand(async () => {
  const [given, ...rest] = process.argv.slice(2);
  if (!given || rest.length > 0) throw new CommandError("Usage: npm run db:restore -- FILE");
  const file = path.resolve(process.env.INIT_CWD ?? ".", given);
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  await withDatabase(async (url) => {
    const database = decodeURIComponent(new URL(url).pathname.slice(1));
    const replace = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"];
    await runPgTool("pg_restore", url, [...replace, `--dbname=${database}`, file]);
    // A backup of an older version is brought up to this one.
    await migrate(url);
  });
  console.log(`Restored from ${file}.`);
});
