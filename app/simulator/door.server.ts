import { timingSafeEqual } from "node:crypto";
import { AppError } from "~/lib/app-error";
import { type SimulatedVendor, simulatedVendor } from "./vendor.server";

/** What the simulated vendor of this instance works with; null where the simulator is off. */
export type DoorOptions = { speed: number; apiKey: string; webhookSecret: string } | null;

/**
 * The simulated vendor, for its pages.
 *
 * @throws {AppError} not_found where the simulator is off
 */
export function openVendor(options: DoorOptions): SimulatedVendor {
  if (!options) throw new AppError("not_found");
  return simulatedVendor(options);
}

/**
 * The simulated vendor, for its API: asks for the key like any vendor does.
 *
 * @throws {AppError} not_found where the simulator is off, signed_out without the right key
 */
export function requireVendor(request: Request, options: DoorOptions): SimulatedVendor {
  const vendor = openVendor(options);
  const given = Buffer.from(request.headers.get("authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${options?.apiKey}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new AppError("signed_out", "The API key is missing or wrong.");
  }
  return vendor;
}
