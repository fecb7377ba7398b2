import * as listen from "~/domain/conversation/listen";
import { localeFor, localeOf } from "~/domain/conversation/locales";
import type { Topic } from "~/domain/conversation/locales/lines";
import type { Requests } from "~/domain/conversation/requests";
import { type Understood, understand } from "~/domain/conversation/understand";
import type { CallAgenda } from "~/providers/telephony/provider";

/** Everything the talk has to remember between two utterances; plain JSON. */
export type ConversationState = CallAgenda & {
  topic: Topic | "ended";
  /** The question of this topic was already put a second time. */
  asked: "once" | "again";
  /** Companion lines so far. */
  lines: number;
  /** Silences in a row. */
  silences: number;
  /** The last line worth repeating. */
  last: string;
  /** The person asked that nothing be kept. */
  offRecord: boolean;
  /** This step settles a request to us and is kept even so. */
  settling: boolean;
  /** What was asked of us. */
  requests: Requests;
  /** Only one question is left to ask. */
  oneQuestion: boolean;
  practisedNothing: boolean;
  /** A death, an illness or a loss was told of: the agenda is left, and nothing is cheered at. */
  gently: boolean;
  nextStep: string | null;
  when: string | null;
};

/** A line in two parts, of which a language model may word the first anew. */
export type Reword = {
  acknowledges: string;
  /** Stays word for word. */
  question: string;
};

/** What a step says and changes, before the limits of a call are applied. */
export type Reply = {
  understood: Understood;
  say: string;
  change: Partial<ConversationState>;
  hangUp?: boolean;
  /** Isn't what "repeat that" repeats. */
  aside?: boolean;
  /** Has to be said even when the talk ends with this line for lack of time. */
  settles?: string;
  /** `settles` is the goodbye as well. */
  settlesAll?: boolean;
  reword?: Reword;
};

/** The question that is open now; empty after the end. */
export function question(state: ConversationState): string {
  return state.topic === "ended" ? "" : ask(state, state.topic);
}

function ask(state: ConversationState, topic: Topic): string {
  const { lines } = localeFor(state);
  switch (topic) {
    case "follow_up":
      return lines.askFollowUp(state.followUp ?? "");
    case "recall_1":
      return lines.askRecall(state.recalls[0] ?? "", 1);
    case "recall_2":
      return lines.askRecall(state.recalls[1] ?? "", 2);
    case "learned":
      return state.practisedNothing ? lines.askLearnedAfterNothing : lines.ask.learned;
    case "next":
      return state.gently ? lines.askGently : lines.ask.next;
    default:
      return lines.ask[topic];
  }
}

/**
 * The reply to an answer on the record: acknowledges it, then asks the next thing or says goodbye.
 * @param state the state before the answer
 * @param heard what was said
 * @param understood what it was understood as: "answer", "confirm", "decline", "asks_us" or "unclear"
 */
export function whenAnswered(state: ConversationState, heard: string, understood: Understood): Reply {
  const topic = state.topic === "ended" ? "when" : state.topic;
  const { lines, answers, words } = localeFor(state);
  const onward = goOn(state, understood);
  const recall = topic === "recall_1" || topic === "recall_2";
  const asksUs = understood === "asks_us" && !recall;
  const empty = asksUs || understood === "unclear" || (understood === "confirm" && !MAY_BE_YES.has(topic));
  const sad = !recall && listen.tellsOfSorrow(heard, answers, words);
  if (state.oneQuestion) return whenOneQuestion(state, heard, understood, empty, sad);
  if (state.gently) return whenGently(state, understood);
  if (sad) return whenSad(state, understood, topic);
  if (empty && !recall) {
    const again = lines.askAgain[topic];
    const say = asksUs ? `${lines.cantAnswer} ${again}` : again;
    if (state.asked === "once") return { understood, say, change: { asked: "again" } };
    return onward(topic, topic === "next" ? lines.nothingNext : lines.moveOn);
  }
  const none = understood === "decline";
  switch (topic) {
    case "follow_up":
      return onward(
        topic,
        none || listen.didNothing(heard, answers, words) ? lines.followUpNotDone : lines.afterFollowUp,
      );
    case "practised": {
      const thing = none ? null : listen.practisedThing(heard, answers);
      if (none || (thing === null && listen.didNothing(heard, answers, words)))
        return onward("part", lines.nothingPractised, { practisedNothing: true });
      const duration = listen.durationSaid(heard, answers);
      // The question of a minute's talk asks for both.
      if (state.purpose === "try") return onward("part", lines.practised(thing, duration));
      const follow = duration === null ? "minutes" : "part";
      return toTopic(state, understood, follow, lines.practised(thing, duration));
    }
    case "minutes":
      return onward("part", lines.afterMinutes(none ? null : listen.durationSaid(heard, answers)));
    case "part":
      return onward(topic, none ? lines.moveOn : lines.afterPart(listen.shortEcho(heard, "part", answers)));
    case "recall_1":
    case "recall_2":
      return onward(topic, none || empty ? lines.recallNotKnown : lines.afterRecall);
    case "learned": {
      const nothing = none || listen.wasNone(heard, answers, words);
      return onward(
        topic,
        nothing ? lines.nothingLearned : lines.afterLearned(listen.shortEcho(heard, "learned", answers)),
      );
    }
    case "hard":
      return onward(
        topic,
        none || listen.wasNone(heard, answers, words) ? lines.nothingHard : lines.afterHard,
      );
    case "next":
    case "when":
      return none
        ? onward("when", topic === "next" ? lines.nothingNext : "")
        : onward(topic, "", nextStepIn(state, heard));
  }
}
/** A yes answers these questions, if only shortly. */
const MAY_BE_YES: ReadonlySet<Topic> = new Set<Topic>(["minutes", "follow_up", "recall_1", "recall_2"]);

/** Says sorry, and leaves the questions out that would be unkind now. */
function whenSad(state: ConversationState, understood: Understood, topic: Topic): Reply {
  const { lines } = localeFor(state);
  if (topic === "next" || topic === "when") return goOn(state, understood)("when", lines.sorry);
  const { reword: _ours, ...reply } = toTopic({ ...state, gently: true }, understood, "next", lines.sorry, {
    gently: true,
  });
  return reply;
}

/** Listens once to whoever wants to say more, and says goodbye. */
function whenGently(state: ConversationState, understood: Understood): Reply {
  const { lines } = localeFor(state);
  if (understood === "confirm" && state.asked === "once")
    return { understood, say: lines.listening[0], change: { asked: "again" } };
  const say = lines.farewell(state.firstName, null, null);
  return { understood, say, change: {}, hangUp: true };
}

function whenOneQuestion(
  state: ConversationState,
  heard: string,
  understood: Understood,
  empty: boolean,
  sad: boolean,
): Reply {
  const { lines, answers } = localeFor(state);
  if (sad) {
    const say = lines.oneMinuteFarewell(state.firstName, lines.sorry);
    return { understood, say, change: {}, hangUp: true };
  }
  if (empty || understood === "decline") {
    const say = lines.oneMinuteFarewell(state.firstName, lines.thanks);
    return { understood, say, change: {}, hangUp: true };
  }
  const kept = nextStepIn(state, heard);
  const thanks =
    state.topic === "practised"
      ? lines.practised(listen.practisedThing(heard, answers), listen.durationSaid(heard, answers))
      : lines.noted(kept.nextStep ?? null, kept.when ?? null);
  return { understood, say: lines.oneMinuteFarewell(state.firstName, thanks), change: kept, hangUp: true };
}

/** What comes after a topic: the next question of the agenda, or the goodbye. */
function goOn(state: ConversationState, understood: Understood) {
  return (done: Topic, acknowledgement: string, learned: Partial<ConversationState> = {}): Reply => {
    const { lines } = localeFor(state);
    const after = { ...state, ...learned };
    const topic = topicAfter(after, done);
    if (topic === null) {
      const bye = lines.farewell(state.firstName, after.nextStep, after.when);
      return { understood, say: `${acknowledgement} ${bye}`.trim(), change: learned, hangUp: true };
    }
    const thanks = topic === "when" ? lines.afterNext : acknowledgement;
    return toTopic(after, understood, topic, thanks, learned);
  };
}

function toTopic(
  after: ConversationState,
  understood: Understood,
  topic: Topic,
  acknowledges: string,
  learned: Partial<ConversationState> = {},
): Reply {
  const next = ask(after, topic);
  return {
    understood,
    say: `${acknowledges} ${next}`,
    change: { ...learned, topic, asked: "once" },
    reword: { acknowledges, question: next },
  };
}

function topicAfter(state: ConversationState, done: Topic): Topic | null {
  if (state.purpose === "try") return topicInMinute(state, done);
  const toFinish = state.practisedNothing ? "next" : "hard";
  switch (done) {
    case "follow_up":
      return "practised";
    case "practised":
    case "minutes":
    case "part":
      return state.recalls.length > 0 ? "recall_1" : "learned";
    case "recall_1":
      return state.recalls.length > 1 ? "recall_2" : toFinish;
    case "recall_2":
    case "learned":
      return toFinish;
    case "hard":
      return "next";
    case "next":
      return state.nextStep !== null && state.when === null ? "when" : null;
    case "when":
      return null;
  }
}

/** Two questions fit into a minute: what was practised, and what comes of it. */
function topicInMinute({ practisedNothing }: ConversationState, done: Topic): Topic | null {
  if (done !== "practised" && done !== "minutes" && done !== "part") return null;
  return practisedNothing ? "learned" : "next";
}

/** The promise in an answer to "next" or "when"; nothing at other moments of the talk. */
export function nextStepIn(
  state: Pick<ConversationState, "topic" | "language">,
  heard: string,
): Partial<ConversationState> {
  if (state.topic !== "when" && state.topic !== "next") return {};
  const { answers } = localeOf(state.language);
  const told = heard.slice(0, 1_000).replace(answers.trailingBye, "").trim();
  if (told === "") return {};
  const when = listen.whenSaid(told, answers);
  if (state.topic === "when") return { when };
  // "Tomorrow at eight" names a day and no step.
  const onlyATime = understand(told, state.language) === "move_call";
  return { nextStep: onlyATime ? null : listen.nextStepSaid(told, answers), when };
}
