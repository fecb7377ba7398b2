import { capital } from "~/domain/conversation/listen";
import type { Caller, Lines, MoveDay } from "~/domain/conversation/locales/lines";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const weekday = (day: number) => WEEKDAYS[day - 1] ?? "";
const dayName = (day: MoveDay) => (typeof day === "number" ? `on ${weekday(day)}` : day);

/** "19:30" as it is said aloud: "7:30 pm". */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour % 24 < 12 ? "am" : "pm"}`;
}

/** A name set off by commas where there is one: "Take care, Mara." */
const named = (firstName: string) => (firstName === "" ? "" : `, ${firstName}`);
const dailyCall = ({ callTime }: Caller) => ["daily", callTime, "call"].filter(Boolean).join(" ");
const digits = (code: string) => [...code].join(", ");
const stepAndDay = (step: string, when: string | null) => (when === null ? step : `${step}, ${when}`);

const HELP_ANYWHERE =
  "your local emergency number, in many countries that's 112, or look at findahelpline.com for somebody to talk to";
const help = (line: string | null) =>
  line === null ? HELP_ANYWHERE : `${line}, at any hour, or emergency services if you are in danger now`;

const NOT_YOU = "If this wasn't you, say wrong number and we won't call again.";
const STOP_QUESTION = "Just to be sure: no more calls at all?";

export const lines: Lines = {
  greeting: (caller) => {
    const why = caller.purpose === "daily" ? `, with your ${dailyCall(caller)}.` : ". You pressed Call now.";
    return `Hi ${caller.firstName || "there"}, it's relevel.me, your AI companion${why} I keep a transcript. Say off the record any time.`;
  },
  introduction: (caller) => {
    const whom = caller.firstName === "" ? "" : ` ${caller.firstName}`;
    const why = caller.purpose === "daily" ? `for the ${dailyCall(caller)}` : "because Call now was pressed";
    return `This is relevel.me, an AI companion. I'm calling${whom} ${why}.`;
  },

  ask: {
    practised: "What did you practise today?",
    minutes: "Roughly how long did you spend on that?",
    part: "What did you spend most of it on?",
    learned: "What did you learn along the way?",
    hard: "And what felt hard?",
    next: "What is one small next step?",
    when: "By when would you like to do it?",
  },
  askAgain: {
    follow_up: "No rush. Did you get to it, even a little?",
    practised: "No rush. Did you practise anything today, even for a few minutes?",
    minutes: "A rough guess is fine. How many minutes, would you say?",
    part: "No rush. Which part of it stayed with you?",
    learned: "Take your time. Anything you noticed, however small?",
    hard: "No rush. Was there a moment where you got stuck?",
    next: "One small thing is enough. What would you like to do next?",
    when: "A day is enough. Which one suits you?",
  },
  askLearnedAfterNothing: "Did anything today teach you something, big or small?",
  askGently: "Would you like to say more, or shall we leave it here for today?",
  askFollowUp: (step) => `Last time you wanted to ${step}. How did it go?`,
  askRecall: (question, place) =>
    place === 1 ? `Here is something to recall. ${question}` : `And one more to recall. ${question}`,

  afterFollowUp: "Thank you for telling me.",
  sorry: "I'm so sorry. Thank you for telling me.",
  followUpNotDone: "That's all right, it can wait.",
  practised: (thing, duration) => {
    if (thing && duration) return `${capital(thing)}, ${duration}. Lovely.`;
    if (thing) return `${capital(thing)}, nice.`;
    return duration ? `${capital(duration)}, well spent.` : "Thank you for telling me.";
  },
  afterMinutes: (duration) => (duration ? `${capital(duration)}. That counts.` : "Thank you."),
  afterPart: (echo) => (echo ? `${echo}. I like that.` : "That sounds like time well spent."),
  afterLearned: (echo) => (echo ? `${echo}. That's worth remembering.` : "That's worth remembering."),
  afterHard: "That sounds tricky, and worth staying with.",
  afterRecall: "Thank you for saying it aloud.",
  recallNotKnown: "That's fine, we leave that one for another day.",
  afterNext: "That's a good size.",
  thanks: "Thank you.",
  moveOn: "That's fine, let's move on.",
  nothingPractised: "That's all right. Some days are for other things, and I'm glad you picked up.",
  nothingLearned: "That's fine. Not every day has to teach something.",
  nothingHard: "Good. Some days just flow.",
  nothingNext: "That's fine too. You don't need a plan.",
  noted: (step, when) => (step ? `Good: ${stepAndDay(step, when)}.` : "Thank you."),

  farewell: (firstName, step, when) => {
    const thanks = `Thank you for talking with me${named(firstName)}. Take care. Goodbye!`;
    if (step) return `Good. So your next step is this: ${stepAndDay(step, when)}. ${thanks}`;
    return when ? `Good, ${when} it is. ${thanks}` : thanks;
  },
  shortFarewell: (firstName, step, when) =>
    step
      ? `Of course. Your next step: ${stepAndDay(step, when)}. Take care${named(firstName)}. Goodbye!`
      : `Of course. Thanks for picking up${named(firstName)}. Take care. Goodbye!`,
  oneMinuteFarewell: (firstName, thanks) =>
    `${thanks} That's all for today. Take care${named(firstName)}. Goodbye!`,
  silentFarewell: (firstName) =>
    `I can't hear you, so I'll let you go${named(firstName)}. Take care. Goodbye!`,
  timeIsUp: (firstName) =>
    `That's our time for today${named(firstName)}. Thank you for talking with me. Goodbye!`,
  plainFarewell: (firstName) => `Take care${named(firstName)}. Goodbye!`,

  oneQuestion: "Of course. Then just one question.",
  nudge: "I'm still here. Take your time.",
  cantAnswer: "I can't help with that here, I only ask a few questions and listen.",
  notThere: "Thank you for telling me. There is nothing to do. Take care. Goodbye!",

  stopQuestion: STOP_QUESTION,
  stopQuestionOffRecord: `I have to note this down, even off the record. ${STOP_QUESTION}`,
  stopQuestionAgain: "Sorry, just yes or no: shall I stop calling you altogether?",
  stopPromise:
    "I won't call you again. If you ever change your mind, you can turn calls on again in Settings. I wish you well. Goodbye!",
  stopDeclined: "All right, the calls go on. You can move, pause or stop the calls in Settings.",
  stopUnsettled: "I'll leave the calls as they are. You can stop them in Settings any time.",
  stopFirst: "Sure, right after this. Shall I stop calling you altogether, yes or no?",
  justToday: (firstName) =>
    `All right, that's it for today. Your calls stay as they are; you can move or pause them in Settings. Take care${named(firstName)}. Goodbye!`,
  wrongNumberPromise:
    "Oh, I'm sorry to have bothered you. I won't ring this number again. Have a good day. Goodbye!",

  offRecord:
    "Of course. We're off the record now, and none of this is kept. Say on the record when you want to go on. I'm listening.",
  stillOffRecord: "We're still off the record. I'm listening.",
  onRecord: "Thank you. We're back on the record.",
  alreadyOnRecord: "Yes, we're on the record.",
  keepsTranscript:
    "I keep a transcript of what we say. Say off the record, and none of it is kept from there on.",
  listening: [
    "I'm listening.",
    "Thank you for telling me.",
    "Take all the time you need. Say on the record when you're ready.",
  ],

  promiseSkipToday: "All right, no more calls today. Your other calls stay as they are.",
  promiseCallIn: (minutes) => `All right, I'll call you again in ${minutes} minutes.`,
  promiseMove: (day, time) =>
    time === null
      ? `All right, I'll call you ${dayName(day)} at your usual time.`
      : `All right, I'll call you ${dayName(day)} at ${clock(time)}.`,
  promisePause: "All right, no calls until Monday. From then on they go on as usual.",
  promiseDropWeekday: (day) => `All right, from now on I won't call on ${weekday(day)}s.`,
  notedOffRecord: "That much I have to note, even off the record.",
  refuseMove: (refusal) => {
    switch (refusal.reason) {
      case "outside_hours":
        return `I can't call at ${clock(refusal.time)}. I may call from ${clock(refusal.opens)} until just before ${clock(refusal.closes)}, so tell me another time if you like.`;
      case "time_passed":
        return `It's past ${clock(refusal.time)} already today. Tell me another time if you like.`;
      case "wait_too_short":
        return "I can call back after five minutes at the earliest, and after two hours at the latest.";
      case "wait_too_long":
        return "I can call back within two hours, or on another day at a time you name.";
      case "in_settings":
        return "I can't change that on the phone, but you can in Settings. I leave your calls as they are.";
    }
  },
  askWhen: "Sure. When shall I call? Say, for example, in thirty minutes, or tomorrow at eight.",
  tookBack: "All right, I take that back. Your calls stay as they were.",

  crisis: (line) =>
    `I'm glad you told me. I'm an AI, and I'm not the right help for this, but people are. Please call ${help(line)}.`,
  crisisStay: "I'm still here.",
  crisisGoodbye: "Please take care of yourself. Goodbye.",
  crisisListening: [
    "I hear you. I'm here.",
    "Thank you for telling me. You don't have to carry this alone.",
    "I'm listening. The people I named can help better than I can.",
  ],
  crisisNudge: "I'm still here. You don't have to say anything.",
  crisisFarewell: (line) => `Please take care of yourself. You can call ${help(line)}. Goodbye.`,
  crisisStopPromise: "And I won't call you again.",

  verification: (code) =>
    `This is relevel.me, with an automated AI call. Somebody entered this number to be called. The code is: ${digits(code)}. Once more: ${digits(code)}. ${NOT_YOU}`,
  verificationAgain: (code) => `The code is: ${digits(code)}. ${NOT_YOU}`,
  notYou: NOT_YOU,
  verificationIntroduction:
    "This is relevel.me, with an automated AI call, because somebody entered this number to be called.",
  verificationFarewell: "That's all. Thank you. Goodbye!",

  voicemail:
    "Hello, this is relevel.me, an AI, with the call that was asked for. There is nothing to do. Goodbye.",
};
