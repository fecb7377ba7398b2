import { ALL_LOCALES, localeOf } from "~/domain/conversation/locales";
import type { Locale } from "~/domain/conversation/locales/locale";
import type { MoveSetting, MoveWish } from "~/domain/conversation/moves";
import { asksOffRecord, hear, NO_REQUESTS, type Requests } from "~/domain/conversation/requests";
import { understand } from "~/domain/conversation/understand";
import { means, readWords } from "~/domain/conversation/words";
import type { Language, Turn } from "~/providers/telephony/provider";

/**
 * What a talk leaves to be done, from its turns alone, whoever led it. For a talk that our engine led it is exactly
 * what the companion promised.
 */

export type Wish = { kind: "stop_calls" } | { kind: "wrong_number" } | MoveWish;

/** What has to be known of a call to read its turns. */
export type TalkSetting = MoveSetting & { language: Language };

/**
 * What the person asked of us: to stop, never to ring this number again, and at most one wish about when it rings,
 * the last that was possible and wasn't taken back. A wish about when that came before "stop" is void.
 * @param turns the kept turns of one call, in order
 * @param setting as the agenda of the call had it
 * @param options.unsettledStopCounts a wish to stop that nobody asked back about, or that the person left with, counts
 */
export function wishesIn(
  turns: readonly Turn[],
  { language, ...setting }: TalkSetting,
  options: { unsettledStopCounts?: boolean } = {},
): Wish[] {
  const locale = localeOf(language);
  const { unsettledStopCounts = false } = options;
  let requests: Requests = NO_REQUESTS;
  let asked = "";
  for (const turn of turns) {
    if (turn.role === "companion") {
      requests = afterCompanion(requests, turn.text, locale, unsettledStopCounts);
      asked += ` ${turn.text}`;
      continue;
    }
    const planAsked = locale.moves.asksForPlan.test(asked);
    asked = "";
    requests = hear(requests, turn.text, { locale, setting, offRecord: false, planAsked }).requests;
  }
  const unsettled = unsettledStopCounts && isOpen(requests);
  const wishes: Wish[] = [];
  if (requests.stop === "stopped" || unsettled) wishes.push({ kind: "stop_calls" });
  if (requests.wrongNumber) wishes.push({ kind: "wrong_number" });
  if (requests.wish && !unsettled) wishes.push(requests.wish);
  return wishes;
}

const isOpen = ({ stop }: Requests) => stop === "asked" || stop === "asked_twice";

/** A promise that was spoken counts; an agent that doesn't ask back leaves the wish as it was said. */
function afterCompanion(
  requests: Requests,
  line: string,
  { lines }: Locale,
  unsettledStopCounts: boolean,
): Requests {
  if (!isOpen(requests)) return requests;
  const promised = line.includes(lines.stopPromise) || line.includes(lines.crisisStopPromise);
  const notAskedBack = unsettledStopCounts && !line.includes("?");
  return promised || notAskedBack ? { ...requests, stop: "stopped", wish: null } : requests;
}

/**
 * Was somebody in distress? Then the talk is no game.
 * @param turns the kept turns of one call
 */
export function heardCrisis(turns: readonly Turn[], language: Language): boolean {
  return turns.some((turn) => turn.role === "user" && understand(turn.text, language) === "crisis");
}

/** Hours in which the phone may always ring: what can be done about a wish doesn't matter here. */
const ANY_TIME: MoveSetting = { callTime: "", localTime: "", hours: { opens: "00:00", closes: "24:00" } };

/**
 * The turns that may be kept: everything from the turn that went off the record up to the one that came back is
 * dropped, the companion's lines too. What was asked of us in between stays, because we have to act on it. Any
 * language the companion speaks takes the talk off the record. Doing it twice changes nothing more.
 * @param turns all turns of one call, in order
 * @param language of the call; without it, any language brings the talk back
 */
export function onRecordOnly(turns: readonly Turn[], language?: Language): Turn[] {
  const locales = language === undefined ? ALL_LOCALES : [localeOf(language)];
  const standing = locales.map((locale) => ({ locale, requests: NO_REQUESTS }));
  let offRecord = false;
  return turns.filter((turn) => {
    if (turn.role === "companion") return !offRecord;
    const back =
      offRecord && locales.some(({ words, phrases }) => means(phrases.onRecord, readWords(turn.text, words)));
    if (asksOffRecord(turn.text)) offRecord = true;
    else if (back) offRecord = false;
    let asksUs = false;
    for (const person of standing) {
      const moment = { locale: person.locale, setting: ANY_TIME, offRecord, planAsked: false };
      const { requests, settled } = hear(person.requests, turn.text, moment);
      const stopped = settled?.what === "crisis" && requests.stop === "stopped";
      asksUs ||= stopped || (settled !== null && settled.what !== "crisis" && settled.what !== "stop_waits");
      person.requests = requests;
    }
    return !offRecord || asksUs;
  });
}
