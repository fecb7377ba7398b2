import { deriveKey, env } from "~/env.server";
import { observeVendor } from "~/observability/observe-vendor.server";
import type { PaymentProvider } from "./provider";

/** Chooses the payment vendor by configuration, at run time. Adapters get options and never read the environment. */

const shared = globalThis as typeof globalThis & { relevelPayments?: Promise<PaymentProvider> };

/** How this instance takes money: `off` means self-hosted, with everything unlocked. */
export function paymentsMode() {
  return env().payments.mode;
}

/** What both sides of the simulated vendor have to know. */
function simulatorSetup() {
  return {
    apiKey: `dodo_test_${deriveKey("simulated-payments/api-key").toString("base64url")}`,
    webhookKey: `whsec_${deriveKey("simulated-payments/webhook").toString("base64")}`,
    productId: env().payments.product ?? "pdt_simulated_pro",
  };
}

/** What the simulated vendor's side needs; null where payments aren't simulated. */
export function simulatedPaymentsOptions() {
  if (paymentsMode() !== "simulator") return null;
  const { simulator, app, storage } = env();
  return {
    ...simulatorSetup(),
    /** Where its pages are, as a browser reaches them. */
    pagesUrl: `${app.url}/simulator`,
    /** The web process reaches itself directly. */
    webhookUrl: `${simulator.url}/api/webhooks/dodopayment`,
    /** Where it keeps what it knows over a restart. */
    folder: storage.folder,
  };
}

/** What billing needs to know of the configuration. */
export function paymentSettings() {
  const { payments, app } = env();
  return {
    mode: payments.mode,
    /** What is sold as Pro. */
    productId: payments.product ?? "pdt_simulated_pro",
    planMinutes: payments.planMinutes,
    /** A path of ours as a browser reaches it. */
    publicUrl: (path: string) => app.url + path,
  };
}

/** Where Dodo Payments answers in each of its two worlds. */
const DODO_ADDRESSES = {
  live_mode: "https://live.dodopayments.com",
  test_mode: "https://test.dodopayments.com",
} as const;

/** Where the payment vendor answers; null where payments are off. */
export function paymentsAddress(): { name: "simulator" | "dodo"; url: string } | null {
  const { payments, simulator } = env();
  if (payments.mode === "off") return null;
  if (payments.mode === "simulator") return { name: "simulator", url: simulator.url };
  const { baseUrl, environment = "test_mode" } = payments.dodo;
  return { name: "dodo", url: baseUrl ?? DODO_ADDRESSES[environment] };
}

/**
 * The payment vendor of this instance. Where payments are off there is none, and its SDK isn't even loaded.
 */
export async function findPayments(): Promise<PaymentProvider | null> {
  if (paymentsMode() === "off") return null;
  shared.relevelPayments ??= make().then((vendor) =>
    observeVendor(vendor, { provider: vendor.name, kind: "payments" }),
  );
  return shared.relevelPayments;
}

async function make(): Promise<PaymentProvider> {
  const { dodoPayments } = await import("./dodo.server");
  const { payments, simulator } = env();
  if (payments.mode === "simulator") {
    const { apiKey, webhookKey } = simulatorSetup();
    return dodoPayments({
      name: "simulator",
      apiKey,
      webhookKey,
      baseUrl: `${simulator.url}/simulator/dodo`,
    });
  }
  const { apiKey, webhookKey, environment, baseUrl } = payments.dodo;
  if (!apiKey || !webhookKey) throw new Error("payments are not set up");
  return dodoPayments({ name: "dodo", apiKey, webhookKey, environment, baseUrl });
}
