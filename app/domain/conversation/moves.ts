import type { MoveDay, Refusal } from "~/domain/conversation/locales/lines";
import type { Locale, MoveGrammar, MoveKind, MoveRule } from "~/domain/conversation/locales/locale";
import { found, type Utterance } from "~/domain/conversation/words";

/** Reads out of an utterance when the phone shall ring instead. */

/** A wish about when the phone rings. Times are local, `HH:MM`. */
export type MoveWish =
  | { kind: "skip_today" }
  | { kind: "call_in"; minutes: number }
  /** `day` is an ISO weekday when it is a number; a time of null is the usual one. */
  | { kind: "move_call"; day: "today" | "tomorrow" | number; time: string | null }
  | { kind: "pause"; until: "next_week" }
  | { kind: "drop_weekday"; weekday: number };

/** What has to be known of a call to read a time out of what was said in it. */
export type MoveSetting = {
  /** The time of the daily call, `HH:MM`; empty when there is none. */
  callTime: string;
  /** When the call was dialled, `HH:MM`; empty where it isn't known: then no time has passed yet. */
  localTime: string;
  /** When the phone may ring; the first minute is inside, the last is not. */
  hours: { opens: string; closes: string };
};

/** What became of a wish: it can be met, it can't, or the companion has to ask when. */
export type Move =
  | { outcome: "possible"; wish: MoveWish }
  | { outcome: "refused"; refusal: Refusal }
  | { outcome: "ask_when" };

const SHORTEST_WAIT = 5;
const LONGEST_WAIT = 120;
const HALF_DAY = 12 * 60;
const DAY = 24 * 60;
/** An utterance that only names a time, when the companion has just asked for one, is short. */
const JUST_A_TIME = 8;

/** Which ways of saying it count: those that nobody can take for an answer, or bare times as well. */
export type Reading = "asked" | "bare" | "time_was_asked";

/**
 * The wish in an utterance; null when there is none. The last sentence with one counts.
 * @param reading "time_was_asked" right after the companion has asked when, or where a wish is being corrected
 * @param day the day that is meant when none is named, from the wish that is being corrected
 */
export function readMove(
  said: Utterance,
  locale: Locale,
  setting: MoveSetting,
  reading: Reading,
  day: MoveDay | null = null,
): Move | null {
  const { moves } = locale;
  for (const heard of said.sentences.toReversed()) {
    const sentence = withDigits(heard, moves);
    const move = moveIn(sentence, moves, setting, { reading, day });
    if (move) return move;
  }
  if (reading === "asked" || said.sentences.length < 2) return null;
  return moveIn(withDigits(said.flat, moves), moves, setting, { reading, day });
}

type Read = { reading: Reading; day: MoveDay | null };

/** Is there a wish in these words that narrows "stop calling me"? */
export function narrowsStop(sentence: string, locale: Locale): boolean {
  const { moves } = locale;
  const read = withDigits(sentence, moves);
  if (locale.stopReply.forGood.test(read)) return false;
  return moves.asked.some((rule) => NARROW.has(rule.kind) && isWishIn(rule, read, moves));
}
const NARROW: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "skip_today",
  "next_week",
  "drop_weekday",
  "in_settings",
]);

/** Does an utterance wish for another time, whatever can be done about it? */
export function asksToMove(said: Utterance, locale: Locale): boolean {
  const { asked, bare, notToday } = locale.moves;
  const flat = withDigits(said.flat, locale.moves);
  return (
    said.sentences.some((sentence) => {
      const read = withDigits(sentence, locale.moves);
      return asked.some((rule) => isWishIn(rule, read, locale.moves));
    }) ||
    bare.some((rule) => isWish(rule, flat, locale.moves)) ||
    notToday.some((pattern) => pattern.test(flat))
  );
}

/** Is this no more than "not today"? Before anything was told it means the call, later it is a plain no. */
export function saysNotToday(said: Utterance, locale: Locale): boolean {
  return locale.moves.notToday.some((pattern) => pattern.test(said.flat));
}

/** The longest spoken number counts: "twenty five" is 25. */
function withDigits(sentence: string, { numbers }: MoveGrammar): string {
  const words = sentence.split(" ");
  const read: string[] = [];
  for (let at = 0; at < words.length; ) {
    const span =
      [4, 3, 2, 1].find((size) => Object.hasOwn(numbers, words.slice(at, at + size).join(" "))) ?? 0;
    const value = span > 0 ? numbers[words.slice(at, at + span).join(" ")] : undefined;
    read.push(value === undefined ? (words[at] ?? "") : String(value));
    at += Math.max(1, span);
  }
  return read.join(" ");
}

function moveIn(
  sentence: string,
  moves: MoveGrammar,
  setting: MoveSetting,
  { reading, day }: Read,
): Move | null {
  const bare = sentence.replace(/ ?,/g, "");
  const rule =
    moves.asked.find((candidate) => isWishIn(candidate, sentence, moves)) ??
    (reading === "asked" ? undefined : moves.bare.find((candidate) => isWish(candidate, bare, moves)));
  if (rule) return answer(rule.kind, sentence, moves, setting, day);
  const justATime = reading === "time_was_asked" && bare.split(" ").length <= JUST_A_TIME;
  return justATime && hasTime(bare, moves) ? answer("some_time", sentence, moves, setting, day) : null;
}

const isWishIn = (rule: MoveRule, sentence: string, moves: MoveGrammar) =>
  isWish(rule, sentence, moves) || isWish(rule, sentence.replace(/ ?,/g, ""), moves);

function isWish(rule: MoveRule, sentence: string, moves: MoveGrammar): boolean {
  if (!found(rule, sentence)) return false;
  if (rule.kind === "call_in" || rule.kind === "move_call") return hasTime(sentence, moves);
  return rule.kind !== "drop_weekday" || weekdayIn(sentence, moves) !== null;
}

const hasTime = (sentence: string, moves: MoveGrammar) =>
  lengthIn(sentence, moves) !== null || dayIn(sentence, moves) !== null || clockIn(sentence, moves) !== null;

function answer(
  kind: MoveKind,
  sentence: string,
  moves: MoveGrammar,
  setting: MoveSetting,
  day: MoveDay | null,
): Move {
  switch (kind) {
    case "skip_today":
      return { outcome: "possible", wish: { kind } };
    case "next_week":
      return { outcome: "possible", wish: { kind: "pause", until: "next_week" } };
    case "drop_weekday": {
      const weekday = weekdayIn(sentence, moves);
      if (weekday === null || weekdaysIn(sentence, moves) > 1) return inSettings;
      return { outcome: "possible", wish: { kind, weekday } };
    }
    case "in_settings":
      return inSettings;
    default:
      return moves.everyDay.test(sentence) ? inSettings : atAnotherTime(sentence, moves, setting, day);
  }
}
const inSettings: Move = { outcome: "refused", refusal: { reason: "in_settings" } };

function atAnotherTime(whole: string, moves: MoveGrammar, setting: MoveSetting, meant: MoveDay | null): Move {
  if (moves.vague.test(whole)) return { outcome: "ask_when" };
  const sentence = whatIsMeant(whole, moves);
  const day = dayIn(sentence, moves) ?? (sentence === whole ? null : dayIn(whole, moves)) ?? meant;
  const length = lengthIn(sentence, moves);
  if (length !== null) {
    const { minutes, after } = length;
    const shift = moves.earlier.test(after) ? -minutes : moves.later.test(after) ? minutes : null;
    if (shift === null || (day === null && shift > 0)) return afterMinutes(minutes, setting);
    const time = (inMinutes(setting.callTime || setting.localTime) + shift + DAY) % DAY;
    const laterToday = day === null && time > inMinutes(setting.localTime);
    return onDay(laterToday ? "today" : (day ?? "tomorrow"), [time], setting);
  }
  const clock = clockIn(sentence, moves);
  const part = moves.dayParts.find(({ pattern }) => pattern.test(sentence));
  if (clock === null && day === null && part === undefined) return { outcome: "ask_when" };
  if (clock !== null) return onDay(day, readings(clock, part?.half), setting);
  if (part === undefined) {
    if (day === "today") return { outcome: "ask_when" };
    return { outcome: "possible", wish: { kind: "move_call", day: day ?? "tomorrow", time: null } };
  }
  const usual = setting.callTime !== "" && setting.callTime >= part.from && setting.callTime < part.until;
  const move = onDay(day, [inMinutes(usual && day !== "today" ? setting.callTime : part.time)], setting);
  return move.outcome === "possible" ? move : { outcome: "ask_when" };
}

/** Without the time that was taken back or ruled out in the same breath, where another one is left. */
function whatIsMeant(sentence: string, moves: MoveGrammar): string {
  const last = sentence.split(moves.mends).at(-1) ?? sentence;
  const kept = (clockIn(last, moves) === null ? sentence : last)
    .replace(moves.notMeant, " ")
    .replace(/ +/g, " ")
    .trim();
  return hasTime(kept, moves) ? kept : sentence;
}

function afterMinutes(minutes: number, { localTime, hours }: MoveSetting): Move {
  if (minutes < SHORTEST_WAIT) return { outcome: "refused", refusal: { reason: "wait_too_short" } };
  if (minutes > LONGEST_WAIT) return { outcome: "refused", refusal: { reason: "wait_too_long" } };
  const then = inMinutes(localTime) + minutes;
  if (localTime === "") return { outcome: "possible", wish: { kind: "call_in", minutes } };
  if (then >= DAY || !isOpen(then, hours))
    return { outcome: "refused", refusal: { reason: "outside_hours", time: asTime(then % DAY), ...hours } };
  return { outcome: "possible", wish: { kind: "call_in", minutes } };
}

/**
 * The reading that is nearest to the usual time, of those that are possible; without a day it is the next such
 * time.
 */
function onDay(
  day: MoveDay | null,
  times: readonly number[],
  { callTime, localTime, hours }: MoveSetting,
): Move {
  const usual = inMinutes(callTime || localTime);
  const nearest = times.toSorted((a, b) => Math.abs(a - usual) - Math.abs(b - usual) || b - a);
  const now = localTime === "" ? -1 : inMinutes(localTime);
  const open = nearest.filter((time) => isOpen(time, hours));
  const time = open.find((candidate) => day !== "today" || candidate > now);
  if (time === undefined) {
    const meant = open[0] ?? nearest[0] ?? usual;
    const passed = isOpen(meant, hours);
    return {
      outcome: "refused",
      refusal: passed
        ? { reason: "time_passed", time: asTime(meant) }
        : { reason: "outside_hours", time: asTime(meant), ...hours },
    };
  }
  const when = day ?? (time > now ? "today" : "tomorrow");
  return { outcome: "possible", wish: { kind: "move_call", day: when, time: asTime(time) } };
}

/** Both halves of the day, unless the words tell which one or the hour can only be one. */
function readings(clock: { time: number; sure: boolean }, half: "am" | "pm" | undefined): number[] {
  if (clock.sure) return [clock.time];
  const morning = clock.time % HALF_DAY;
  if (half === "am") return [morning];
  return half === "pm" ? [morning + HALF_DAY] : [morning, morning + HALF_DAY];
}

function clockIn(sentence: string, { clock }: MoveGrammar): { time: number; sure: boolean } | null {
  for (const { pattern, add = 0, time } of clock) {
    const match = pattern.exec(sentence);
    if (match === null) continue;
    if (time !== undefined) return { time: inMinutes(time), sure: true };
    const hour = Number(match.groups?.hour);
    const minute = Number(match.groups?.minute ?? 0);
    if (!(hour <= 24 && minute < 60)) continue;
    return { time: ((hour % 24) * 60 + minute + add + DAY) % DAY, sure: hour > 12 || hour === 0 };
  }
  return null;
}

function lengthIn(sentence: string, { lengths }: MoveGrammar): { minutes: number; after: string } | null {
  for (const { pattern, minutes, plus = 0 } of lengths) {
    const match = pattern.exec(sentence);
    if (match === null) continue;
    const total = minutes * Number(match.groups?.count ?? 1) + plus;
    return { minutes: total, after: sentence.slice(match.index + match[0].length) };
  }
  return null;
}

function dayIn(sentence: string, moves: MoveGrammar): "today" | "tomorrow" | number | null {
  if (moves.tomorrow.test(sentence)) return "tomorrow";
  return weekdayIn(sentence, moves) ?? (moves.today.test(sentence) ? "today" : null);
}

function weekdayIn(sentence: string, { weekdays }: MoveGrammar): number | null {
  const at = weekdays.findIndex((weekday) => weekday.test(sentence));
  return at < 0 ? null : at + 1;
}

const weekdaysIn = (sentence: string, { weekdays }: MoveGrammar) =>
  weekdays.filter((weekday) => weekday.test(sentence)).length;

const isOpen = (time: number, { opens, closes }: MoveSetting["hours"]) =>
  time >= inMinutes(opens) && time < inMinutes(closes);

function inMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

const asTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
