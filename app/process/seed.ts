import { runCommand } from "./command";
import { withDatabase } from "./database.server";

await runCommand(() =>
  withDatabase(async (url) => {
    // The seed reads the address like any other part of the product, so it has to be known before it is loaded.
    process.env.DATABASE_URL = url;
    delete process.env.DATABASE_URL_FILE;
    const { seed } = await import("../../prisma/seed");
    const { closeDatabase } = await import("~/db/client.server");
    try {
      await seed();
    } finally {
      await closeDatabase();
    }
  }),
);
