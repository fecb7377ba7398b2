import type { Tx } from "~/db/transaction.server";
import { AppError } from "~/lib/app-error";
import { canPlaceCalls } from "~/providers/telephony/registry.server";
import { isPaused } from "./kill-switch.server";

/**
 * Can this instance place calls at the moment?
 *
 * @param tx any transaction
 * @throws {AppError} unavailable without a phone service, and while calls are paused
 */
export async function assertService(tx: Tx): Promise<void> {
  if (!canPlaceCalls()) throw new AppError("unavailable", "No phone service is set up on this instance.");
  if (await isPaused(tx)) {
    throw new AppError("unavailable", "Calls are paused on this instance at the moment.");
  }
}
