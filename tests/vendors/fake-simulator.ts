import { EventEmitter, once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { SimulatedCall } from "../../app/simulator/simulated-call";
import { type Scene, StagedCompany } from "./fake-simulator-company";
import {
  type ApiAnswer,
  type ApiRequest,
  type Behaviour,
  type Delivery,
  FakeVendor,
  type Silence,
} from "./fake-vendor";

/**
 * The product's simulated vendor at an address of its own: its routes, keys and signed webhooks as they are, with
 * the ways a real vendor misbehaves around them.
 */

const ADDRESS = /^\/simulator\/api\/v1\/calls(?:\/([^/]+)(\/hang-up)?)?$/;
const CONTEXT = {
  requestId: "",
  clientIp: "127.0.0.1",
  cspNonce: "",
  fromThisMachine: false,
  retryAfter: () => undefined,
  drained: async () => undefined,
};
/** Headers of a connection, not of what is sent on it. */
const OF_THE_CONNECTION = new Set(["host", "connection", "content-length", "transfer-encoding"]);

/** The same for every fake of a process, which reads its configuration once. */
const SETTINGS = {
  SIMULATOR: "on",
  SIMULATOR_SPEED: "100000",
  SESSION_SECRET: "the secret of a simulated phone company",
  LOG_LEVEL: "silent",
};

async function loadProduct() {
  Object.assign(process.env, SETTINGS);
  const { simulatorOptions } = await import("../../app/providers/telephony/registry.server");
  const options = simulatorOptions();
  if (!options) throw new Error("the simulator is off");
  const calls = await import("../../app/routes/simulator.api.v1.calls");
  const call = await import("../../app/routes/simulator.api.v1.calls.$id");
  const hangUp = await import("../../app/routes/simulator.api.v1.calls.$id.hang-up");
  return { options, calls, call, hangUp };
}

/** A call, with what has been told of it and what of that is still to be passed on. */
type Line = Pick<Scene, "story"> & {
  call: SimulatedCall;
  deliver: Behaviour["deliver"];
  /** Where the product wants its webhooks. */
  webhookUrl: string;
  told: SimulatedCall["status"] | null;
  waiting: Delivery[];
};

const isAtRest = ({ call, story, told }: Line) =>
  told === call.status && (told === "ended" || (told === "ringing" && story === "rings_on"));

export class FakeSimulator extends FakeVendor {
  readonly name = "simulator" as const;
  private product: Awaited<ReturnType<typeof loadProduct>> | undefined;
  private company: StagedCompany | undefined;
  private readonly lines = new Map<string, Line>();
  private readonly progress = new EventEmitter();
  /** Takes the company's own webhooks, so that they can be passed on as the behaviour says. */
  private readonly catcher = createServer(async (request, response) => {
    this.pass(request.headers, await text(request));
    response.writeHead(204).end();
  });

  environment(): Record<string, string> {
    return { ...SETTINGS, SIMULATOR_URL: this.url };
  }

  /** What the vendor and an adapter for it both have to know. Only after `listen`. */
  get keys(): { apiKey: string; webhookSecret: string } {
    const { apiKey, webhookSecret } = this.up.options;
    return { apiKey, webhookSecret };
  }

  private get up() {
    const { product, company } = this;
    if (!product || !company) throw new Error("the simulated vendor doesn't listen yet");
    return { ...product, company };
  }

  override async listen(port = 0): Promise<void> {
    this.product = await loadProduct();
    await new Promise<void>((resolve) => this.catcher.listen(0, "127.0.0.1", resolve));
    const webhookUrl = `http://127.0.0.1:${(this.catcher.address() as AddressInfo).port}/`;
    this.company = new StagedCompany(this.product.options, {
      sceneFor: () => {
        const { story, said, create } = this.now;
        return { story, said, refuse: create === "refuse", webhookUrl };
      },
      taken: (call, wanted, { story }) => this.take(call, wanted, story),
    });
    await super.listen(port);
  }

  private take(call: SimulatedCall, wanted: { to: string; webhookUrl: string }, story: Scene["story"]): void {
    const { deliver } = this.now;
    this.lines.set(call.id, { call, story, deliver, webhookUrl: wanted.webhookUrl, told: null, waiting: [] });
    this.taken.push({
      vendorCallId: call.id,
      callId: call.reference,
      to: wanted.to,
      story,
      takenAt: call.createdAt,
      get live() {
        return call.status !== "ended";
      },
    });
  }

  protected async answer(request: ApiRequest): Promise<ApiAnswer | Silence> {
    if (request.method !== "POST" || request.path.includes("/calls/")) return this.ask(request);
    const { create } = this.now;
    if (create === "reset") return "reset";
    if (create === "server_error") return failure(500, "unexpected");
    if (create === "rate_limit") return failure(429, "too_many_requests");
    const answer = await this.ask(request);
    if (create === "lose_answer") return "silent";
    return create === "server_error_taken" ? failure(500, "unexpected") : answer;
  }

  /** Has the product's own route answer. */
  private async ask({ method, path, query, headers, body }: ApiRequest): Promise<ApiAnswer> {
    const { company, calls, call, hangUp } = this.up;
    const [known, id, end] = ADDRESS.exec(path) ?? [];
    if (known === undefined) return failure(404, "not_found");
    const one = end ? { loader: null, ...hangUp } : call;
    const { loader, action } = id === undefined ? calls : one;
    const handle = method === "GET" ? loader : action;
    if (!handle) return failure(405, "method_not_allowed");
    const request = new Request(`${this.url}${path}?${query}`, {
      method,
      headers: { authorization: headers.authorization ?? "" },
      body: method === "GET" ? undefined : body,
    });
    // The routes ask for the vendor of their process, and each before it waits for anything.
    Object.assign(globalThis, { relevelVendor: company });
    const response = await handle({ request, params: { id }, context: CONTEXT });
    if (!(response instanceof Response)) throw new Error(`${method} ${path} has no answer`);
    return { status: response.status, json: await response.json() };
  }

  /** Passes the company's webhooks on, each as it is, when a story has told all it has to tell. */
  private pass(headers: IncomingHttpHeaders, body: string): void {
    const { id, status } = (JSON.parse(body) as { call: Pick<SimulatedCall, "id" | "status"> }).call;
    const line = this.lines.get(id);
    if (!line) return;
    const { story, deliver, waiting, webhookUrl: url } = line;
    waiting.push({ url, headers: endToEnd(headers), body });
    line.told = status;
    if (status === "ringing" && story === "canceled") this.up.company.hangUp(id, "caller_hung_up");
    if (status === "ringing" && story === "failed") this.up.company.fail(id);
    if (isAtRest(line)) this.send(id, waiting.splice(0), deliver);
    this.progress.emit("told");
  }

  override async settled(): Promise<void> {
    while (![...this.lines.values()].every(isAtRest)) await once(this.progress, "told");
    await super.settled();
  }

  override async close(): Promise<void> {
    for (const id of this.lines.keys()) this.company?.hangUp(id, "vendor_closed");
    await this.settled();
    this.catcher.close();
    this.catcher.closeAllConnections();
    await super.close();
  }
}

const failure = (status: number, code: string): ApiAnswer => ({ status, json: { error: { code } } });

function endToEnd(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, [value].flat().join(", ")]));
}
