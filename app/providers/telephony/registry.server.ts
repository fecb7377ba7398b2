import { deriveKey, env } from "~/env.server";
import { toMinor } from "~/lib/money";
import { logger } from "~/observability/logger.server";
import { observeVendor } from "~/observability/observe-vendor.server";
import { USUAL_ADDRESSES } from "./addresses";
import { blandProvider } from "./bland.server";
import { callkaroProvider } from "./callkaro.server";
import { type CallProvider, NO_VENDOR, PROVIDER_NAMES, type ProviderName } from "./provider";
import { simulatorProvider } from "./simulator.server";
import { twilioProvider } from "./twilio.server";
import { vapiProvider } from "./vapi.server";

/** Chooses call vendors by configuration. Adapters get options and never read the environment. */

const shared = globalThis as typeof globalThis & {
  relevelProviders?: Map<ProviderName, CallProvider | null>;
};

/** What the simulated vendor and our adapter for it both have to know. */
function simulatorSetup() {
  return {
    speed: env().simulator.speed,
    apiKey: deriveKey("simulator/api-key").toString("base64url"),
    webhookSecret: `whsec_${deriveKey("simulator/webhook").toString("base64")}`,
  };
}

/** How each vendor is made from the configuration; null where it isn't set up. */
const MAKE: Record<ProviderName, () => CallProvider | null> = {
  simulator: () => {
    const { enabled, url: baseUrl } = env().simulator;
    return enabled ? simulatorProvider({ baseUrl, ...simulatorSetup() }) : null;
  },
  callkaro: () => {
    const options = env().vendors.callkaro;
    return options ? callkaroProvider({ ...options, report: reportOf("callkaro") }) : null;
  },
  vapi: () => {
    const options = env().vendors.vapi;
    return options ? vapiProvider({ ...options, report: reportOf("vapi") }) : null;
  },
  twilio: () => {
    const options = env().vendors.twilio;
    return options
      ? twilioProvider({ ...options, publicUrl: env().app.url, report: reportOf("twilio") })
      : null;
  },
  bland: () => {
    const options = env().vendors.bland;
    return options ? blandProvider({ ...options, report: reportOf("bland") }) : null;
  },
};

/** What adapters have to say about a vendor's doings; it never holds anything of a person. */
const reportOf = (provider: ProviderName) => (message: string) => logger.warn({ provider }, message);

/** To a request that dials, no clear answer is an answer of ours. */
const isNoAnswer = (answer: unknown): boolean => Reflect.get(Object(answer), "outcome") === "ambiguous";

const isProviderName = (name: string): name is ProviderName => Object.hasOwn(MAKE, name);

/**
 * A vendor this instance is set up for, also one that new calls don't go through any more.
 *
 * @param name as in the webhook's URL or on the call's row
 * @returns null when there is no such vendor here
 */
export function findCallProvider(name: string): CallProvider | null {
  if (!isProviderName(name)) return null;
  shared.relevelProviders ??= new Map();
  const { relevelProviders: known } = shared;
  if (!known.has(name)) {
    const adapter = MAKE[name]();
    known.set(name, adapter && observeVendor(adapter, { provider: name, kind: "telephony" }, isNoAnswer));
  }
  return known.get(name) ?? null;
}

/**
 * Do we lead the talk ourselves, turn by turn? Where a vendor's agent does, we only read what was said.
 *
 * @param name of the vendor, as on the call's row
 */
export const weLead = (name: string): boolean =>
  name === NO_VENDOR || findCallProvider(name)?.capabilities.ownConversation === false;

/** Can calls be placed at all? Not where the simulator is the vendor and is off, as it is in production. */
export function canPlaceCalls(): boolean {
  return findCallProvider(env().calls.provider) !== null;
}

/** The name of the vendor that new calls go through. */
export function configuredProvider(): ProviderName {
  return env().calls.provider;
}

/** Where every call vendor that is set up answers. New calls go through `configuredProvider` alone. */
export function callVendorAddresses(): { name: ProviderName; url: string }[] {
  const { vendors, simulator } = env();
  return PROVIDER_NAMES.flatMap((name): { name: ProviderName; url: string }[] => {
    if (name === "simulator") return simulator.enabled ? [{ name, url: simulator.url }] : [];
    const options = vendors[name];
    return options ? [{ name, url: options.baseUrl ?? USUAL_ADDRESSES[name] }] : [];
  });
}

/**
 * What an account of each vendor usually takes: Twilio starts one call a second, Vapi holds ten at a time, Bland's
 * smallest plan that calls abroad holds ten. The simulator takes everything, CallKaro says nothing.
 */
const USUAL_LIMITS: Record<ProviderName, { atOnce: number | null; perSecond: number | null }> = {
  simulator: { atOnce: null, perSecond: null },
  callkaro: { atOnce: null, perSecond: null },
  vapi: { atOnce: 10, perSecond: null },
  twilio: { atOnce: null, perSecond: 1 },
  bland: { atOnce: 10, perSecond: null },
};

/** What the codes that prove a number are computed with. */
export const phoneCodeKey = () => deriveKey("phone-code");

/** Limits and addresses that placing a call needs. */
export function callSettings() {
  const { calls, app, simulator: sim } = env();
  return {
    provider: calls.provider,
    /** The operator's kill switch in the environment; there is another one in the database. */
    paused: calls.paused,
    /** What the vendor takes, for all workers together, and what we allow; null is no limit. */
    limits: {
      atOnce: calls.atOnce ?? USUAL_LIMITS[calls.provider].atOnce,
      perSecond: calls.perSecond ?? USUAL_LIMITS[calls.provider].perSecond,
      perDay: calls.perDay ?? null,
    },
    maxSeconds: calls.maxSeconds,
    ringSeconds: 45,
    /** ISO country codes calls may go to; empty means all. */
    countries: calls.countries,
    /** Reserved numbers (+1 NPA 555 01xx) count as proved: they ring nobody. */
    reservedNumbers: calls.provider === "simulator" && sim.enabled,
    /** A path as vendors were told it. */
    publicUrl: (path: string) => app.url + path,
    /** Where a vendor reports to about a call. The simulator reaches the web process directly. */
    webhookUrl: (name: ProviderName, callId: string) =>
      `${name === "simulator" ? sim.url : app.url}/api/webhooks/call/${name}?call=${callId}`,
    /** Where a vendor without an agent of its own asks for the next line of a call. */
    talkUrl: (name: ProviderName, callId: string) => `${app.url}/api/talk/${name}?call=${callId}`,
  };
}

/** The cap on what calls may cost in a month, in minor units; null is none. */
export function spendingSettings() {
  const { spending } = env();
  if (!spending) return null;
  const { cap, minutePrice, currency } = spending;
  return { capMinor: toMinor(cap, currency), minuteMinor: toMinor(minutePrice, currency), currency };
}

/** The simulated vendor, its phone and its pages are part of this instance. */
export function simulatorEnabled(): boolean {
  return env().simulator.enabled;
}

/** What the simulated vendor's side needs; null where the simulator is off. */
export function simulatorOptions() {
  return simulatorEnabled() ? simulatorSetup() : null;
}

/**
 * Does a call to this number ring on the page of the fake phone and wait for a human? All do that the simulated
 * vendor dials, but for the reserved numbers of simulated people.
 */
export function rungInBrowser(e164: string): boolean {
  const isPerson = /^\+1\d{3}55501\d\d$/.test(e164) && !e164.endsWith("0100");
  return simulatorEnabled() && env().calls.provider === "simulator" && !isPerson;
}
