import * as listen from "~/domain/conversation/listen";
import * as script from "~/domain/conversation/script";
import type { StopProgress, Understood } from "~/domain/conversation/understand";

/** Everything the talk has to remember between two utterances; plain JSON. */
export type ConversationState = script.Caller & {
  topic: script.Topic | "ended";
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
  stop: StopProgress;
  /** Only one question is left to ask. */
  oneQuestion: boolean;
  practisedNothing: boolean;
  nextStep: string | null;
  when: string | null;
};

/** What a step says and changes, before the limits of a call are applied. */
export type Reply = {
  understood: Understood;
  say: string;
  change: Partial<ConversationState>;
  hangUp?: boolean;
  aside?: boolean;
};

/**
 * The reply to an answer on the record: acknowledges it, then asks the next thing or says goodbye.
 * @param state the state before the answer
 * @param heard what was said
 * @param understood what it was understood as: "answer", "confirm", "decline" or "unclear"
 */
export function whenAnswered(state: ConversationState, heard: string, understood: Understood): Reply {
  const topic = state.topic === "ended" ? "when" : state.topic;
  const empty = understood === "unclear" || (understood === "confirm" && topic !== "minutes");
  if (state.oneQuestion) {
    if (empty || understood === "decline")
      return {
        understood,
        say: script.oneMinuteFarewell(state.firstName, script.THANKS),
        change: {},
        hangUp: true,
      };
    const kept = nextStepIn(state, heard);
    const thanks =
      topic === "practised"
        ? script.pickUp(listen.practisedThing(heard), listen.durationSaid(heard))
        : script.noted(kept.nextStep ?? null, kept.when ?? null);
    return { understood, say: script.oneMinuteFarewell(state.firstName, thanks), change: kept, hangUp: true };
  }
  if (empty && state.asked === "once")
    return { understood, say: script.askAgain(topic), change: { asked: "again" } };
  if (empty)
    return onward(state, understood, topic, topic === "next" ? script.NOTHING_NEXT : script.MOVE_ON, {});
  const none = understood === "decline";
  switch (topic) {
    case "practised": {
      const thing = none ? null : listen.practisedThing(heard);
      if (none || (thing === null && listen.didNothing(heard)))
        return onward(state, understood, "part", script.NOTHING_PRACTISED, { practisedNothing: true });
      const duration = listen.durationSaid(heard);
      const follow = duration === null ? "minutes" : "part";
      const say = `${script.pickUp(thing, duration)} ${script.ask(follow)}`;
      return { understood, say, change: { topic: follow, asked: "once" } };
    }
    case "minutes":
      return onward(
        state,
        understood,
        "part",
        script.afterMinutes(none ? null : listen.durationSaid(heard)),
        {},
      );
    case "part":
      return onward(
        state,
        understood,
        topic,
        none ? script.MOVE_ON : script.afterPart(listen.shortEcho(heard, "part")),
        {},
      );
    case "learned":
      return onward(
        state,
        understood,
        topic,
        none || listen.wasNone(heard)
          ? script.NOTHING_LEARNED
          : script.afterLearned(listen.shortEcho(heard, "learned")),
        {},
      );
    case "hard":
      return onward(
        state,
        understood,
        topic,
        none || listen.wasNone(heard) ? script.NOTHING_HARD : script.afterHard,
        {},
      );
    case "next":
    case "when": {
      if (none) return onward(state, understood, "when", topic === "next" ? script.NOTHING_NEXT : "", {});
      return onward(state, understood, topic, "", nextStepIn(state, heard));
    }
  }
}

/** What comes after a topic: the next question of the agenda, or the goodbye. */
function onward(
  state: ConversationState,
  understood: Understood,
  done: script.Topic,
  acknowledgement: string,
  learned: Partial<ConversationState>,
): Reply {
  const after = { ...state, ...learned };
  const topic = topicAfter(after, done);
  if (topic === null) {
    const bye = script.farewell(state.firstName, after.nextStep, after.when);
    return { understood, say: `${acknowledgement} ${bye}`.trim(), change: learned, hangUp: true };
  }
  const thanks = topic === "when" ? script.AFTER_NEXT : acknowledgement;
  const say = `${thanks} ${script.ask(topic, after.practisedNothing)}`;
  return { understood, say, change: { ...learned, topic, asked: "once" } };
}

function topicAfter(state: ConversationState, done: script.Topic): script.Topic | null {
  switch (done) {
    case "practised":
    case "minutes":
    case "part":
      return "learned";
    case "learned":
      return state.practisedNothing ? "next" : "hard";
    case "hard":
      return "next";
    case "next":
      return state.nextStep !== null && state.when === null ? "when" : null;
    case "when":
      return null;
  }
}

/** The promise in an answer to "next" or "when"; nothing at other moments of the talk. */
export function nextStepIn(state: ConversationState, heard: string): Partial<ConversationState> {
  const told = withoutBye(heard);
  if (told === "") return {};
  if (state.topic === "when") return { when: listen.whenSaid(told) };
  return state.topic === "next" ? { nextStep: listen.nextStepSaid(told), when: listen.whenSaid(told) } : {};
}

/** An answer without the goodbye at its end; empty when nothing but a goodbye was said. */
function withoutBye(heard: string): string {
  const rest = heard
    .slice(0, 1_000)
    .replace(
      /[\s,.!]*(?:\b(?:ok|okay|so|and|but|well|thanks|thank you|i (?:have|need|got) to go|i've got to go|got to go|gotta go|good ?bye|bye|see you|talk (?:soon|tomorrow|later)|now)\b[\s,.!]*)+$/i,
      "",
    );
  return rest.trim();
}
