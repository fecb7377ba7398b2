import net, { type AddressInfo } from "node:net";

export type CountingProxy = {
  /** The connection string that goes through it. */
  url: string;
  /** The statements of each round trip since it was asked last. */
  take: () => string[][];
  close: () => Promise<void>;
};

/** What one side of a connection says, message by message. */
class Messages {
  private rest = Buffer.alloc(0);

  /** @param begun false: the first message has no type */
  constructor(private begun: boolean) {}

  *read(chunk: Buffer): Generator<{ type: string; content: Buffer }> {
    this.rest = Buffer.concat([this.rest, chunk]);
    while (true) {
      const head = this.begun ? 1 : 0;
      if (this.rest.length < head + 4) return;
      const end = head + this.rest.readInt32BE(head);
      if (this.rest.length < end) return;
      const message = this.rest.subarray(0, end);
      this.rest = this.rest.subarray(end);
      yield { type: head ? message.toString("latin1", 0, 1) : "", content: message.subarray(head + 4) };
      this.begun = true;
    }
  }
}

/** Texts in a message end with a zero byte. */
const texts = (content: Buffer) => content.toString("utf8").split("\0");

/**
 * Stands between a process and Postgres, and counts round trips: each Sync or simple Query of the client's, once the
 * server has said ReadyForQuery to it. The connection must not be encrypted.
 *
 * @param databaseUrl connection string of the server itself
 */
export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let trips: string[][] = [];
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    const [asked, answered] = [new Messages(false), new Messages(true)];
    const prepared = new Map<string, string>();
    const waiting: string[][] = [];
    let statements: string[] = [];
    client.on("data", (chunk: Buffer) => {
      for (const { type, content } of asked.read(chunk)) {
        const [first = "", second = ""] = texts(content);
        if (type === "P") prepared.set(first, second);
        if (type === "B") statements.push(prepared.get(second) ?? "");
        if (type === "Q") statements.push(first);
        if (type !== "Q" && type !== "S") continue;
        waiting.push(statements);
        statements = [];
      }
      upstream.write(chunk);
    });
    upstream.on("data", (chunk: Buffer) => {
      for (const { type } of answered.read(chunk)) {
        // The first one ends the greeting, which nothing waits for.
        const trip = type === "Z" ? waiting.shift() : undefined;
        if (trip) trips.push(trip);
      }
      client.write(chunk);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: Object.assign(new URL(databaseUrl), {
      hostname: "127.0.0.1",
      port: String((server.address() as AddressInfo).port),
    }).href,
    take: () => {
      const taken = trips;
      trips = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** What every transaction says for itself: its begin and end, and the role and the person it puts on. */
const OWN = /^\s*(begin|start transaction|commit|rollback|set local|select set_config\()/i;

/** Whether a round trip did nothing but open or close a transaction. */
export const isTransactionsOwn = (trip: string[]): boolean => trip.every((statement) => OWN.test(statement));
