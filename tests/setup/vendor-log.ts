import { hkdfSync } from "node:crypto";
import type { App } from "./start-app";

const derived = (app: App, purpose: string) =>
  Buffer.from(hkdfSync("sha256", app.env.SESSION_SECRET ?? "", "", `relevel.me/${purpose}`, 32));

/** The secret that the simulated vendor signs its webhooks with. */
export const webhookSecret = (app: App) => `whsec_${derived(app, "simulator/webhook").toString("base64")}`;

export type LoggedCall = {
  id: string;
  reference: string;
  status: string;
  outcome: string | null;
  duration_seconds: number | null;
  transcript: { speaker: string; text: string; at: string }[] | null;
};

/** The simulated vendor's own log of what it was asked to dial for a call of ours. */
export async function vendorLog(app: App, callId: string): Promise<LoggedCall[]> {
  const key = derived(app, "simulator/api-key").toString("base64url");
  const response = await fetch(`${app.url}/simulator/api/v1/calls?reference=${callId}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return ((await response.json()) as { calls: LoggedCall[] }).calls;
}
