/** A mail to one person. */
export type OutgoingMail = {
  /** One checked address, never a list. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The `Message-ID` header, angle brackets included. */
  messageId: string;
};

/** Whoever carries our mail. */
export interface MailProvider {
  /**
   * Hands a mail over for delivery.
   *
   * @throws when it was not taken
   */
  send(mail: OutgoingMail): Promise<void>;
}
