import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const DISTRIBUTION_CHROMIUM = "/usr/bin/chromium";

/** The browser that was named, the distribution's, or Playwright's own. */
const executablePath =
  process.env.CHROMIUM_PATH || (existsSync(DISTRIBUTION_CHROMIUM) ? DISTRIBUTION_CHROMIUM : undefined);

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/product.ts",
  // The logs are beside it.
  outputDir: "test-results/browser",
  reporter: "list",
  // All tests share one running product.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Generous: other tests run at the same time.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: "chromium",
    // Known once the global set-up has started the product; the test processes read this file after it.
    baseURL: process.env.E2E_URL,
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "America/Los_Angeles",
    colorScheme: "dark",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Without a GPU: painting pages by way of an emulated one costs more than everything else together. WebGL
        // is still there, drawn by SwiftShader.
        "--disable-gpu",
        "--enable-unsafe-swiftshader",
      ],
    },
  },
});
