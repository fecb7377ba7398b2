import { lines } from "~/domain/conversation/locales/en/lines";
import type { Lines } from "~/domain/conversation/locales/lines";

const named = (firstName: string) => (firstName === "" ? "" : `, ${firstName}`);

/** What is said in other words where nobody is on the phone. */
export const inWriting: Lines = {
  ...lines,
  greeting: ({ firstName }) =>
    `Hi ${firstName || "there"}, it's relevel.me, your AI companion, in writing. I keep what we write. Write off the record any time.`,
  introduction: () =>
    "This is relevel.me, an AI companion. We are writing because this page was opened, and nothing rings.",
  nothingPractised: "That's all right. Some days are for other things, and I'm glad you wrote.",
  afterRecall: "Thank you for recalling it.",
  shortFarewell: (firstName, step, when) =>
    step ? lines.shortFarewell(firstName, step, when) : `Of course. Take care${named(firstName)}. Goodbye!`,
  offRecord:
    "Of course. We're off the record now, and none of this is kept. Write on the record when you want to go on. I'm listening.",
  keepsTranscript: "I keep what we write. Write off the record, and none of it is kept from there on.",
  listening: [
    "I'm listening.",
    "Thank you for telling me.",
    "Take all the time you need. Write on the record when you're ready.",
  ],
  promiseCallIn: (minutes) => `All right, I'll call you in ${minutes} minutes.`,
  refuseMove: (refusal) =>
    refusal.reason === "in_settings"
      ? "I can't change that here, but you can in Settings. I leave your calls as they are."
      : lines.refuseMove(refusal),
};
