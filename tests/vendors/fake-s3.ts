import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What one of its answers is instead of the right one. */
export type S3Trouble = "error" | "reset" | "silent";

/** The few requests of S3 that a storage of ours makes, over HTTP, in memory: PUT, GET and DELETE of an object. */
export class FakeS3 {
  private readonly server: Server;
  readonly objects = new Map<string, { bytes: Buffer; type: string }>();
  /** Method and path of each request, oldest first. */
  readonly requests: string[] = [];
  /** What every answer is from now on. */
  trouble: S3Trouble | null = null;

  /** @param keyId whose signatures it takes */
  constructor(
    private readonly keyId: string,
    private readonly region: string,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
  }

  /** Starts it. @returns its address */
  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? "";
    this.requests.push(`${request.method} ${path}`);
    if (this.trouble === "silent") return;
    if (this.trouble === "reset") return void request.socket.destroy();
    if (this.trouble === "error") return void response.writeHead(503).end("<Error>SlowDown</Error>");
    if (!this.isSigned(request, body)) return void response.writeHead(403).end("<Error>AccessDenied</Error>");
    if (request.method === "PUT" && request.headers["content-length"] === undefined)
      return void response.writeHead(411).end("<Error>MissingContentLength</Error>");
    const object = this.objects.get(path);
    if (request.method === "PUT") {
      this.objects.set(path, { bytes: body, type: String(request.headers["content-type"]) });
      response.writeHead(200).end();
    } else if (request.method === "DELETE") {
      this.objects.delete(path);
      response.writeHead(204).end();
    } else if (!object) response.writeHead(404).end("<Error>NoSuchKey</Error>");
    else {
      response.writeHead(200, { "Content-Length": object.bytes.length, "Content-Type": object.type });
      response.end(object.bytes);
    }
  }

  /** Is there a signature of version 4 over host, date and body, and is the body the one that it names? */
  private isSigned({ headers, method }: IncomingMessage, body: Buffer): boolean {
    const scope = `Credential=${this.keyId}/\\d{8}/${this.region}/s3/aws4_request`;
    const signed = new RegExp(
      `^AWS4-HMAC-SHA256 ${scope}, SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*x-amz-content-sha256;x-amz-date[a-z0-9;-]*, Signature=[0-9a-f]{64}$`,
    );
    const hash = createHash("sha256").update(body).digest("hex");
    return (
      signed.test(headers.authorization ?? "") &&
      /^\d{8}T\d{6}Z$/.test(String(headers["x-amz-date"])) &&
      (method !== "PUT" || headers["x-amz-content-sha256"] === hash)
    );
  }
}
