import type RequestClient from "twilio/lib/base/RequestClient";
import { ask, exchangeFailure } from "./http.server";
import { twilioSdk } from "./twilio-sdk.server";

/** Twilio's SDK, sending through our own HTTP: one request, one limit, no retries, no redirects. */

/** What the SDK is used for here. */
const METHODS = ["GET", "POST", "DELETE"] as const;

type Asked = RequestClient.RequestOptions<object>;

/**
 * The SDK only knows Twilio's hosts; here every request goes to `baseUrl`, with the path and query the SDK gave
 * it. Nor do its environment variables (region, edge, proxy, debug log) have a say.
 */
function oneRequest(baseUrl: string, timeoutMs: number): RequestClient {
  const { RequestClient: Sending } = twilioSdk();
  return new (class extends Sending {
    override async request<TData>(asked: RequestClient.RequestOptions<TData>) {
      const { method, uri, username, password, headers, params, data } = asked as Asked;
      const { pathname, searchParams } = new URL(uri);
      for (const [name, value] of form(params)) searchParams.append(name, value);
      const query = searchParams.toString();
      const answer = await ask({
        url: baseUrl + pathname + (query && `?${query}`),
        method: METHODS.find((one) => one === method.toUpperCase()) ?? "GET",
        headers: { ...texts(headers), authorization: `Basic ${btoa(`${username}:${password}`)}` },
        body: data ? form(data).toString() : undefined,
        timeoutMs,
      });
      // The SDK reads fields of whatever came.
      const body = typeof answer.json === "object" && answer.json !== null ? answer.json : {};
      return { statusCode: answer.status, body: body as TData, headers: {} };
    }
  })({ timeout: timeoutMs, autoRetry: false });
}

/** Lists become the same name several times, as Twilio wants them. */
function form(fields: object = {}): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs);
}

function texts(headers: object = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/**
 * @param options.accountSid `AC…`
 * @param options.baseUrl without a slash at the end
 * @returns the SDK's client for one account
 */
export function twilioClient(options: {
  accountSid: string;
  authToken: string;
  baseUrl: string;
  timeoutMs: number;
}) {
  const httpClient = oneRequest(options.baseUrl, options.timeoutMs);
  return twilioSdk()(options.accountSid, options.authToken, { httpClient });
}

/**
 * What Twilio answered where it didn't do what was asked.
 *
 * @param error what the SDK threw
 * @returns the HTTP status and Twilio's own code (such as 21211); null when there was no answer at all
 */
export function refusalOf(error: unknown): { status: number; code: number | null } | null {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return null;
  const code = "code" in error && Number.isInteger(error.code) ? Number(error.code) : null;
  return { status: error.status, code };
}

/** An error for those who ask again later, without anything Twilio wrote: its sentences hold numbers. */
export function troubleWith(error: unknown): Error {
  const refusal = refusalOf(error);
  if (!refusal) return new Error(`twilio gave no readable answer: ${exchangeFailure(error)}`);
  return new Error(`twilio answered ${refusal.status}${refusal.code === null ? "" : `, ${refusal.code}`}`);
}
