import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { mayBeListed } from "./public-pages";
import { cacheControl, securityHeaders } from "./security-headers";

/** Pages whose address is a key: it is told to nobody, not even in a referrer to ourselves. */
const ADDRESS_IS_KEY = /^\/(reflect|simulator\/(checkout|portal|card))\/./;

/**
 * Express middleware that sets the security headers and leaves the nonce in `response.locals.cspNonce`. Whatever
 * leaves without a `Cache-Control` of its own gets one that keeps it from everybody else.
 *
 * @param appUrl our public address
 */
export function setSecurityHeaders(appUrl: string): RequestHandler {
  const https = appUrl.startsWith("https:");
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64url");
    response.locals.cspNonce = nonce;
    const { path } = request;
    const listed = mayBeListed(path);
    response.set(securityHeaders(nonce, { https, secret: ADDRESS_IS_KEY.test(path), listed }));
    beforeHeaders(response, () => {
      keepWait(response);
      keepToYourself(request, response, listed);
    });
    next();
  };
}

function keepWait(response: Response): void {
  const { retryAfter } = response.locals;
  if (typeof retryAfter !== "number" || response.hasHeader("retry-after")) return;
  response.setHeader("Retry-After", String(retryAfter));
}

function keepToYourself(request: Request, response: Response, shared: boolean): void {
  const prefetch = request.get("sec-purpose") === "prefetch" || request.get("purpose") === "prefetch";
  if (!response.hasHeader("cache-control")) {
    const ahead = prefetch && request.method === "GET" && response.statusCode === 200;
    response.setHeader(
      "Cache-Control",
      cacheControl({ shared: shared && response.statusCode < 400, prefetch: ahead }),
    );
  }
  // Who asks decides what a page says; a file is the same for everybody.
  if (!/\bpublic\b/.test(String(response.getHeader("cache-control")))) response.vary("Cookie");
}

/** Runs something when the head of a response is about to leave. */
function beforeHeaders(response: Response, run: () => void): void {
  const { writeHead } = response;
  response.writeHead = (...head: unknown[]) => {
    run();
    return Reflect.apply(writeHead, response, head);
  };
}
