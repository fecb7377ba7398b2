import { Webhook } from "standardwebhooks";
import { SECOND } from "~/lib/time";
import type { Person } from "./people";
import { type CallResource, type SimulatedCall, toResource } from "./simulated-call";

const TIMEOUT = 5 * SECOND;
/** Pauses before another try when the receiver doesn't answer with 2xx. */
const RETRY_AFTER = [0, 1 * SECOND, 5 * SECOND, 15 * SECOND, 60 * SECOND];

type Notification = { event_id: string; type: "call.status"; call: CallResource };

/** Delivers signed webhooks the way the person's line does: in order, doubled and shuffled, or without the last. */
export class Notifier {
  private readonly webhook: Webhook;
  /** Deliveries of a call follow one another. */
  private readonly chains = new Map<string, Promise<void>>();
  private readonly held = new Map<string, Notification>();

  constructor(secret: string) {
    this.webhook = new Webhook(secret);
  }

  /** Tells the receiver about the state the call is in now. */
  notify(call: SimulatedCall): void {
    const notification: Notification = {
      event_id: `evt_${call.id}_${call.status}`,
      type: "call.status",
      call: toResource(call),
    };
    for (const next of this.inLineOrder(call, notification, call.person.delivery)) {
      const before = this.chains.get(call.id) ?? Promise.resolve();
      const chain = before.then(() => this.deliver(call.webhookUrl, next));
      this.chains.set(call.id, chain);
      void chain.then(() => this.chains.get(call.id) === chain && this.chains.delete(call.id));
    }
  }

  private inLineOrder(call: SimulatedCall, next: Notification, delivery: Person["delivery"]): Notification[] {
    if (delivery === "last_lost") return call.status === "ended" ? [] : [next];
    if (delivery === "normal") return [next];
    if (call.status === "ringing") {
      this.held.set(call.id, next);
      return [];
    }
    if (call.status !== "ended") return [next, next];
    const late = this.held.get(call.id);
    this.held.delete(call.id);
    return late ? [next, late, next, late] : [next, next];
  }

  private async deliver(url: string, notification: Notification): Promise<void> {
    const body = JSON.stringify(notification);
    for (const pause of RETRY_AFTER) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause).unref());
      const sentAt = new Date();
      try {
        const response = await fetch(url, {
          method: "POST",
          body,
          headers: {
            "content-type": "application/json",
            "webhook-id": notification.event_id,
            "webhook-timestamp": String(Math.floor(sentAt.getTime() / SECOND)),
            "webhook-signature": this.webhook.sign(notification.event_id, sentAt, body),
          },
          signal: AbortSignal.timeout(TIMEOUT),
        });
        if (response.ok) return;
      } catch {
        // No answer counts like a refusal: the next try follows.
      }
    }
  }
}
