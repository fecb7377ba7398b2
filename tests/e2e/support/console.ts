import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import pg from "pg";
import { join } from "./steps";

/** Asks the database of the product that all journeys share, as its owner. */
export async function askDatabase<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const file = path.join(process.env.E2E_DATA_DIR ?? "", "database-url");
  const client = new pg.Client({ connectionString: readFileSync(file, "utf8").trim() });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Makes a person who may use the console, and signs this page's browser in. @returns the address */
export async function joinAsAdministrator(page: Page): Promise<string> {
  const email = await join(page, { firstName: "Ada" });
  await askDatabase("update users set role = 'admin' where email = $1", [email]);
  return email;
}
