import http from "node:http";
import type { AddressInfo } from "node:net";
import type { CallAgenda } from "~/providers/telephony/provider";

/** A call as it was asked for. */
export type Asked = { reference: string; to: string; agenda: CallAgenda; webhookUrl: string };

/** A vendor that takes calls over HTTP on this machine and does nothing else: what becomes of them is said elsewhere. */
export class PhoneCompany {
  private readonly asked: Asked[] = [];
  private readonly server = http.createServer((request, response) => void this.answer(request, response));

  /** @returns where it answers */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The call that was asked for since the last look, or null. */
  take(): Asked | null {
    return this.asked.shift() ?? null;
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isNewCall = request.method === "POST" && request.url === "/simulator/api/v1/calls";
    response.setHeader("content-type", "application/json");
    if (!isNewCall) {
      response.writeHead(404).end('{"error":{"code":"not_found"}}');
      return;
    }
    const { reference, to, agenda, webhook_url: webhookUrl } = JSON.parse(Buffer.concat(chunks).toString());
    this.asked.push({ reference, to, agenda, webhookUrl });
    response.writeHead(201).end(JSON.stringify({ id: vendorId(reference) }));
  }
}

/** @returns the id that this vendor gives a call of ours */
export const vendorId = (reference: string) => `year_${reference}`;
