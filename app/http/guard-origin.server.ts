import type { RequestHandler } from "express";
import { AppError } from "~/lib/app-error";
import { isOurHost, isSameOrigin } from "./origin";
import { refuse } from "./refuse.server";

/** Doors for machines, which prove themselves with a signature or a key instead of an origin. */
const MACHINE_DOORS = ["/api/webhooks/", "/api/talk/", "/simulator/api/", "/simulator/dodo/"];
/** Asked by containers, load balancers and collectors, which call us by whatever name they like. */
const PROBES = ["/health", "/ready", "/metrics"];

/** By which names we are known. */
export interface OwnAddresses {
  /** Our public address. */
  appUrl: string;
  /** Where the worker reaches the simulated vendor: the web process by its private name. */
  simulatorUrl: string;
}

/**
 * Express middleware that refuses what was sent to another name than ours, and what another site's page makes
 * a browser send. From here on the request carries our own host name: nothing behind this can be led to
 * another by a forged header.
 */
export function guardOrigin({ appUrl, simulatorUrl }: OwnAddresses): RequestHandler {
  return (request, response, next) => {
    // As Remix will read it: with dot segments resolved.
    const address = `http://host${request.originalUrl}`;
    if (!request.originalUrl.startsWith("/") || !URL.canParse(address)) {
      refuse(request, response, new AppError("bad_request", "This address can't be read."));
      return;
    }
    const { pathname } = new URL(address);
    const host = request.get("host");
    if (!PROBES.includes(pathname) && !isOurHost(host, [appUrl, simulatorUrl])) {
      refuse(request, response, new AppError("wrong_host"));
      return;
    }
    const allowed =
      MACHINE_DOORS.some((door) => pathname.startsWith(door)) ||
      isSameOrigin({
        method: request.method,
        origin: request.get("origin"),
        secFetchSite: request.get("sec-fetch-site"),
        host,
        appUrl,
      });
    if (!allowed) {
      refuse(request, response, new AppError("wrong_origin"));
      return;
    }
    // Remix compares these headers once more, and would believe a forged X-Forwarded-Host.
    delete request.headers.origin;
    delete request.headers["x-forwarded-host"];
    request.headers.host = new URL(appUrl).host;
    next();
  };
}
