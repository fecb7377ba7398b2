import http from "node:http";
import type { AddressInfo } from "node:net";

export type HeldProxy = {
  url: string;
  /** Where requests go. Set it before the first one comes. */
  target: string;
  /** Resolves when the vendor has answered a request that dials; its answer is being held back. */
  accepted: Promise<void>;
  close: () => Promise<void>;
};

/**
 * Stands between the worker and the vendor. The first request that dials reaches the vendor, but its answer
 * never comes back.
 */
export async function startHeldProxy(): Promise<HeldProxy> {
  let answered: () => void = () => {};
  const accepted = new Promise<void>((resolve) => {
    answered = resolve;
  });
  let held = false;
  const server = http.createServer((request, response) => {
    const hold = !held && request.method === "POST" && request.url === "/simulator/api/v1/calls";
    held ||= hold;
    const upstream = http.request(
      new URL(request.url ?? "/", proxy.target),
      { method: request.method, headers: { ...request.headers, host: new URL(proxy.target).host } },
      (answer) => {
        if (hold) {
          answer.resume().once("end", answered);
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    upstream.on("error", () => response.destroy());
    response.on("error", () => upstream.destroy());
    request.pipe(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: HeldProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: "",
    accepted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
