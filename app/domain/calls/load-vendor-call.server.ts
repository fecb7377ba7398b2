import { withService } from "~/db/with-service.server";

/**
 * What has to be known of a call to ask its vendor about it.
 *
 * @returns null when the call is gone
 */
export async function loadVendorCall(callId: string) {
  const call = await withService((tx) =>
    tx.call.findUnique({
      where: { id: callId },
      select: {
        id: true,
        userId: true,
        status: true,
        provider: true,
        vendorCallId: true,
        toNumber: true,
        dialedAt: true,
        endedAt: true,
        costMinor: true,
      },
    }),
  );
  return call && { ...call, callId: call.id };
}
