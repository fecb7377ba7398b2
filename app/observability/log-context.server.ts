import { AsyncLocalStorage } from "node:async_hooks";
import { isUuid } from "~/lib/uuid";

/** What work is under way: the ids that every line of the log about it carries. */
export type LogContext = {
  requestId?: string;
  jobId?: string;
  /** The name of the job. */
  job?: string;
  /** The call that the work is about. */
  callId?: string;
};

/** What only code asks for: the pattern of the request's route. */
type Kept = LogContext & { route?: () => string };

// One for the process, which is made of two bundles.
const shared = globalThis as typeof globalThis & { relevelLogContext?: AsyncLocalStorage<Kept> };
shared.relevelLogContext ??= new AsyncLocalStorage<Kept>();
const storage = shared.relevelLogContext;

/**
 * Runs `work`, and everything that it starts, under ids of its own.
 *
 * @param context ids only
 * @param route tells the pattern of the request's address
 */
export function withLogContext<T>(context: LogContext, work: () => T, route?: () => string): T {
  return storage.run({ ...context, route }, work);
}

/**
 * From here on the work at hand is about this call.
 *
 * @param callId what isn't one of our ids is left alone
 */
export function aboutCall(callId: string | null | undefined): void {
  const context = storage.getStore();
  if (context && callId && isUuid(callId)) context.callId = callId;
}

/** The ids of the work at hand; a new object each time. */
export function logContext(): LogContext {
  const { route, ...ids } = storage.getStore() ?? {};
  return ids;
}

/** The pattern of the address that is being answered; null outside of requests. */
export const routeAtHand = (): string | null => storage.getStore()?.route?.() ?? null;
