import interUrl from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "./components/error-page";
import { useNonce } from "./components/nonce";
import { ServiceWorker } from "./components/service-worker";
import type { StillPage } from "./components/still-page";
import { appUrl } from "./http/instance.server";
import { bringsSession } from "./http/sessions.server";
import tailwindUrl from "./tailwind.css?url";

export const links: LinksFunction = () => [
  { rel: "preload", href: interUrl, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: tailwindUrl },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/icon-180.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: titleOf(error) },
  { name: "description", content: "A companion that phones you every day at the time you chose." },
];

/** What the header of every page needs to know, and the address that public pages name as their own. */
export function loader({ request }: LoaderFunctionArgs) {
  return { signedIn: bringsSession(request), appUrl: appUrl() };
}

/** Only a form can sign somebody in or out. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) =>
  formMethod !== undefined && formMethod !== "GET";

/** Error pages stand in for a page and its title. */
function titleOf(error: unknown): string {
  if (!error) return "relevel.me";
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return `${missing ? "Not found" : "Something went wrong"} · relevel.me`;
}

/** What a thrown Response says about itself, such as Retry-After, reaches the browser with the error page. */
export const headers: HeadersFunction = ({ errorHeaders }) => errorHeaders ?? new Headers();

/** The document around every page, error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const still = useMatches().some(({ handle }) => (handle as Partial<StillPage> | undefined)?.still);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="dark light" />
        <meta name="theme-color" content="#0e0a1e" media="(prefers-color-scheme: dark)" />
        <meta name="theme-color" content="#f4f2fc" media="(prefers-color-scheme: light)" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {still ? null : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  return (
    <>
      <Outlet />
      <ServiceWorker />
    </>
  );
}

/** One page for every status. What was thrown is in the log and never on the page. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { status, data } = isRouteErrorResponse(error) ? error : { status: 500, data: undefined };
  // Only we know for how long.
  return <ErrorPage status={status} message={status === 429 ? data : undefined} />;
}
