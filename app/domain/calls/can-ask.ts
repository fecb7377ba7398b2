import type { CallProvider, CallReference } from "~/providers/telephony/provider";

/**
 * Can the vendor be asked about this call? Some can't be asked at all, some only about ids they have told us.
 *
 * @param provider its capability flags decide
 */
export function canAsk(
  { capabilities }: Pick<CallProvider, "capabilities">,
  { vendorCallId }: Pick<CallReference, "vendorCallId">,
): boolean {
  return vendorCallId === null ? capabilities.canFind : capabilities.canGet;
}
