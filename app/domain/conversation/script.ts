import { capital } from "~/domain/conversation/listen";

/** The companion's lines. Short sentences, meant for the ear. */

/** What the companion wants to know at one moment of the talk, in the order of the agenda. */
export const TOPICS = ["practised", "minutes", "part", "learned", "hard", "next", "when"] as const;
export type Topic = (typeof TOPICS)[number];

const ASK: Readonly<Record<Topic, string>> = {
  practised: "What did you practise today?",
  minutes: "Roughly how long did you spend on that?",
  part: "What did you spend most of it on?",
  learned: "What did you learn along the way?",
  hard: "And what felt hard?",
  next: "What is one small next step?",
  when: "By when would you like to do it?",
};
const ASK_AGAIN: Readonly<Record<Topic, string>> = {
  practised: "No rush. Did you practise anything today, even for a few minutes?",
  minutes: "A rough guess is fine. How many minutes, would you say?",
  part: "No rush. Which part of it stayed with you?",
  learned: "Take your time. Anything you noticed, however small?",
  hard: "No rush. Was there a moment where you got stuck?",
  next: "One small thing is enough. What would you like to do next?",
  when: "A day is enough. Which one suits you?",
};

const ASK_AFTER_NOTHING = "Did anything today teach you something, big or small?";

/** The question of a topic; on a day without practice, learning is asked about more widely. */
export const ask = (topic: Topic, practisedNothing = false) =>
  practisedNothing && topic === "learned" ? ASK_AFTER_NOTHING : ASK[topic];
/** The one gentle second try of a question. */
export const askAgain = (topic: Topic) => ASK_AGAIN[topic];

/** Who is called and why, as far as it is said aloud. */
export type Caller = { firstName: string; purpose: "daily" | "on_demand"; callTime: string };

/**
 * The first line up to the first question: name, who and that it is an AI, why, transcript, off the
 * record. All of it fits into about seven seconds of speech.
 */
export function greeting({ firstName, purpose, callTime }: Caller): string {
  const why = {
    daily: `, with your ${["daily", callTime].filter(Boolean).join(" ")} call.`,
    on_demand: ". You pressed Call now.",
  };
  return `Hi ${firstName}, it's relevel.me, your AI companion${why[purpose]} I keep a transcript. Say off the record any time.`;
}

/** A person who gave no name is greeted with this. */
export const UNNAMED = "there";

/** For whoever asks who is calling and why: a person, or a machine that screens calls. */
export function introduction({ firstName, purpose, callTime }: Caller): string {
  const whom = firstName === UNNAMED ? "" : ` ${firstName}`;
  const why = {
    daily: `for the ${["daily", callTime].filter(Boolean).join(" ")} call`,
    on_demand: "because Call now was pressed",
  };
  return `This is relevel.me, an AI companion. I'm calling${whom} ${why[purpose]}.`;
}

/** Acknowledges what was practised with the words that were sure enough. */
export function pickUp(thing: string | null, duration: string | null): string {
  if (thing && duration) return `${capital(thing)}, ${duration}. Lovely.`;
  if (thing) return `${capital(thing)}, nice.`;
  return duration ? `${capital(duration)}, well spent.` : "Thank you for telling me.";
}

/** Thanks for an answer, in the person's own words where they are safe to echo. */
export const afterMinutes = (duration: string | null) =>
  duration ? `${capital(duration)}. That counts.` : "Thank you.";
export const afterPart = (echo: string | null) =>
  echo ? `${echo}. I like that.` : "That sounds like time well spent.";
export const afterLearned = (echo: string | null) =>
  echo ? `${echo}. That's worth remembering.` : "That's worth remembering.";
export const afterHard = "That sounds tricky, and worth staying with.";

export const THANKS = "Thank you.";
/** Repeats a next step that was just said. */
export const noted = (step: string | null, when: string | null) =>
  step ? `Good: ${step}${when === null ? "" : `, ${when}`}.` : THANKS;

export const MOVE_ON = "That's fine, let's move on.";
export const NOTHING_PRACTISED =
  "That's all right. Some days are for other things, and I'm glad you picked up.";
export const NOTHING_LEARNED = "That's fine. Not every day has to teach something.";
export const NOTHING_HARD = "Good. Some days just flow.";
export const AFTER_NEXT = "That's a good size.";
export const NOTHING_NEXT = "That's fine too. You don't need a plan.";

/** The goodbye after a whole talk; repeats the next step when there is one. */
export function farewell(firstName: string, step: string | null, when: string | null): string {
  if (step) {
    const day = when === null ? "" : `, ${when}`;
    return `Good. So your next step is this: ${step}${day}. Thank you for talking with me, ${firstName}. Take care. Goodbye!`;
  }
  return when
    ? `Good, ${when} it is. Thank you for talking with me, ${firstName}. Take care. Goodbye!`
    : `Thank you for talking with me, ${firstName}. Take care. Goodbye!`;
}

/** The short close for somebody who has to leave. */
export const shortFarewell = (firstName: string, step: string | null, when: string | null) =>
  step
    ? `Of course. Your next step: ${step}${when === null ? "" : `, ${when}`}. Take care, ${firstName}. Goodbye!`
    : `Of course. Thanks for picking up, ${firstName}. Take care. Goodbye!`;

/** The close after the one question of a short call. */
export const oneMinuteFarewell = (firstName: string, thanks: string) =>
  `${thanks} That's all for today. Take care, ${firstName}. Goodbye!`;

export const ONE_QUESTION = "Of course. Then just one question.";

export const NUDGE = "I'm still here. Take your time.";
export const silentFarewell = (firstName: string) =>
  `I can't hear you, so I'll let you go, ${firstName}. Take care. Goodbye!`;
export const timeIsUp = (firstName: string) =>
  `That's our time for today, ${firstName}. Thank you for talking with me. Goodbye!`;

export const STOP_QUESTION = "Just to be sure: no more calls at all?";
export const STOP_QUESTION_OFF_RECORD = `I have to note this down, even off the record. ${STOP_QUESTION}`;
export const STOP_QUESTION_AGAIN = "Sorry, just yes or no: shall I stop calling you altogether?";
/** What the companion promises; the server keeps it. */
export const STOP_PROMISE =
  "I won't call you again. If you ever change your mind, you can turn calls on again in Settings. I wish you well. Goodbye!";
export const STOP_DECLINED = "All right, the calls go on. You can move, pause or stop the calls in Settings.";
export const justToday = (firstName: string) =>
  `All right, that's it for today. Your calls stay as they are; you can move or pause them in Settings. Take care, ${firstName}. Goodbye!`;
export const STOP_UNSETTLED = "I'll leave the calls as they are. You can stop them in Settings any time.";
export const STOP_FIRST = "Sure, right after this. Shall I stop calling you altogether, yes or no?";

/** What the companion promises to a stranger; the server keeps it. */
export const WRONG_NUMBER_PROMISE =
  "Oh, I'm sorry to have bothered you. I won't ring this number again. Have a good day. Goodbye!";

export const OFF_RECORD =
  "Of course. We're off the record now, and none of this is kept. Say on the record when you want to go on. I'm listening.";
export const STILL_OFF_RECORD = "We're still off the record. I'm listening.";
export const ON_RECORD = "Thank you. We're back on the record.";
export const ALREADY_ON_RECORD = "Yes, we're on the record.";
/** Short signs of listening while nothing is kept; taken in turn. */
export const LISTENING = [
  "I'm listening.",
  "Thank you for telling me.",
  "Take all the time you need. Say on the record when you're ready.",
] as const;
