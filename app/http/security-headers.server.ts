import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import { mayBeListed } from "./public-pages";
import { securityHeaders } from "./security-headers";

/** Pages whose address is a key: it is told to nobody, not even in a referrer to ourselves. */
const ADDRESS_IS_KEY = /^\/(reflect|simulator\/(checkout|portal|card))\/./;

/**
 * Express middleware that sets the security headers and leaves the nonce in `response.locals.cspNonce`.
 *
 * @param appUrl our public address
 */
export function setSecurityHeaders(appUrl: string): RequestHandler {
  const https = appUrl.startsWith("https:");
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64url");
    response.locals.cspNonce = nonce;
    const { path } = request;
    response.set(
      securityHeaders(nonce, { https, secret: ADDRESS_IS_KEY.test(path), listed: mayBeListed(path) }),
    );
    next();
  };
}
