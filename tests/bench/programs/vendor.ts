import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A vendor that takes every call, answers the simulator's API after a while and reports nothing. It keeps which
 * call came when, in milliseconds since the epoch.
 */

export type VendorQuestion =
  | { expect: { calls: number; answerWithin: [fromMs: number, toMs: number] } }
  | { wait: "first" | "all" };
export type VendorLog = { at: number; callId: string }[];

let log: VendorLog = [];
let expected = 0;
let [fromMs, toMs] = [20, 20];
let asked: { count: number } | null = null;

const clock = () => performance.timeOrigin + performance.now();

function answerWaiting(): void {
  if (!asked || log.length < asked.count) return;
  asked = null;
  process.send?.(log);
}

const server = http.createServer((request, response) => {
  const at = clock();
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => {
    const answer = (status: number, content: object) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(content));
    };
    if (request.method !== "POST") {
      answer(404, {});
      return;
    }
    const { reference } = JSON.parse(body) as { reference: string };
    log.push({ at, callId: reference });
    answerWaiting();
    setTimeout(() => answer(201, { id: `bench_${randomUUID()}` }), fromMs + Math.random() * (toMs - fromMs));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});

process.on("message", (question: VendorQuestion) => {
  if ("expect" in question) {
    log = [];
    expected = question.expect.calls;
    [fromMs, toMs] = question.expect.answerWithin;
    process.send?.({});
  } else {
    asked = { count: question.wait === "first" ? 1 : expected };
    answerWaiting();
  }
});
process.on("disconnect", () => process.exit());
