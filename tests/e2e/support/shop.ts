import { readFileSync } from "node:fs";
import path from "node:path";
import { type Product, startProduct } from "./product";
import { test as base } from "./test";

export { expect } from "./test";

/**
 * The test of journeys through a product that sells plans on the simulated checkout. It is another one than that of
 * all other tests, in a test process of its own.
 */
export const test = base.extend<object, { shop: Product }>({
  shop: [
    async ({ playwright: _ }, use) => {
      const shop = await startProduct({ PAYMENTS: "simulator" });
      // Where the steps post to, and what counts as ours.
      process.env.E2E_URL = shop.url;
      await use(shop);
      await shop.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: ({ shop }, use) => use(shop.url),
});

/** The owner's connection string of a product's database. */
export const databaseUrl = ({ dataDir }: Product): string =>
  readFileSync(path.join(dataDir, "database-url"), "utf8").trim();
