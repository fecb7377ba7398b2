import { randomUUID } from "node:crypto";
import type { Server, ServerResponse } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { ViteDevServer } from "vite";
import { isTooDeep } from "~/http/address-depth";
import { guardOrigin, type OwnAddresses } from "~/http/guard-origin.server";
import { isOurHost } from "~/http/origin";
import { refuse } from "~/http/refuse.server";
import { setSecurityHeaders } from "~/http/security-headers.server";
import { AppError } from "~/lib/app-error";
import { isLoopback } from "~/lib/network";
import type { FailedRequest } from "~/observability/log-failed-request.server";
import type { Watched } from "~/observability/watch-requests.server";

/** How the web server is made. */
export interface WebOptions extends OwnAddresses {
  /** The server build, or how to get the current one in development. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** In development, what serves and reloads the browser's files. */
  vite?: ViteDevServer;
  /** How far X-Forwarded-* headers are believed: not at all, or that many proxies. */
  trustProxy: boolean | number;
  /** Runs what answers a request, and watches how that ends. */
  watch: (request: express.Request, response: express.Response, watched: Watched, answer: () => void) => void;
  /** Told about a request that failed outside of every route. */
  onError: (error: unknown, request: FailedRequest) => void;
}

/** What our routes know. Others, such as TRACE, can't even be made into a Request. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/**
 * The Express application: security headers, static files, the origin guard, then Remix.
 *
 * @returns the application and `endStreams`, which ends the event streams that are open
 */
export function createWebApp(options: WebOptions): { app: express.Express; endStreams: () => void } {
  const app = express();
  const open = new Set<express.Response>();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy);

  app.use((req, res, next) => {
    res.locals.fromThisMachine = isFromThisMachine(req, [options.appUrl, options.simulatorUrl]);
    if (!options.trustProxy) dropForwardedHeaders(req);
    const requestId = randomUUID();
    res.locals.requestId = requestId;
    res.set("X-Request-Id", requestId);
    open.add(res);
    // A stream that was ended by us may still be written to by its route.
    res.on("error", () => undefined);
    res.on("close", () => open.delete(res));
    options.watch(req, res, { requestId, isFile: () => !res.locals.isPastFiles }, next);
  });
  app.use(setSecurityHeaders(options.appUrl));
  app.use(compression({ filter: (req, res) => !isEventStream(res) && compression.filter(req, res) }));

  if (options.vite) app.use(options.vite.middlewares);
  else {
    const client = path.resolve("build/client");
    // Vite puts a hash of the content into the name of everything under /assets.
    app.use(
      "/assets",
      express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y", index: false }),
    );
    app.use("/assets", (_req, res) => {
      res.status(404).type("text/plain").send("Not found");
    });
    app.use(express.static(client, { maxAge: "1h", index: false, redirect: false, setHeaders: staysFresh }));
  }

  app.use((_req, res, next) => {
    res.locals.isPastFiles = true;
    next();
  });
  app.use(guardOrigin(options));
  app.use((req, res, next) => {
    if (METHODS.includes(req.method)) return next();
    res.set("Allow", METHODS.join(", "));
    refuse(req, res, new AppError("method_not_allowed"));
  });
  app.use((req, res, next) => {
    const url = new URL(`http://host${req.originalUrl}`);
    if (isTooDeep(url)) return refuse(req, res, new AppError("not_found"));
    // No page of ours asks this way; Remix answers it still, and reports every such request as an error.
    if (url.searchParams.has("_data")) return refuse(req, res, new AppError("bad_request"));
    next();
  });
  app.all("*", createRequestHandler({ build: options.build, getLoadContext }));
  app.use(((error, req, res, _next) => {
    const rubbish = clientErrorStatus(error);
    if (rubbish === null) {
      options.onError(error, { requestId: String(res.locals.requestId), method: req.method });
    }
    if (res.headersSent) res.destroy();
    else if (rubbish === null) refuse(req, res, new AppError("unexpected"));
    else refuse(req, res, new AppError("bad_request"), rubbish);
  }) satisfies express.ErrorRequestHandler);

  const endStreams = () => {
    for (const res of open) if (isEventStream(res)) res.end();
  };
  return { app, endStreams };
}

/** A browser that holds on to an old service worker would hold on to what it does. */
function staysFresh(res: ServerResponse, file: string): void {
  if (path.basename(file) === "sw.js") res.setHeader("Cache-Control", "no-cache");
}

function getLoadContext(req: express.Request, res: express.Response): AppLoadContext {
  return {
    requestId: String(res.locals.requestId),
    clientIp: req.ip ?? req.socket.remoteAddress ?? "",
    fromThisMachine: res.locals.fromThisMachine === true,
    cspNonce: String(res.locals.cspNonce),
    retryAfter: (seconds) => {
      res.locals.retryAfter = seconds;
    },
    drained: () => drained(res),
  };
}

function drained(res: express.Response): Promise<void> {
  if (!res.writableNeedDrain || res.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const over = () => {
      res.off("drain", over);
      res.off("close", over);
      resolve();
    };
    res.on("drain", over);
    res.on("close", over);
  });
}

/** The status that Express gives to what it can't read, such as an address with a bad escape. */
function clientErrorStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return null;
  return error.status >= 400 && error.status < 500 ? error.status : null;
}

function isEventStream(res: express.Response): boolean {
  return String(res.getHeader("content-type") ?? "").startsWith("text/event-stream");
}

/** Headers that proxies add to what they pass on. */
const PASSED_ON = /^(forwarded|via|x-forwarded-.+|x-real-ip|.+-(client|connecting)-ip)$/;

/** A browser here can be led to us by another's page, but not by a name of ours. */
function isFromThisMachine(req: express.Request, ours: string[]): boolean {
  const isPassedOn = Object.keys(req.headers).some((name) => PASSED_ON.test(name));
  return isLoopback(req.socket.remoteAddress ?? "") && !isPassedOn && isOurHost(req.get("host"), ours);
}

/** With no proxy in front these headers are the client's own invention, so nobody gets to see them. */
function dropForwardedHeaders(req: express.Request): void {
  for (const name of Object.keys(req.headers)) {
    if (name === "forwarded" || name.startsWith("x-forwarded-")) delete req.headers[name];
  }
}

const STOP_MS = 10_000;

/**
 * Stops a server without cutting anybody off: no new connections, event streams end, answers under way get
 * up to ten seconds.
 */
export function stopServer(server: Server, endStreams: () => void): Promise<void> {
  return new Promise((resolve) => {
    const hard = setTimeout(() => server.closeAllConnections(), STOP_MS);
    // A connection that was busy at the first sweep is idle once its answer is out.
    const sweep = setInterval(() => {
      endStreams();
      server.closeIdleConnections();
    }, 100);
    server.close(() => {
      clearTimeout(hard);
      clearInterval(sweep);
      resolve();
    });
    endStreams();
    server.closeIdleConnections();
  });
}
