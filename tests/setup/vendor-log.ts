import { hkdfSync } from "node:crypto";
import type { App } from "./start-app";

/** A key of the product's, as whoever holds its secret derives it. */
export const derivedKey = (app: App, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", app.env.SESSION_SECRET ?? "", "", `relevel.me/${purpose}`, 32));

/** The secret that the simulated vendor signs its webhooks with. */
export const webhookSecret = (app: App) => `whsec_${derivedKey(app, "simulator/webhook").toString("base64")}`;

export type LoggedCall = {
  id: string;
  /** Our id of the call. */
  reference: string;
  status: string;
  outcome: string | null;
  created_at: string;
  updated_at: string;
  ended_reason: string | null;
  voicemail_message: string | null;
  duration_seconds: number | null;
  transcript: { speaker: string; text: string; at: string }[] | null;
};

/** The simulated vendor's own log of what it was asked to dial for a call of ours. */
export function vendorLog(app: App, callId: string): Promise<LoggedCall[]> {
  return readLog(app, `?reference=${callId}`);
}

/** The whole of that log, oldest first. */
export function wholeVendorLog(app: App): Promise<LoggedCall[]> {
  return readLog(app, "");
}

async function readLog(app: App, query: string): Promise<LoggedCall[]> {
  const key = derivedKey(app, "simulator/api-key").toString("base64url");
  const response = await fetch(`${app.url}/simulator/api/v1/calls${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return ((await response.json()) as { calls: LoggedCall[] }).calls;
}
