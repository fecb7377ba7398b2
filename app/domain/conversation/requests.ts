import { ALL_LOCALES } from "~/domain/conversation/locales";
import type { Refusal } from "~/domain/conversation/locales/lines";
import type { Locale } from "~/domain/conversation/locales/locale";
import {
  type MoveSetting,
  type MoveWish,
  type Reading,
  readMove,
  saysNotToday,
} from "~/domain/conversation/moves";
import { asksToStop, stopReply, type Understood, understoodIn } from "~/domain/conversation/understand";
import { means, readWords, type Utterance } from "~/domain/conversation/words";

/**
 * The one rule of how what a person asks of us becomes a promise, shared by the companion, who speaks it, and by
 * the server, which keeps it.
 */

/** How far a request to stop calling has come. `asked_twice`: the question was put again, more plainly. */
export type StopProgress = "none" | "asked" | "asked_twice" | "stopped";

/** What was asked of us so far; plain JSON. */
export type Requests = {
  stop: StopProgress;
  wrongNumber: boolean;
  /** The last wish about when the phone rings. */
  wish: MoveWish | null;
  /** The wish was noted a moment ago: a "no" or "never mind" takes it back. */
  fresh: boolean;
  /** The companion has just asked when it shall call. */
  whenAsked: boolean;
  /** Something was told or answered on the record. */
  told: boolean;
  /** A crisis phrase was heard: from then on calls stop without asking back. */
  crisis: boolean;
};

export const NO_REQUESTS: Requests = {
  stop: "none",
  wrongNumber: false,
  wish: null,
  fresh: false,
  whenAsked: false,
  told: false,
  crisis: false,
};

/** What an utterance did to the requests; null when it asked nothing of us. */
export type Settled =
  | { what: "crisis" }
  | { what: "wrong_number" | "stop_asked" | "stop_asked_again" | "stop_waits" | "stopped" }
  | { what: "stop_declined" | "stop_unsettled" | "just_today" | "taken_back" | "ask_when" }
  | { what: "wish"; wish: MoveWish }
  | { what: "refused"; refusal: Refusal };

export type Heard = {
  requests: Requests;
  understood: Understood;
  settled: Settled | null;
  /** Off the record was asked for along with whatever else was said: nothing is kept from here on. */
  goesOff: boolean;
};
type Settling = Omit<Heard, "goesOff">;

/** What has to be known of the moment. */
export type Moment = {
  locale: Locale;
  setting: MoveSetting;
  /** Nothing but requests to us is kept: what only might be one counts for nothing. */
  offRecord: boolean;
  /** The companion's line before this asked for a plan: a bare time is the answer to it. */
  planAsked: boolean;
  /** The companion's line before this said what to do when it wasn't them. */
  notYouAsked: boolean;
};

/**
 * Hears one utterance.
 *
 * Stop: asked about once; a yes, a repetition or leaving without taking it back ends the calls; a no or "just
 * today" keeps them. An answer that is neither is asked about once more, then the calls stay. Moves: the last one
 * counts, unless it is taken back right after.
 */
export function hear(before: Requests, text: string, moment: Moment): Heard {
  const said = readWords(text, moment.locale.words);
  const goesOff = asksOffRecord(text);
  const plain = understoodHere(before, said, moment);
  const understood = goesOff && !REQUESTS.has(plain) ? "off_record" : plain;
  return { ...settle(before, said, understood, moment), goesOff };
}
/** What was said, where it matters when it was said. */
function understoodHere(before: Requests, said: Utterance, { locale, notYouAsked }: Moment): Understood {
  const understood = understoodIn(said, locale);
  if (notYouAsked && understood !== "crisis" && means(locale.phrases.notMe, said)) return "wrong_number";
  return understood === "not_there" && before.told ? "answer" : understood;
}

const REQUESTS: ReadonlySet<Understood> = new Set<Understood>(["crisis", "wrong_number", "stop_calls"]);

/**
 * The part of an utterance that may be kept where the talk is off the record: the words that ask something of us,
 * which mean the same without the rest. Said twice it is the same part.
 * @param before the requests as they were
 * @returns null when nothing was asked, or not in words of its own
 */
export function onlyTheRequest(before: Requests, text: string, moment: Moment): string | null {
  const { locale } = moment;
  const asks = (part: string) => {
    const { requests, settled } = hear(before, part, moment);
    return JSON.stringify([requests, settled]);
  };
  const { settled, requests } = hear(before, text, moment);
  if (settled === null || settled.what === "stop_waits") return null;
  if (settled.what === "stop_asked_again" || settled.what === "stop_unsettled") return UNHEARD;
  const inDistress = settled.what === "crisis";
  if (inDistress && requests.stop !== "stopped") return null;
  const whole = asks(text);
  const fits = (part: string) =>
    inDistress ? asksToStop(readWords(part, locale.words), locale) : asks(part) === whole;
  if (!fits(text)) return null;
  let part = passage(text.trim(), fits);
  if (part === null) return null;
  for (;;) {
    const shorter = shortest(part, fits);
    if (shorter === part) return part;
    part = shorter;
  }
}

/** Stands for words that were no answer to the question about stopping. */
const UNHEARD = "…";

/** No request needs more words, and looking for the shortest part takes as long as the square of their number. */
const MOST_WORDS = 40;

/**
 * Where in a text it is asked: the last sentence that asks by itself, or else the last few dozen words that do.
 * @returns at most `MOST_WORDS` words, or null when no such part asks the same
 */
function passage(text: string, fits: (part: string) => boolean): string | null {
  const alone = text.split(/(?<=[.!?;…])\s+/).findLast(fits) ?? text;
  const words = alone.split(/\s+/);
  if (words.length <= MOST_WORDS) return alone;
  for (let end = words.length; end > 0; end -= MOST_WORDS / 2) {
    const part = words.slice(Math.max(0, end - MOST_WORDS), end).join(" ");
    if (fits(part)) return part;
  }
  return null;
}

/** The shortest beginning of the shortest end of a text that still fits, but a short sentence stays whole. */
function shortest(text: string, fits: (part: string) => boolean): string {
  const words = text.split(/\s+/);
  const from = words.findLastIndex((_, at) => fits(words.slice(at).join(" ")));
  const end = words.slice(Math.max(0, from));
  const until = end.findIndex((_, at) => fits(end.slice(0, at + 1).join(" "))) + 1;
  const sentence = end.findIndex((word) => /[.,;:!?…]$/.test(word)) + 1 || end.length;
  const short = sentence <= SHORT_SENTENCE && sentence >= until && fits(end.slice(0, sentence).join(" "));
  return end.slice(0, short ? sentence : until || end.length).join(" ");
}
const SHORT_SENTENCE = 3;

/** Is off the record asked for, in any language the companion speaks? */
export function asksOffRecord(text: string): boolean {
  return ALL_LOCALES.some(({ words, phrases }) => means(phrases.offRecord, readWords(text, words)));
}

function settle(before: Requests, said: Utterance, understood: Understood, moment: Moment): Settling {
  const quiet = { ...before, fresh: false, whenAsked: false };
  if (before.stop === "stopped") return { requests: quiet, understood, settled: null };
  if (understood === "crisis") return inCrisis(quiet, said, moment.locale);
  if (understood === "wrong_number")
    return {
      requests: { ...quiet, wrongNumber: true, stop: "none", wish: null },
      understood,
      settled: { what: "wrong_number" },
    };
  if (before.stop !== "none") return whileStopping(before, quiet, said, understood, moment);
  if (understood === "stop_calls") {
    if (before.crisis)
      return {
        requests: { ...quiet, stop: "stopped", wish: null },
        understood,
        settled: { what: "stopped" },
      };
    return { requests: { ...quiet, stop: "asked" }, understood, settled: { what: "stop_asked" } };
  }
  if (understood === "repeat") return { requests: before, understood, settled: null };
  if (before.fresh && means(moment.locale.phrases.takeBack, said))
    return { requests: { ...quiet, wish: null }, understood: "decline", settled: { what: "taken_back" } };
  return moved(before, quiet, said, understood, moment);
}

function inCrisis(quiet: Requests, said: Utterance, locale: Locale): Settling {
  const stops = quiet.stop !== "none" || means(locale.phrases.stopCalls, said);
  const requests: Requests = stops
    ? { ...quiet, crisis: true, stop: "stopped", wish: null }
    : { ...quiet, crisis: true };
  return { requests, understood: "crisis", settled: { what: "crisis" } };
}

function whileStopping(
  before: Requests,
  quiet: Requests,
  said: Utterance,
  understood: Understood,
  { locale, setting }: Moment,
): Settling {
  if (understood === "repeat" || understood === "off_record" || understood === "on_record")
    return { requests: before, understood, settled: { what: "stop_waits" } };
  const none: Requests = { ...quiet, stop: "none" };
  const reply = stopReply(said, locale);
  if (reply === "confirm" || (reply === null && understood === "goodbye"))
    return { requests: { ...quiet, stop: "stopped", wish: null }, understood, settled: { what: "stopped" } };
  const move = readMove(said, locale, setting, "bare");
  const more =
    reply === "just_today" ? move?.outcome === "possible" && move.wish.kind !== "skip_today" : true;
  if (move?.outcome === "possible" && more && (reply !== null || understood === "move_call"))
    return {
      requests: { ...none, wish: move.wish, fresh: true },
      understood: "move_call",
      settled: { what: "wish", wish: move.wish },
    };
  if (reply === "just_today")
    return {
      requests: { ...none, wish: { kind: "skip_today" }, fresh: true },
      understood: "decline",
      settled: { what: "just_today" },
    };
  if (reply === "decline")
    return { requests: none, understood: "decline", settled: { what: "stop_declined" } };
  if (before.stop === "asked")
    return { requests: { ...quiet, stop: "asked_twice" }, understood, settled: { what: "stop_asked_again" } };
  return { requests: none, understood, settled: { what: "stop_unsettled" } };
}

function moved(
  before: Requests,
  quiet: Requests,
  said: Utterance,
  understood: Understood,
  { locale, setting, offRecord, planAsked }: Moment,
): Settling {
  const plain = (meaning: Understood): Settling => {
    const tells = meaning === "answer" || meaning === "confirm" || meaning === "decline";
    return {
      requests: { ...quiet, told: before.told || (tells && !offRecord) },
      understood: meaning,
      settled: null,
    };
  };
  const corrects = before.fresh && locale.moves.corrects.test(said.flat);
  if (understood !== "move_call" && !before.whenAsked && !corrects) return plain(understood);
  if (TALKED_ABOUT.has(understood)) return plain(understood);
  if (saysNotToday(said, locale)) {
    if (offRecord || before.told || planAsked) return plain("decline");
    return {
      requests: { ...quiet, wish: { kind: "skip_today" }, fresh: true },
      understood,
      settled: { what: "wish", wish: { kind: "skip_today" } },
    };
  }
  const bareCounts = !offRecord && !planAsked;
  const reading: Reading = before.whenAsked || corrects ? "time_was_asked" : bareCounts ? "bare" : "asked";
  const day = corrects && before.wish?.kind === "move_call" ? before.wish.day : null;
  const move = readMove(said, locale, setting, reading, day);
  if (move === null) return plain(understood === "move_call" ? "answer" : understood);
  switch (move.outcome) {
    case "possible":
      return {
        requests: { ...quiet, wish: move.wish, fresh: true },
        understood: "move_call",
        settled: { what: "wish", wish: move.wish },
      };
    case "refused":
      return {
        requests: quiet,
        understood: "move_call",
        settled: { what: "refused", refusal: move.refusal },
      };
    case "ask_when":
      return {
        requests: { ...quiet, whenAsked: true },
        understood: "move_call",
        settled: { what: "ask_when" },
      };
  }
}
const TALKED_ABOUT: ReadonlySet<Understood> = new Set<Understood>([
  "off_record",
  "on_record",
  "about_record",
  "not_there",
  "who_is_calling",
  "short_on_time",
  "goodbye",
  "unclear",
]);
