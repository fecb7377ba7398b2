import { isLoopback, networkOf } from "~/lib/network";
import { HOUR, MINUTE } from "~/lib/time";

/** A limit and whom it counts for; an empty list counts everyone together. */
type Limit = { rule: { name: string; limit: number; windowMs: number }; who: string[] };

export type Visitor = {
  /** The address the request came from. */
  clientIp: string;
  /** True on an instance that simulates calls: then the machine itself has no limit. */
  simulator: boolean;
};

/** What one request for a sign-in mail counts towards, in the order in which it's counted. */
export function signInMailLimits(email: string, visitor: Visitor): Limit[] {
  return [
    ...perAddress({ name: "sign-in-mail-ip", limit: 30, windowMs: 10 * MINUTE }, visitor),
    { rule: { name: "sign-in-mail-10m", limit: 5, windowMs: 10 * MINUTE }, who: [email] },
    { rule: { name: "sign-in-mail-1h", limit: 10, windowMs: HOUR }, who: [email] },
    { rule: { name: "sign-in-mail-all", limit: 2000, windowMs: HOUR }, who: [] },
  ];
}

/** What one attempt to use a link or a code counts towards. */
export function signInAttemptLimits(visitor: Visitor): Limit[] {
  return perAddress({ name: "sign-in-attempt-ip", limit: 10, windowMs: MINUTE }, visitor);
}

function perAddress(rule: Limit["rule"], { clientIp, simulator }: Visitor): Limit[] {
  return simulator && isLoopback(clientIp) ? [] : [{ rule, who: [networkOf(clientIp)] }];
}
