import { PassThrough } from "node:stream";
import type { EntryContext, HandleErrorFunction } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/components/nonce";
import { describeError } from "~/http/describe-error";
import { SECOND } from "~/lib/time";
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

/** Logs what loaders, actions and rendering throw, except for requests that the browser gave up. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return;
  const { pathname: path } = new URL(request.url);
  logger.error({ error: describeError(error), method: request.method, path }, "request failed");
};
