import { readBody } from "~/http/read-body.server";
import { api, type RouteArgs } from "~/http/respond.server";
import { simulatedPaymentsOptions } from "~/providers/payments/registry.server";
import { openPayments } from "~/simulator/payments/vendor.server";

const BASE = "/simulator/dodo";
const MAX_BYTES = 64 * 1024;

/** The simulated payment vendor's API: the addresses and answers of Dodo's, so that its SDK works with it. */
async function answer({ request }: RouteArgs): Promise<Response> {
  const vendor = openPayments(simulatedPaymentsOptions());
  const url = new URL(request.url);
  const { status, headers, body } = vendor.answer({
    method: request.method,
    path: url.pathname.slice(BASE.length),
    query: url.searchParams,
    body: request.method === "GET" ? "" : await readBody(request, MAX_BYTES),
    authorization: request.headers.get("authorization"),
  });
  return new Response(body, { status, headers: { ...headers, "Cache-Control": "no-store" } });
}

export const loader = api(answer);
export const action = api(answer);
