import { runCommand } from "./command";
import { withDatabase } from "./database.server";
import { migrate } from "./migrate.server";

await runCommand(() =>
  withDatabase(async (url) => {
    const applied = await migrate(url);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  }),
);
