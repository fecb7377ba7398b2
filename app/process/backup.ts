import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { BackupError } from "~/db/backup/backup-error";
import { writeBackup } from "~/db/backup/write-backup.server";
import { count, describeMissing } from "./backup-words";
import { CommandError, messageOf, runCommand } from "./command";
import { withClient, withDatabase } from "./database.server";
import { configuredStorage } from "./storage.server";

await runCommand(async () => {
  const [given, ...rest] = process.argv.slice(2);
  if (!given || rest.length > 0) throw new CommandError("Usage: npm run db:backup -- FILE");
  const file = path.resolve(process.env.INIT_CWD ?? ".", given);
  if (existsSync(file)) throw new CommandError(`${file} exists already; a backup never overwrites a file.`);
  try {
    accessSync(path.dirname(file), constants.W_OK);
  } catch (error) {
    throw new CommandError(`Cannot write ${file}: ${messageOf(error)}`);
  }
  const content = await withDatabase((url) =>
    withClient(url, (db) => writeBackup(file, { db, storage: configuredStorage(), now: new Date() })),
  ).catch((error: unknown) => {
    throw error instanceof BackupError ? new CommandError(error.message) : error;
  });
  console.log(
    `Backup written to ${file} (${Math.ceil(statSync(file).size / 1024)} kB): ${count(content)}, read again and whole.`,
  );
  for (const line of describeMissing(content)) console.log(line);
});
