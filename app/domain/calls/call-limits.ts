import { MINUTE } from "~/lib/time";

/** How often one person may ask for a call, also for one that is refused. How many they get is counted apart. */
export const CALL_ASKS = { name: "call-ask", limit: 60, windowMs: 10 * MINUTE } as const;
/** How many codes one person may try, whichever call has read them out. */
export const CODE_CHECKS = { name: "phone-code-check", limit: 30, windowMs: 10 * MINUTE } as const;
/** How many events and requests for a line with a wrong signature, or none, one network may send. */
export const FORGED_EVENTS = { name: "forged-event", limit: 60, windowMs: 10 * MINUTE } as const;
