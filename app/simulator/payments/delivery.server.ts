import { Webhook } from "standardwebhooks";
import { HOUR, MINUTE, SECOND } from "~/lib/time";
import { toEnvelope } from "./resources";
import type { StoredDelivery } from "./state";
import { own, Refusal, type World } from "./world";

/** The vendor's attempts: at once, and after these pauses while no answer is 2xx. */
export const PAUSES = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
const TIMEOUT = 15 * SECOND;
/** Old enough that a receiver of Standard Webhooks refuses it. */
const STALE_BY = 10 * MINUTE;
/** Finished deliveries kept for the log. */
const KEPT = 500;
/** Held and waiting at most: beyond it the oldest are given up. */
const MOST_OPEN = 2_000;
/** Held events leave in one line, whatever they are about. */
const RELEASED = "released";

export type DeliveryOptions = {
  webhookUrl: string;
  /** `whsec_` and base64. */
  webhookKey: string;
  /** Real milliseconds until an event leaves: whoever comes back from the checkout is faster. */
  webhookDelayMs: number;
  /** How many of the vendor's seconds between attempts pass in one real second. */
  retrySpeed: number;
  /** How many may be held and wait, 2,000 by default. */
  mostOpen?: number;
};

/** Delivers signed webhooks as Dodo does, and as badly as the rules ask for. */
export class Delivery {
  private readonly webhook: Webhook;
  private readonly forger = new Webhook(`whsec_${btoa("somebody else's key, not ours")}`);
  /** What waits for its time. */
  private readonly pauses = new Map<StoredDelivery, { timer: NodeJS.Timeout; end: () => void }>();
  /** First attempts of a line follow one another. */
  private readonly lines = new Map<string, Promise<void>>();
  private stopped = false;

  /** @param changed is called whenever a delivery has moved on */
  constructor(
    private readonly world: World,
    private readonly options: DeliveryOptions,
    private readonly changed: () => void,
  ) {
    this.webhook = new Webhook(options.webhookKey);
  }

  /** Goes on with what a stop has interrupted. */
  resume(): void {
    this.giveUpOldest();
    for (const delivery of this.all()) if (delivery.state === "waiting") this.send(delivery);
  }

  /** Takes an event in. */
  add(event: Pick<StoredDelivery, "type" | "about" | "line">): void {
    const { rules, deliveries } = this.world.state;
    const now = this.world.now();
    const delivery: StoredDelivery = {
      ...event,
      webhookId: this.world.newId("msg"),
      occurredAt: now.toISOString(),
      copies: rules.duplicate ? 2 : 1,
      twist: rules.drop ? "normal" : rules.next,
      attempts: 0,
      failures: 0,
      status: null,
      state: rules.drop ? "dropped" : rules.hold ? "held" : "waiting",
      nextAttemptAt: new Date(now.getTime() + this.options.webhookDelayMs).toISOString(),
    };
    if (!rules.drop) rules.next = "normal";
    deliveries[delivery.webhookId] = delivery;
    this.giveUpOldest();
    this.forgetOldest();
    if (delivery.state === "waiting") this.send(delivery);
  }

  /** Delivers what is held: the latest first. */
  release(): void {
    const held = this.all().filter(({ state }) => state === "held");
    for (const delivery of held.reverse()) {
      delivery.state = "waiting";
      delivery.line = RELEASED;
      delivery.nextAttemptAt = this.world.now().toISOString();
      this.send(delivery);
    }
  }

  /** Sends an event once more, as it should have been. Nothing happens while it is under way. */
  replay(webhookId: string): void {
    const delivery = own(this.world.state.deliveries, webhookId);
    if (!delivery || delivery.state === "waiting") return;
    Object.assign(delivery, { state: "waiting", copies: 1, failures: 0, twist: "normal" });
    delivery.nextAttemptAt = this.world.now().toISOString();
    this.send(delivery);
  }

  /** Ends all attempts. */
  stop(): void {
    this.stopped = true;
    for (const { timer } of this.pauses.values()) clearTimeout(timer);
    this.pauses.clear();
  }

  private all(): StoredDelivery[] {
    return Object.values(this.world.state.deliveries);
  }

  private send(delivery: StoredDelivery): void {
    if (delivery.failures > 0) {
      void this.wait(delivery).then(() => this.attempt(delivery));
      return;
    }
    const before = this.lines.get(delivery.line) ?? Promise.resolve();
    const line = before.then(() => this.wait(delivery)).then(() => this.attempt(delivery));
    this.lines.set(delivery.line, line);
    void line.then(() => this.lines.get(delivery.line) === line && this.lines.delete(delivery.line));
  }

  private wait(delivery: StoredDelivery): Promise<void> {
    const ms = new Date(delivery.nextAttemptAt).getTime() - this.world.now().getTime();
    if (ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        if (this.pauses.get(delivery)?.end === end) this.pauses.delete(delivery);
        resolve();
      };
      const timer = setTimeout(end, ms).unref();
      this.pauses.set(delivery, { timer, end });
    });
  }

  private async attempt(delivery: StoredDelivery): Promise<void> {
    if (this.stopped || delivery.state !== "waiting") return;
    const acknowledged = await this.post(delivery);
    if (this.stopped) return;
    if (acknowledged) delivery.copies -= 1;
    else delivery.failures += 1;
    const pause = acknowledged ? 0 : PAUSES[delivery.failures];
    const isWanted = delivery.state === "waiting" && pause !== undefined;
    if (delivery.copies <= 0) delivery.state = "delivered";
    else if (!isWanted) delivery.state = "gave_up";
    else {
      const inMs = pause / this.options.retrySpeed;
      delivery.nextAttemptAt = new Date(this.world.now().getTime() + inMs).toISOString();
      void this.wait(delivery).then(() => this.attempt(delivery));
    }
    this.changed();
  }

  /** One attempt: signed now, about the state of now. @returns was it acknowledged? */
  private async post(delivery: StoredDelivery): Promise<boolean> {
    const body = this.bodyOf(delivery);
    if (body === null) {
      // What it was about has been forgotten.
      delivery.failures = PAUSES.length;
      return false;
    }
    const { webhookId, twist } = delivery;
    const sentAt = new Date(this.world.now().getTime() - (twist === "stale" ? STALE_BY : 0));
    const signer = twist === "wrong_signature" ? this.forger : this.webhook;
    delivery.attempts += 1;
    try {
      const response = await fetch(this.options.webhookUrl, {
        method: "POST",
        body,
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          "webhook-id": webhookId,
          "webhook-timestamp": String(Math.floor(sentAt.getTime() / SECOND)),
          "webhook-signature": signer.sign(webhookId, sentAt, body),
        },
        signal: AbortSignal.timeout(TIMEOUT),
      });
      await response.body?.cancel();
      delivery.status = response.status;
      return response.ok;
    } catch {
      // No answer counts like a refusal: the next attempt follows.
      delivery.status = null;
      return false;
    }
  }

  private bodyOf(delivery: StoredDelivery): string | null {
    try {
      const envelope = toEnvelope(this.world, delivery);
      if (delivery.twist === "unknown_type")
        return JSON.stringify({ ...envelope, type: "subscription.reviewed" });
      if (delivery.twist !== "extra_fields") return JSON.stringify(envelope);
      const data = { ...envelope.data, loyalty_points: 7, nested: { unheard_of: [null, { of: true }] } };
      return JSON.stringify({ ...envelope, api_version: "2099-01-01", data });
    } catch (thrown) {
      if (thrown instanceof Refusal) return null;
      throw thrown;
    }
  }

  /** A receiver that is away for long, or a hold that nobody releases, is no reason to keep ever more. */
  private giveUpOldest(): void {
    const open = this.all().filter(isOpen);
    const tooMany = Math.max(0, open.length - (this.options.mostOpen ?? MOST_OPEN));
    for (const delivery of open.slice(0, tooMany)) {
      delivery.state = "gave_up";
      this.pauses.get(delivery)?.end();
    }
  }

  private forgetOldest(): void {
    const finished = this.all().filter((delivery) => !isOpen(delivery));
    for (const { webhookId } of finished.slice(0, Math.max(0, finished.length - KEPT)))
      delete this.world.state.deliveries[webhookId];
  }
}

const isOpen = ({ state }: StoredDelivery): boolean => state === "waiting" || state === "held";
