/**
 * What an answering machine hears where the user wants that. Whoever plays it back may be somebody else: it says
 * nothing about the user.
 */
export const VOICEMAIL_MESSAGE =
  "Hello, this is relevel.me, an AI, with the call that was asked for. There is nothing to do. Goodbye.";
