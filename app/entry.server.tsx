import { PassThrough } from "node:stream";
import type { EntryContext, HandleErrorFunction } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/components/nonce";
import { SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { logFailedRequest } from "~/observability/log-failed-request.server";
import { logger } from "~/observability/logger.server";

/** How long a page may stream before what is left of it is given up. */
export const streamTimeout = 5 * SECOND;

/**
 * Renders a page. People get the shell as soon as it's ready, robots get the whole page at once.
 * `loadContext.cspNonce` is the nonce the server put into the Content-Security-Policy header.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext?: { cspNonce?: unknown },
): Promise<Response> {
  const nonce = typeof loadContext?.cspNonce === "string" ? loadContext.cspNonce : undefined;
  const whole = isbot(request.headers.get("user-agent") ?? "") || context.isSpaMode;

  return new Promise((resolve, reject) => {
    let responseStatus = status;
    const send = () => {
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: send,
        onShellError: reject,
        onError(error: unknown) {
          responseStatus = 500;
          // What a boundary catches rejects nothing: it is reported here or nowhere.
          if (!request.signal.aborted)
            logger.error({ error: describeError(error) }, "page failed while rendering");
        },
      },
    );
    // Later than Remix' own time-out, so that late loader data can still reject on the page.
    setTimeout(abort, streamTimeout + SECOND).unref();
  });
}

/**
 * Logs what loaders, actions and rendering throw, except for requests that the browser gave up and those that
 * the router refuses, such as a POST to a page that takes none.
 */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logFailedRequest(error, { requestId: context.requestId, method: request.method });
};
