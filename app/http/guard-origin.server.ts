import type { RequestHandler } from "express";
import { AppError } from "~/lib/app-error";
import { isSameOrigin } from "./origin";

/** Doors for machines, which prove themselves with a signature or a key instead of an origin. */
const MACHINE_DOORS = ["/api/webhooks/", "/simulator/api/"];

/**
 * Express middleware that refuses what another site's page makes a browser send. From here on the request
 * carries our own host name: nothing behind this can be led to another by a forged header.
 *
 * @param appUrl our public address
 */
export function guardOrigin(appUrl: string): RequestHandler {
  return (request, response, next) => {
    // As Remix will read it: with dot segments resolved.
    const address = `http://host${request.originalUrl}`;
    if (!URL.canParse(address)) {
      response.status(400).type("text/plain").send("This address can't be read.\n");
      return;
    }
    const { pathname } = new URL(address);
    const allowed =
      MACHINE_DOORS.some((door) => pathname.startsWith(door)) ||
      isSameOrigin({
        method: request.method,
        origin: request.get("origin"),
        secFetchSite: request.get("sec-fetch-site"),
        host: request.get("host"),
        appUrl,
      });
    if (!allowed) {
      const { code, message, status } = new AppError("wrong_origin");
      response.status(status).set("Cache-Control", "no-store");
      if (pathname.startsWith("/api/")) response.json({ error: { code, message } });
      else response.type("text/plain").send(`${message}\n`);
      return;
    }
    // Remix compares these headers once more, and would believe a forged X-Forwarded-Host.
    delete request.headers.origin;
    delete request.headers["x-forwarded-host"];
    request.headers.host = new URL(appUrl).host;
    next();
  };
}
