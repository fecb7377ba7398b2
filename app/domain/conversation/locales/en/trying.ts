import { lines } from "~/domain/conversation/locales/en/lines";
import type { Lines } from "~/domain/conversation/locales/lines";

const NOTHING_RINGS = "Nothing rings from a try-out. With an account I'd do that.";
const END_IT = "Nobody calls you from a try-out. Shall we end it here?";

/** What is said in other words to a visitor who tries a call: nobody is called, and nothing can be promised. */
export const trying: Lines = {
  ...lines,
  greeting: () =>
    "Hi, I'm relevel.me, an AI companion. Nothing is stored unless you later keep it. Say off the record any time.",
  introduction: () =>
    "This is relevel.me, an AI companion. You pressed Answer to try a call, and nothing rings.",

  ask: { ...lines.ask, practised: "What did you practise today, and for how long?" },
  keepsTranscript:
    "Nothing of a try-out is stored, unless you sign up and keep it. Off the record, not even then.",
  timeIsUp: () => "That's our minute. Thank you for talking with me. Goodbye!",

  stopQuestion: END_IT,
  stopQuestionOffRecord: END_IT,
  stopQuestionAgain: "Sorry, just yes or no: shall we end it here?",
  stopPromise: "We end it here, and nobody calls you. I wish you well. Goodbye!",
  stopDeclined: "All right, we go on.",
  stopUnsettled: "Then we go on.",
  stopFirst: "Sure, right after this. Shall we end it here, yes or no?",
  justToday: () => "All right, that's it for today. Take care. Goodbye!",
  wrongNumberPromise: "No harm done, nothing has rung. Have a good day. Goodbye!",

  promiseCallIn: () => NOTHING_RINGS,
  promiseMove: () => NOTHING_RINGS,
  promiseSkipToday: NOTHING_RINGS,
  promisePause: NOTHING_RINGS,
  promiseDropWeekday: () => NOTHING_RINGS,
  notedOffRecord: "And none of this is kept.",
  refuseMove: () => NOTHING_RINGS,
  askWhen: "Nothing rings from a try-out. With an account you choose the time. Shall we go on?",
  tookBack: "All right, never mind.",
  crisisStopPromise: "And nobody calls you from here.",
};
