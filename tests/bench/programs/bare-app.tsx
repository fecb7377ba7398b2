import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { createRequestHandler } from "@remix-run/express";
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type EntryContext,
  type ServerBuild,
} from "@remix-run/node";
import { Meta, Outlet, RemixServer, Scripts, ScrollRestoration, useSearchParams } from "@remix-run/react";
import compression from "compression";
import express from "express";
import { renderToPipeableStream } from "react-dom/server";

/**
 * Remix in production mode with nothing of ours: a page without data, as long as it is asked to be, and a resource
 * route that parses a body. It is served as Remix's own server does, Express with compression in front. The build is
 * written out by hand: the compiler would make the same of these routes.
 */

function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

const WORDS =
  "A companion phones you every day at the time you chose, asks how it went, and keeps your words. ";

/** `elements`: how many there are; `letters`: how many of text each has. */
function Page() {
  const [asked] = useSearchParams();
  const letters = Number(asked.get("letters"));
  const text = WORDS.repeat(Math.ceil(letters / WORDS.length)).slice(0, letters);
  return (
    <main>
      {Array.from({ length: Number(asked.get("elements")) }, (_, index) => index).map((place) => (
        <p key={place} className="text-sm">
          {text}
        </p>
      ))}
    </main>
  );
}

const hook = async ({ request }: ActionFunctionArgs) => {
  const body: unknown = await request.json();
  return Response.json({ received: body !== null });
};

/** As Remix makes it for whoever writes none. */
function handleDocument(request: Request, status: number, headers: Headers, context: EntryContext) {
  return new Promise<Response>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      onShellReady() {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}

const asset = { hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false };
const root = { id: "root", path: "" };
const page = { id: "page", parentId: "root", index: true };
const hooks = { id: "hook", parentId: "root", path: "hook" };
const build: ServerBuild = {
  mode: "production",
  entry: { module: { default: handleDocument } },
  routes: {
    root: { ...root, module: { default: Root } },
    page: { ...page, module: { default: Page } },
    hook: { ...hooks, module: { default: undefined, action: hook } },
  },
  assets: {
    version: "1",
    url: "/assets/manifest-1.js",
    entry: { module: "/assets/entry-1.js", imports: ["/assets/react-1.js"] },
    routes: {
      root: { ...root, ...asset, hasAction: false, module: "/assets/root-1.js", imports: [], css: [] },
      page: { ...page, ...asset, hasAction: false, module: "/assets/page-1.js", imports: [], css: [] },
      hook: { ...hooks, ...asset, hasAction: true, module: "/assets/hook-1.js", imports: [], css: [] },
    },
  },
  publicPath: "/",
  assetsBuildDirectory: "build/client",
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  } as ServerBuild["future"],
  isSpaMode: false,
};

const app = express();
app.disable("x-powered-by");
app.use(compression());
app.all("*", createRequestHandler({ build, mode: "production" }));
const server = app.listen(0, "127.0.0.1");
server.keepAliveTimeout = 65_000;
await once(server, "listening");
process.on("disconnect", () => process.exit());
process.on("SIGTERM", () => process.exit());
process.send?.({ port: (server.address() as AddressInfo).port });
