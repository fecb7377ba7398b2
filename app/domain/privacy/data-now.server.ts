import { backupNights } from "~/db/database-address.server";
import { mailAddress } from "~/providers/mail/registry.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { configuredProvider, findCallProvider } from "~/providers/telephony/registry.server";
import { type DataNow, describeDataNow } from "./data-now";
import { liveHosts } from "./hosts.server";

/**
 * What happens to data now, by the live configuration.
 *
 * @param person.transcriptDays as they chose; without a person it is said of everybody
 */
export function dataNow(person: Pick<DataNow, "transcriptDays"> = {}) {
  return describeDataNow({
    ...person,
    hosts: liveHosts(),
    mail: mailAddress() === null ? "outbox" : "smtp",
    payments: paymentsMode(),
    backupNights: backupNights(),
    vendorDeletes: findCallProvider(configuredProvider())?.capabilities.deletes ?? false,
  });
}
