import { deriveKey, env } from "~/env.server";
import type { CallProvider, ProviderName } from "./provider";
import { simulatorProvider } from "./simulator.server";

/** Chooses call vendors by configuration. Adapters get options and never read the environment. */

const shared = globalThis as typeof globalThis & { relevelSimulator?: CallProvider };

/** What the simulated vendor and our adapter for it both have to know. */
function simulatorSetup() {
  return {
    speed: env().simulator.speed,
    apiKey: deriveKey("simulator/api-key").toString("base64url"),
    webhookSecret: `whsec_${deriveKey("simulator/webhook").toString("base64")}`,
  };
}

function simulator(): CallProvider {
  shared.relevelSimulator ??= simulatorProvider({ baseUrl: env().simulator.url, ...simulatorSetup() });
  return shared.relevelSimulator;
}

/**
 * A vendor this instance is set up for.
 *
 * @param name as in the webhook's URL or on the call's row
 * @returns null when there is no such vendor here
 */
export function findCallProvider(name: string): CallProvider | null {
  return name === "simulator" && env().simulator.enabled ? simulator() : null;
}

/** Can calls be placed at all? Not where the simulator is the vendor and is off, as it is in production. */
export function canPlaceCalls(): boolean {
  return findCallProvider(env().calls.provider) !== null;
}

/** The name of the vendor that new calls go through. */
export function configuredProvider(): ProviderName {
  return env().calls.provider;
}

/** Limits and addresses that placing a call needs. */
export function callSettings() {
  const { calls, app, simulator: sim } = env();
  return {
    provider: calls.provider,
    /** The operator's kill switch in the environment; there is another one in the database. */
    paused: calls.paused,
    /** What the vendor takes, for all workers together; null is no limit, as the simulator has none. */
    limits: { atOnce: calls.atOnce ?? null, perSecond: calls.perSecond ?? null },
    maxSeconds: calls.maxSeconds,
    ringSeconds: 45,
    /** ISO country codes calls may go to; empty means all. */
    countries: calls.countries,
    /** Reserved numbers (+1 NPA 555 01xx) count as proved: they ring nobody. */
    reservedNumbers: calls.provider === "simulator" && sim.enabled,
    /** A path as vendors were told it. */
    publicUrl: (path: string) => app.url + path,
    /** Where a vendor reports to. The simulator reaches the web process directly. */
    webhookUrl: (name: ProviderName) =>
      `${name === "simulator" ? sim.url : app.url}/api/webhooks/call/${name}`,
  };
}

/** The simulated vendor, its phone and its pages are part of this instance. */
export function simulatorEnabled(): boolean {
  return env().simulator.enabled;
}

/** What the simulated vendor's side needs; null where the simulator is off. */
export function simulatorOptions() {
  return simulatorEnabled() ? simulatorSetup() : null;
}

/** Reserved numbers ending 0100 ring on the page of the fake phone and wait for a human. */
export function rungInBrowser(e164: string): boolean {
  return simulatorEnabled() && /^\+1\d{3}5550100$/.test(e164);
}
