import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { AppError } from "~/lib/app-error";
import { logFailedRequest } from "~/observability/log-failed-request.server";
import { isDatabaseAway } from "./database-away";
import "./load-context";
import { belongsTo } from "./once-per-request";
import { bringsSession, forgetSession } from "./sessions.server";

/** What loaders and actions receive. */
export type RouteArgs = LoaderFunctionArgs;

type Handler<R> = (args: RouteArgs) => Promise<R> | R;

/**
 * Wraps the loader or action of a page. Someone who is signed out, unfinished or without a plan is led to
 * where they can mend it; any other failure becomes a Response that the ErrorBoundary shows.
 *
 * @param handler may throw AppError and Responses; its return type is kept for `useLoaderData`
 */
export function page<R>(handler: Handler<R>): (args: RouteArgs) => Promise<R> {
  return async (args) => {
    belongsTo(args.request, args.context);
    try {
      const answer = await handler(args);
      if (answer instanceof Response) keepWait(args, Number(answer.headers.get("Retry-After")));
      return answer;
    } catch (thrown) {
      if (thrown instanceof Response) throw thrown;
      const failure = expected(thrown, args);
      keepWait(args, failure.retryAfterSeconds ?? 0);
      throw redirectFor(failure, args.request) ?? new Response(failure.message, responseInit(failure));
    }
  };
}

/**
 * Wraps the loader or action of an address under /api: every failure is answered as
 * `{ "error": { "code", "message" } }` with its status, and Retry-After when it is known.
 *
 * @param handler may throw AppError and Responses
 */
export function api<R>(handler: Handler<R>): (args: RouteArgs) => Promise<R | Response> {
  return async (args) => {
    try {
      return await handler(args);
    } catch (thrown) {
      if (thrown instanceof Response) throw thrown;
      const failure = expected(thrown, args);
      return Response.json(
        { error: { code: failure.code, message: failure.message } },
        responseInit(failure),
      );
    }
  };
}

/** Remix keeps no headers of a page's data. */
function keepWait({ context }: RouteArgs, seconds: number): void {
  if (seconds > 0) context.retryAfter(seconds);
}

function expected(thrown: unknown, { request, context }: RouteArgs): AppError {
  if (thrown instanceof AppError) return thrown;
  if (!request.signal.aborted) {
    logFailedRequest(thrown, { requestId: context.requestId, method: request.method });
  }
  return new AppError(isDatabaseAway(thrown) ? "unavailable" : "unexpected");
}

/** The status of an expected failure, and the headers that belong to it: how long to wait, where that is known. */
export function responseInit({ status, retryAfterSeconds }: AppError): ResponseInit {
  return {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }),
    },
  };
}

function redirectFor({ code }: AppError, request: Request): Response | null {
  if (code === "profile_unfinished") return redirect("/onboarding");
  if (code === "plan_required") return redirect("/pricing");
  if (code === "account_leaving") return redirect("/account/leaving");
  if (code !== "signed_out") return null;
  // A cookie of a session that has ended is of no more use to anybody.
  const headers = new Headers(bringsSession(request) ? { "Set-Cookie": forgetSession() } : undefined);
  if (request.method !== "GET") return redirect("/signup", { headers });
  const { pathname, search } = new URL(request.url);
  return redirect(`/signup?${new URLSearchParams({ redirectTo: pathname + search })}`, { headers });
}
