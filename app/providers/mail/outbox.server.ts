import type { MailProvider, OutgoingMail } from "./provider";

/** Keeps every mail instead of sending it. */
export function outboxMail(store: (mail: OutgoingMail) => Promise<void>): MailProvider {
  return { send: store };
}
