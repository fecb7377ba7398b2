import { existsSync } from "node:fs";
import path from "node:path";
import { count, describeMissing, takenAt } from "./backup-words";
import { CommandError, runCommand } from "./command";
import { withDatabase } from "./database.server";
import { migrate } from "./migrate.server";
import { checkBackupFile, restoreDatabase } from "./restore-database.server";
import { configuredStorage } from "./storage.server";

await runCommand(async () => {
  const args = process.argv.slice(2);
  const [force, check] = [args.includes("--force"), args.includes("--check")];
  const [given, ...rest] = args.filter((arg) => arg !== "--force" && arg !== "--check");
  if (!given || rest.length > 0 || (force && check)) {
    throw new CommandError("Usage: npm run db:restore -- FILE [--force | --check]");
  }
  const file = path.resolve(process.env.INIT_CWD ?? ".", given);
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  if (check) {
    const content = await checkBackupFile(file);
    console.log(`${file} is whole: ${count(content)}${takenAt(content)}.`);
    for (const line of describeMissing(content)) console.log(line);
    return;
  }
  const content = await withDatabase(async (url) => {
    await migrate(url);
    return restoreDatabase(url, file, { force, storage: configuredStorage() });
  });
  console.log(`Restored from ${file}: ${count(content)}, compared with the backup.`);
  for (const line of describeMissing(content)) console.log(line);
});
