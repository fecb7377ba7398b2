import http from "node:http";
import type { AddressInfo } from "node:net";
import { drawnBetween, drawnFrom, type Shares } from "~/lib/seeded";

/**
 * What may go wrong with a request to the vendor: turned away with 429 or broken with 500 before the vendor has
 * seen it, or taken by the vendor and its answer lost.
 */
export type RequestFault = "refuse" | "break" | "lose_answer";

/**
 * What may go wrong with a webhook: told twice, told late, told after the next one of its call, taken and never
 * told, turned away with 500, or told with the answer lost. The vendor repeats the last two.
 */
export type WebhookFault = "double" | "late" | "swap" | "drop" | "refuse" | "lose_answer";

const DIALS = "/simulator/api/v1/calls";
/** A late webhook comes after so many others at the most. */
const LATEST = 40;

type Held = { whose: string; due: number; deliver: () => Promise<void> };
type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

/**
 * Stands between the workers, the vendor and the web process: requests to the vendor's API and webhooks of the
 * vendor both pass it, and not all of them unharmed. What happens to which is decided by the seed and by whose
 * call it is about, so that a seed gives the same faults however the processes race.
 */
export class ChaosProxy {
  /** Where requests go. Set it before the first one comes. */
  target = "";
  /** While false, everything passes. */
  stormy = true;
  /** Awaited after the vendor has taken the nth dial and before its answer goes back. */
  onDial: (nth: number) => Promise<void> | void = () => {};
  /** How often each thing has happened. */
  readonly tally = { dials: 0, taken: 0, requests: 0, webhooks: 0 };
  readonly faults: Record<`request:${RequestFault}` | `webhook:${WebhookFault}`, number> = {
    "request:refuse": 0,
    "request:break": 0,
    "request:lose_answer": 0,
    "webhook:double": 0,
    "webhook:late": 0,
    "webhook:swap": 0,
    "webhook:drop": 0,
    "webhook:refuse": 0,
    "webhook:lose_answer": 0,
  };
  /** Our call ids whose request to dial came here and never reached the vendor. */
  readonly swallowed = new Set<string>();
  /** Requests that are being answered. */
  open = 0;

  private readonly server = http.createServer((request, response) => void this.handle(request, response));
  private readonly agent = new http.Agent({ keepAlive: true });
  /** Call ids in words that are the same in every run: the number dialled, and which call to it this is. */
  private readonly names = new Map<string, string>();
  private readonly asked = new Map<string, number>();
  private readonly held: Held[] = [];

  private constructor(
    private readonly seed: number,
    private readonly requestFaults: Shares<RequestFault>,
    private readonly webhookFaults: Shares<WebhookFault>,
  ) {}

  /**
   * @param options.seed decides everything
   * @param options.requests how often requests to the vendor go wrong
   * @param options.webhooks how often webhooks do
   */
  static async start(options: {
    seed: number;
    requests?: Shares<RequestFault>;
    webhooks?: Shares<WebhookFault>;
  }): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(options.seed, options.requests ?? {}, options.webhooks ?? {});
    await new Promise<void>((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Lets everything pass from now on, and tells what is being held. */
  async calm(): Promise<void> {
    this.stormy = false;
    await Promise.all(this.held.splice(0).map(({ deliver }) => deliver()));
  }

  close(): Promise<void> {
    this.agent.destroy();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    this.open++;
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      if (request.url?.startsWith("/api/webhooks/")) await this.webhook(request, body, response);
      else await this.request(request, body, response);
    } catch {
      // Somebody on either side has gone: the other one sees a connection that breaks off.
      response.destroy();
    } finally {
      this.open--;
    }
  }

  private async request(
    request: http.IncomingMessage,
    body: Buffer,
    response: http.ServerResponse,
  ): Promise<void> {
    this.tally.requests++;
    const reference = request.method === "POST" && request.url === DIALS ? this.nameCall(body) : null;
    if (reference) this.tally.dials++;
    const name = this.nth(reference ? `dial ${this.names.get(reference)}` : "ask");
    const fault = this.stormy ? drawnFrom(this.seed, name, this.requestFaults) : null;
    if (fault) this.faults[`request:${fault}`]++;
    if (fault === "refuse" || fault === "break") {
      if (reference) this.swallowed.add(reference);
      const code = fault === "refuse" ? "too_many_requests" : "broken";
      return send(response, fault === "refuse" ? 429 : 500, { error: { code } });
    }
    const gone = new AbortController();
    const left = new Promise<void>((resolve) => {
      response.once("close", () => {
        gone.abort();
        resolve();
      });
    });
    const answer = await this.forward(request, body, gone.signal);
    if (reference && answer.status === 201) await Promise.race([left, this.onDial(++this.tally.taken)]);
    if (fault === "lose_answer") response.destroy();
    else relay(response, answer);
  }

  private async webhook(
    request: http.IncomingMessage,
    body: Buffer,
    response: http.ServerResponse,
  ): Promise<void> {
    const { call } = JSON.parse(body.toString()) as { call: { reference: string; status: string } };
    const whose = this.names.get(call.reference) ?? "nobody";
    const name = this.nth(`webhook ${whose} ${call.status}`);
    const count = ++this.tally.webhooks;
    const fault = this.stormy ? drawnFrom(this.seed, name, this.webhookFaults) : null;
    if (fault) this.faults[`webhook:${fault}`]++;
    const deliver = () => this.forward(request, body);
    if (fault === "late" || fault === "swap") {
      const due = fault === "late" ? count + drawnBetween(this.seed, `${name} due`, 1, LATEST) : Infinity;
      this.held.push({ whose, due, deliver: () => deliver().then(noop, noop) });
      return send(response, 200, { received: true });
    }
    if (fault === "drop") send(response, 200, { received: true });
    else if (fault === "refuse") send(response, 500, { error: { code: "broken" } });
    else {
      const answers = await Promise.all(fault === "double" ? [deliver(), deliver()] : [deliver()]);
      if (fault === "lose_answer") send(response, 500, { error: { code: "broken" } });
      else for (const answer of answers.slice(0, 1)) relay(response, answer);
    }
    const overdue = this.held.filter(
      (held) => held.due <= count || (held.whose === whose && held.due === Infinity),
    );
    for (const held of overdue) this.held.splice(this.held.indexOf(held), 1);
    await Promise.all(overdue.map((held) => held.deliver()));
  }

  /** @returns our id of the call that a request dials */
  private nameCall(body: Buffer): string {
    const { to, reference } = JSON.parse(body.toString()) as { to: string; reference: string };
    if (!this.names.has(reference)) this.names.set(reference, this.nth(to));
    return reference;
  }

  private nth(name: string): string {
    const nth = (this.asked.get(name) ?? 0) + 1;
    this.asked.set(name, nth);
    return `${name} ${nth}`;
  }

  private forward(
    { method, url, headers }: http.IncomingMessage,
    body: Buffer,
    signal?: AbortSignal,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const target = new URL(url ?? "/", this.target);
      const { connection: _own, "transfer-encoding": _chunks, ...rest } = headers;
      const upstream = http.request(
        target,
        {
          method,
          agent: this.agent,
          signal,
          headers: { ...rest, host: target.host, "content-length": body.length },
        },
        async (answer) => {
          try {
            const chunks: Buffer[] = [];
            for await (const chunk of answer) chunks.push(chunk);
            resolve({
              status: answer.statusCode ?? 502,
              headers: answer.headers,
              body: Buffer.concat(chunks),
            });
          } catch (error) {
            reject(error);
          }
        },
      );
      upstream.once("error", reject);
      upstream.end(body);
    });
  }
}

const noop = () => {};

function send(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function relay(response: http.ServerResponse, { status, headers, body }: Answer): void {
  const { connection: _own, "keep-alive": _alive, "transfer-encoding": _chunks, ...rest } = headers;
  response.writeHead(status, { ...rest, "content-length": body.length }).end(body);
}
