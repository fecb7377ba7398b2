import type { AppLoadContext } from "@remix-run/node";
import { deriveKey, env } from "~/env.server";
import { AppError } from "~/lib/app-error";
import { safePath } from "./safe-path";
import "./load-context";

/** Who sends a request, as far as limits care. `simulator` is true on an instance that simulates calls. */
export function visitorOf(context: AppLoadContext): { clientIp: string; simulator: boolean } {
  return { clientIp: context.clientIp, simulator: env().simulator.enabled };
}

/** Addresses (in lower case) whose owners are administrators. */
export const adminEmails = (): readonly string[] => env().app.adminEmails;

/** Where a person asked to go, if that is a path on this site; else null. */
export const wantedPath = (value: string | null | undefined): string | null => safePath(value, env().app.url);

/** The page that shows caught mails, or undefined where mails are really sent. */
export function outboxHref(): string | undefined {
  return env().simulator.enabled && env().mail.driver === "outbox" ? "/simulator/outbox" : undefined;
}

/** @throws AppError `not_found` where mails are really sent */
export function requireOutbox(): void {
  if (!outboxHref()) throw new AppError("not_found");
}

/** @throws AppError `not_found` where calls are not simulated */
export function requireSimulator(): void {
  if (!env().simulator.enabled) throw new AppError("not_found");
}

/** May visitors try a call in the browser? The landing page shows the button where they may. */
export const tryCallsAllowed = (): boolean => env().tryCalls;

/** @throws AppError `not_found` where calls can't be tried */
export function requireTryCalls(): void {
  if (!tryCallsAllowed()) throw new AppError("not_found");
}

/** Our public address, without a slash at the end. */
export const appUrl = (): string => env().app.url;

/** For the hashes in the addresses of calendar feeds. */
export const calendarKey = (): Buffer => deriveKey("calendar-feed");
