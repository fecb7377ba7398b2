/** The words a person agrees to before anything may ring. A change of the words is a new version. */
export const CONSENT = {
  version: "calls-1",
  text: "Call me once a day at the time I chose, and when I press Call now. I know the caller is an AI, and that a transcript of what we say is kept so that I can read it. I can stop this at any time: on the phone, or in Settings.",
} as const;
