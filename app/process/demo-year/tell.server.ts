import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { receiveWebhook } from "~/domain/calls/receive-webhook.server";
import { SECOND } from "~/lib/time";
import type { Person } from "~/simulator/people";
import { type Outcome, type SimulatedCall, toResource } from "~/simulator/simulated-call";
import type { Talk } from "~/simulator/talk";
import { type Asked, vendorId } from "./phone-company.server";

/** Nobody hears this person: what is said in a demo year is decided elsewhere. */
const NOBODY: Person = {
  code: "0101",
  answers: "script",
  delivery: "normal",
  createResponse: "normal",
  replies: () => null,
};

/** What has become of a call so far. */
export type LineState = {
  status: SimulatedCall["status"];
  outcome: Outcome | null;
  reason: string | null;
  answeredAt: Date | null;
  seconds: number | null;
  talk: Talk | null;
};

export const QUIET_LINE: LineState = {
  status: "queued",
  outcome: null,
  reason: null,
  answeredAt: null,
  seconds: null,
  talk: null,
};

/**
 * Tells our webhook what has become of a call, as the simulator's notifier does.
 *
 * @param secret `whsec_…`
 * @param at when it happened
 */
export async function tell(call: Asked, line: LineState, at: Date, secret: string): Promise<void> {
  const resource = toResource({
    id: vendorId(call.reference),
    ...{ to: call.to, reference: call.reference, agenda: call.agenda, webhookUrl: call.webhookUrl },
    ...{ ringSeconds: 45, voicemailMessage: null, person: NOBODY, createdAt: at, updatedAt: at },
    ...{ status: line.status, outcome: line.outcome, endedReason: line.reason },
    ...{ answeredAt: line.answeredAt, durationSeconds: line.seconds, talk: line.talk },
  });
  const id = `evt_${randomUUID()}`;
  const rawBody = JSON.stringify({ event_id: id, type: "call.status", call: resource });
  // Signatures are of today: an old one is refused.
  const signedAt = new Date();
  await receiveWebhook("simulator", {
    rawBody,
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(signedAt.getTime() / SECOND)),
      "webhook-signature": new Webhook(secret).sign(id, signedAt, rawBody),
    },
    url: call.webhookUrl,
  });
}
