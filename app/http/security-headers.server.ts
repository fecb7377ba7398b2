import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import { securityHeaders } from "./security-headers";

/**
 * Express middleware that sets the security headers and leaves the nonce in `response.locals.cspNonce`.
 *
 * @param appUrl our public address
 */
export function setSecurityHeaders(appUrl: string): RequestHandler {
  const https = appUrl.startsWith("https:");
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64url");
    response.locals.cspNonce = nonce;
    response.set(securityHeaders(nonce, { https }));
    next();
  };
}
