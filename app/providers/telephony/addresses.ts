import type { ProviderName } from "./provider";

/** Where each vendor answers, unless the configuration names another address. Without a slash at the end. */
export const USUAL_ADDRESSES: Readonly<Record<Exclude<ProviderName, "simulator">, string>> = {
  callkaro: "https://api.callkaro.ai",
  vapi: "https://api.vapi.ai",
  twilio: "https://api.twilio.com",
  bland: "https://api.bland.ai",
};
