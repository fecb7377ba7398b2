import { backOnRecord } from "~/domain/conversation/back-on-record";
import { ALL_LOCALES, localeOf } from "~/domain/conversation/locales";
import type { Locale } from "~/domain/conversation/locales/locale";
import type { MoveSetting, MoveWish } from "~/domain/conversation/moves";
import {
  asksOffRecord,
  hear,
  type Moment,
  NO_REQUESTS,
  onlyTheRequest,
  type Requests,
} from "~/domain/conversation/requests";
import { understand, understoodIn } from "~/domain/conversation/understand";
import { readWords } from "~/domain/conversation/words";
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
 * @param options.unsettledStopCounts a wish to stop that the person left with counts
 * @param options.asksBack whoever led the talk asks back about every wish to stop; where that isn't known, one that
 * was answered without a question counts as well
 */
export function wishesIn(
  turns: readonly Turn[],
  { language, ...setting }: TalkSetting,
  options: { unsettledStopCounts?: boolean; asksBack?: boolean } = {},
): Wish[] {
  const locale = localeOf(language);
  const { unsettledStopCounts = false, asksBack = !unsettledStopCounts } = options;
  let requests: Requests = NO_REQUESTS;
  let asked = "";
  for (const turn of turns) {
    if (turn.role === "companion") {
      requests = afterCompanion(requests, turn.text, locale, asksBack);
      asked += ` ${turn.text}`;
      continue;
    }
    const planAsked = locale.moves.asksForPlan.test(asked);
    const notYouAsked = asked.includes(locale.lines.notYou);
    asked = "";
    const moment: Moment = { locale, setting, offRecord: false, planAsked, notYouAsked };
    requests = hear(requests, turn.text, moment).requests;
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
function afterCompanion(requests: Requests, line: string, { lines }: Locale, asksBack: boolean): Requests {
  if (!isOpen(requests)) return requests;
  const promised = line.includes(lines.stopPromise) || line.includes(lines.crisisStopPromise);
  const notAskedBack = !asksBack && !line.includes("?");
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
 * dropped, the companion's lines too. What was asked of us in between stays, because we have to act on it, without
 * the words around it. What was said in the last turn before it came back is dropped, too. Any language the
 * companion speaks takes the talk off the record. Doing it twice changes nothing more.
 * @param turns all turns of one call, in order
 * @param language of the call; without it, any language brings the talk back
 */
export function onRecordOnly(turns: readonly Turn[], language?: Language): Turn[] {
  const locales = language === undefined ? ALL_LOCALES : [localeOf(language)];
  const standing = locales.map((locale) => ({ locale, requests: NO_REQUESTS }));
  let offRecord = false;
  return turns.flatMap((turn) => {
    if (turn.role === "companion") return offRecord ? [] : [turn];
    const wasOff = offRecord;
    // As the companion hears it: who asks us to stop in the same breath stays off the record.
    const back =
      offRecord &&
      locales.some((locale) => understoodIn(readWords(turn.text, locale.words), locale) === "on_record");
    if (asksOffRecord(turn.text)) offRecord = true;
    else if (back) offRecord = false;
    let asked: string | null = null;
    for (const person of standing) {
      const moment: Moment = {
        locale: person.locale,
        setting: ANY_TIME,
        offRecord,
        planAsked: false,
        notYouAsked: false,
      };
      if (offRecord) asked ??= onlyTheRequest(person.requests, turn.text, moment);
      person.requests = hear(person.requests, turn.text, moment).requests;
    }
    if (!offRecord) {
      const text = wasOff ? backOnRecord(turn.text, locales) : turn.text;
      return wasOff && text === "" ? [] : [{ ...turn, text }];
    }
    return asked === null ? [] : [{ ...turn, text: asked }];
  });
}
