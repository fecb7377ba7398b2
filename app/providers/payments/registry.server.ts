import { env } from "~/env.server";

/** How this instance takes money: `off` means self-hosted, with everything unlocked. */
export function paymentsMode() {
  return env().payments.mode;
}
