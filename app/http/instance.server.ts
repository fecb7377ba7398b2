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

/** For the hashes in the addresses of calendar feeds. */
export const calendarKey = (): Buffer => deriveKey("calendar-feed");
