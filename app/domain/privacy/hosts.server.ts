import { databaseAddress } from "~/db/database-address.server";
import { tracesAddress } from "~/observability/traces-address.server";
import { languageModelAddress } from "~/providers/language/registry.server";
import { mailAddress } from "~/providers/mail/registry.server";
import { paymentsAddress } from "~/providers/payments/registry.server";
import { bucketAddress } from "~/providers/storage/registry.server";
import { PROVIDER_LABELS } from "~/providers/telephony/provider";
import { callVendorAddresses, configuredProvider } from "~/providers/telephony/registry.server";
import { hostsTalkedTo, type TalkedTo } from "./hosts";

const PAYMENTS_LABELS = { simulator: "Simulated payments", dodo: "Dodo Payments" } as const;

/**
 * The hosts that this instance talks to, by its configuration of this moment. No request is made to find out.
 *
 * @returns see `hostsTalkedTo`; entries with `here` are this machine itself
 */
export function liveHosts(): TalkedTo[] {
  const payments = paymentsAddress();
  return hostsTalkedTo({
    calls: {
      current: configuredProvider(),
      vendors: callVendorAddresses().map(({ name, url }) => ({ name, label: PROVIDER_LABELS[name], url })),
    },
    payments: payments && { label: PAYMENTS_LABELS[payments.name], url: payments.url },
    mail: mailAddress(),
    language: languageModelAddress(),
    files: bucketAddress(),
    traces: tracesAddress(),
    database: databaseAddress(),
  });
}
