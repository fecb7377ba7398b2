/** What the forms of the account page ask for. */
export const ACCOUNT_INTENTS = {
  retention: "retention",
  allow: "allow-transcripts",
  refuse: "refuse-transcripts",
} as const;
