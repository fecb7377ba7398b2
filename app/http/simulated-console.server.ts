import { AppError } from "~/lib/app-error";
import { outboxHref } from "./instance.server";
import { readSession } from "./sessions.server";

/**
 * May this visitor see and move everything of the simulated payment vendor? Where everybody may read everybody's
 * mails, everybody may; where mails are really sent, administrators alone.
 */
export async function mayUseConsole(request: Request): Promise<boolean> {
  if (outboxHref()) return true;
  return (await readSession(request))?.isAdmin ?? false;
}

/** @throws {AppError} not_found for whoever may not use the console of the simulated payment vendor */
export async function requireConsole(request: Request): Promise<void> {
  if (!(await mayUseConsole(request))) throw new AppError("not_found");
}
