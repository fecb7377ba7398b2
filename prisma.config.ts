import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { PrismaConfig } from "prisma";

/**
 * The adapter's own `executeScript` cuts a script at every semicolon, which breaks function bodies and
 * comments. Postgres takes a whole script in one simple query, and then a migration that fails leaves
 * nothing behind.
 */
class WholeScriptAdapter extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script: string) => {
      try {
        // Postgres looks first in the schema named like the login role, and ours for functions may be that.
        await connection.underlyingDriver().query(`set local search_path to public;\n${script}`);
      } catch (error) {
        // The engine reports a stack of its own and drops what Postgres said.
        console.error(`Postgres says: ${error instanceof Error ? error.message : error}`);
        throw error;
      }
    };
    return connection;
  }
}

// The JavaScript engine: neither `generate` nor `migrate deploy` downloads a binary.
export default {
  schema: path.join("prisma", "schema.prisma"),
  migrations: { path: path.join("prisma", "migrations") },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => new WholeScriptAdapter({ connectionString: process.env.DATABASE_URL }),
} satisfies PrismaConfig;
