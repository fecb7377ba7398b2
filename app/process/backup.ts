import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { CommandError, messageOf, runCommand } from "./command";
import { withDatabase } from "./database.server";
import { writeDatabaseFile } from "./database-file.server";

await runCommand(async () => {
  const [given, ...rest] = process.argv.slice(2);
  if (!given || rest.length > 0) throw new CommandError("Usage: npm run db:backup -- FILE");
  const file = path.resolve(process.env.INIT_CWD ?? ".", given);
  if (existsSync(file)) throw new CommandError(`${file} exists already; a backup never overwrites a file.`);
  // Written beside its final name, by its owner only: a backup that is there is complete, and holds people's data.
  const draft = `${file}.part`;
  try {
    closeSync(openSync(draft, "w", 0o600));
  } catch (error) {
    throw new CommandError(`Cannot write ${draft}: ${messageOf(error)}`);
  }
  try {
    await withDatabase((url) => writeDatabaseFile(url, draft));
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  console.log(`Backup written to ${file} (${Math.ceil(statSync(file).size / 1024)} kB).`);
});
