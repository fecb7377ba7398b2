import { existsSync } from "node:fs";
import path from "node:path";
import { CommandError, runCommand } from "./command";
import { withDatabase } from "./database.server";
import { readDatabaseFile } from "./database-file.server";
import { migrate } from "./migrate.server";

await runCommand(async () => {
  const args = process.argv.slice(2);
  const force = args.includes("--force");
  const [given, ...rest] = args.filter((arg) => arg !== "--force");
  if (!given || rest.length > 0) throw new CommandError("Usage: npm run db:restore -- FILE [--force]");
  const file = path.resolve(process.env.INIT_CWD ?? ".", given);
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  await withDatabase(async (url) => {
    await migrate(url);
    await readDatabaseFile(url, file, { force });
  });
  console.log(`Restored from ${file}.`);
});
