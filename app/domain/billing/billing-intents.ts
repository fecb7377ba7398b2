/** Values of the field `intent` in what the pages about a plan post. */
export const BILLING_INTENTS = {
  /** Opens a checkout. */
  buy: "buy",
  cancel: "cancel",
  /** Takes a cancellation back. */
  keep: "keep",
  pause: "pause",
  resume: "resume",
  /** Where another card is entered. */
  card: "card",
  /** Invoices, at the payment company. */
  portal: "portal",
  joinWaitlist: "join-waitlist",
  leaveWaitlist: "leave-waitlist",
} as const;
