import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ProviderName } from "../../app/providers/telephony/provider";

/**
 * What all fake vendors share: an HTTP API on a port of its own, a log that is the oracle of tests, webhooks
 * delivered in order, and every way a real vendor misbehaves. What is a vendor's own is in its file.
 */

/** What becomes of a call that the vendor takes. */
export type Story = "talk" | "no_answer" | "busy" | "voicemail" | "failed" | "canceled" | "rings_on";

export type Behaviour = {
  /**
   * - `accept`, `refuse` (4xx), `rate_limit` (429)
   * - `server_error`: 500 and no call; `server_error_taken`: 500, and the phone rings all the same
   * - `lose_answer`: the phone rings, the answer never comes; `reset`: the connection breaks, no call
   */
  create:
    | "accept"
    | "refuse"
    | "rate_limit"
    | "server_error"
    | "server_error_taken"
    | "lose_answer"
    | "reset";
  story: Story;
  /** How its webhooks come. `held` ones wait for `release`. */
  deliver: "once" | "twice" | "reversed" | "last_lost" | "lost" | "held";
  /** What the person says in a talk, in turn. */
  said: readonly string[];
};

/** A webhook on its way, exactly as it is put on the wire. */
export type Delivery = { url: string; headers: Record<string, string>; body: string };
/** `status` is what the receiver answered; null when there was no answer. */
export type Delivered = Delivery & { status: number | null };

/** A call as the oracle knows it. */
export type TakenCall = {
  vendorCallId: string;
  /** Our id, as far as the vendor was told. */
  callId: string | null;
  to: string;
  story: Story;
  takenAt: Date;
  /** The phone rings or is talked on. */
  live: boolean;
};

export type ApiRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
};
export type ApiAnswer = { status: number; json?: unknown; headers?: Record<string, string> };

/** Ends the connection, or never answers. */
export type Silence = "reset" | "silent";

export abstract class FakeVendor {
  abstract readonly name: ProviderName;
  private readonly server: Server;
  private readonly chains = new Map<string, Promise<void>>();
  private held: { callId: string; delivery: Delivery }[] = [];
  private behaviour: Behaviour = { create: "accept", story: "talk", deliver: "once", said: [] };

  /** Every request to its API, oldest first. */
  readonly requests: ApiRequest[] = [];
  /** Every call it took, oldest first. */
  readonly taken: TakenCall[] = [];
  /** Every webhook it sent, oldest first. */
  readonly delivered: Delivered[] = [];

  /** Takes a line for whoever watches: what it was asked, what it told, what was said. */
  tell: (line: string) => void = () => {};

  constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  /** What configures the product to use this fake, besides `CALL_PROVIDER` and `APP_URL`. Only after `listen`. */
  abstract environment(): Record<string, string>;

  /** Answers one request to the vendor's API. */
  protected abstract answer(request: ApiRequest): Promise<ApiAnswer | Silence> | ApiAnswer | Silence;

  /** @param port 0 takes a free one */
  listen(port = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, "127.0.0.1", resolve);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Sets how calls from now on are treated; what isn't named stays. */
  behave(next: Partial<Behaviour>): void {
    this.behaviour = { ...this.behaviour, ...next };
  }

  protected get now(): Behaviour {
    return this.behaviour;
  }

  /**
   * Sends the webhooks of a call one after the other, as its behaviour says.
   *
   * @param deliver how, as it was when the call was created
   */
  protected send(vendorCallId: string, deliveries: readonly Delivery[], deliver: Behaviour["deliver"]): void {
    if (deliver === "held") {
      this.held.push(...deliveries.map((delivery) => ({ callId: vendorCallId, delivery })));
      return;
    }
    for (const delivery of inOrder(deliveries, deliver)) this.queue(vendorCallId, delivery);
  }

  private queue(vendorCallId: string, delivery: Delivery): void {
    const before = this.chains.get(vendorCallId) ?? Promise.resolve();
    this.chains.set(
      vendorCallId,
      before.then(async () => {
        await this.post(delivery);
      }),
    );
  }

  /** Lets go of the webhooks that were held back. */
  release(): void {
    const waiting = this.held;
    this.held = [];
    for (const { callId, delivery } of waiting) this.queue(callId, delivery);
  }

  /** Resolves when every webhook that is on its way has been answered. */
  async settled(): Promise<void> {
    await Promise.all(this.chains.values());
  }

  /** Puts one webhook on the wire, also one that a test has changed. @returns the status; null without an answer */
  async post(delivery: Delivery): Promise<number | null> {
    let status: number | null = null;
    try {
      const { url, headers, body } = delivery;
      const response = await fetch(url, {
        method: "POST",
        headers,
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      status = response.status;
    } catch {
      status = null;
    }
    this.delivered.push({ ...delivery, status });
    this.tell(`webhook to ${new URL(delivery.url).pathname}: ${status ?? "no answer"}`);
    return status;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://vendor");
    const seen: ApiRequest = {
      method: request.method ?? "GET",
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    this.requests.push(seen);
    this.tell(`${seen.method} ${seen.path} ${seen.body}`);
    const answer = await this.answer(seen);
    if (answer === "reset") request.socket.destroy();
    if (typeof answer === "string") return;
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(answer.json === undefined ? "" : JSON.stringify(answer.json));
  }
}

function inOrder(deliveries: readonly Delivery[], how: Behaviour["deliver"]): Delivery[] {
  switch (how) {
    case "twice":
      return deliveries.flatMap((delivery) => [delivery, delivery]);
    case "reversed":
      return [...deliveries].reverse();
    case "last_lost":
      return deliveries.slice(0, -1);
    case "lost":
      return [];
    default:
      return [...deliveries];
  }
}
