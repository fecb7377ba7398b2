import { expect } from "vitest";
import { dodoPayments } from "../../app/providers/payments/dodo.server";
import { describeDodo } from "./dodo-contract";

/** The suite against Dodo's own test mode. `npm run test:dodo` runs it, and nothing else does. */

const EVERY = 3_000;
const AT_MOST = 600_000;

const {
  DODO_TEST_API_KEY: apiKey = "",
  DODO_TEST_PRODUCT: productId = "",
  DODO_TEST_OTHER_PRODUCT: otherProductId = productId,
  DODO_TEST_BASE_URL: baseUrl,
} = process.env;

describeDodo(baseUrl ?? "Dodo's test mode", () => {
  const options = {
    apiKey,
    // No webhook reaches this suite.
    webhookKey: `whsec_${"0".repeat(32)}`,
    ...(baseUrl ? { baseUrl } : { environment: "test_mode" as const }),
  };
  const payments = dodoPayments({ name: "dodo", ...options });
  return {
    options,
    productId,
    otherProductId,
    async pay({ sessionId, url }) {
      console.log(
        `\nPlease pay within ten minutes, with the card 4242 4242 4242 4242, any later month and any CVC:\n${url}\n`,
      );
      const isPaid = async () => (await payments.getCheckout(sessionId))?.status;
      await expect.poll(isPaid, { timeout: AT_MOST, interval: EVERY }).toBe("paid");
    },
  };
});
