import { startVitest } from "vitest/node";

/**
 * Runs every call that we make of Dodo Payments against its own test mode. `DODO_TEST_API_KEY` is a key of test mode,
 * `DODO_TEST_PRODUCT` a subscription product of it; `DODO_TEST_OTHER_PRODUCT` is one to change to, and without it the
 * plan is changed to itself. `DODO_TEST_BASE_URL` asks another address instead, such as a simulated vendor's.
 */

const missing = ["DODO_TEST_API_KEY", "DODO_TEST_PRODUCT"].filter((name) => !process.env[name]);

if (missing.length > 0) {
  console.error(
    `Please set ${missing.join(" and ")}: a key of Dodo Payments' test mode, and the id of a subscription product there.`,
  );
  process.exitCode = 1;
} else if (process.env.DODO_TEST_API_KEY?.startsWith("dodo_live_")) {
  console.error("DODO_TEST_API_KEY is a live key. This suite buys something: please use a key of test mode.");
  process.exitCode = 1;
} else {
  const vitest = await startVitest(
    "test",
    [],
    {
      config: false,
      watch: false,
      include: ["tests/vendors/dodo-test-mode.test.ts"],
      testTimeout: 120_000,
    },
    { resolve: { alias: { "~": new URL("../../app", import.meta.url).pathname } } },
  );
  await vitest.close();
}
